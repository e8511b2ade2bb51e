import { describe, expect, it } from 'vitest'
import { callerOn } from '../caller.test-help.ts'

// Tried on 16.0.
describe('imports on 16', () => {
  const call = callerOn('16.0')

  it('tell who may not in plain words, and look for words in no table of translations', () => {
    const [portal] = call('res.users', 'search', [[['login', '=', 'portal']]]) as [number]
    for (const [field, cell] of [
      ['type', 'contact'],
      ['active', 'true'],
    ]) {
      const rows = [['name', field], [['x', cell]]]
      const { ids, messages } = call('res.partner', 'load', rows, {}, portal) as {
        ids: unknown
        messages: { message: string; moreinfo?: string }[]
      }
      expect(ids).toBe(false)
      expect(messages).toMatchObject([{ message: expect.stringMatching(/^You are not allowed to create 'Contact'/) }])
      expect(messages[0]?.moreinfo).toBeUndefined()
    }
  })
})
