import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const DEMO = 6

describe.each(['14.0', '19.0'])('languages on %s', (series) => {
  const call = callerOn(series)
  const refused = (method: string, args: readonly unknown[], uid?: number) =>
    raised(() => call('res.lang', method, args, {}, uid))

  // Each tried on 14.0 and 19.0.
  it('are known by what they are known by, whoever asks', () => {
    expect(refused('write', [[1], { code: 'zz' }], DEMO)).toContain('UserError: Language code cannot be modified.')
  })

  it('are not put to sleep where somebody speaks them', () => {
    const [english] = call('res.lang', 'search', [[['code', '=', 'en_US']]]) as number[]
    expect(refused('write', [[english], { active: false }], DEMO)).toContain('UserError: Cannot deactivate a language')
  })

  it('have names, codes and addresses of their own', () => {
    const made = (values: object) => refused('create', [{ name: 'N', code: 'zz_ZZ', url_code: 'zzz', ...values }])
    expect(made({ code: 'en_US', active: false })).toContain('ValidationError')
    expect(made({ url_code: 'en' })).toContain('ValidationError')
    expect(made({ name: 'English (US)' })).toContain('ValidationError')
    expect(made({})).toBe('nothing was raised')
  })
})
