import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('code of server actions of %s', (series) => {
  const call = callerOn(series)
  const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
  const make = (code: string) =>
    call('ir.actions.server', 'create', [{ name: 'Code', model_id: model, state: 'code', code }])

  it.each([
    ...['records.check(', 'def (', 'x = 1)', 'print(1]', '{1:2', '"abc', "'''a", 'import os', 'x = "a\nb"'],
    ...["x = 'it\\'", '"""a\\"""', 'pass; import os', 'if x: import os'],
  ])('%j does not compile', (code) => {
    expect(raised(() => make(code))).toContain('ValidationError')
  })

  it.each(['# x (', 'x = """(\n"""', "x = '('", 'pass;pass', '', '   ', 'x == 1', "y = 'it\\'s ('"])(
    '%j compiles',
    (code) => {
      expect(make(code)).toEqual(expect.anything())
    },
  )
})

// Each tried on 14.0.
describe('a time zone that is none', () => {
  const call = callerOn('14.0')
  const next = (id: number, tz: unknown) => call('ir.sequence', 'next_by_id', [[id]], { context: { tz } })

  it('draws no number', () => {
    const [id] = [call('ir.sequence', 'create', [{ name: 'Numbers' }])].flat() as [number]
    expect(raised(() => next(id, 'Mars/X'))).toContain('UnknownTimeZoneError')
    expect(raised(() => next(id, 5))).toBe("AttributeError: 'int' object has no attribute 'upper'")
    expect(next(id, 'UTC')).toBe('1')
    expect(next(id, '')).toBe('2')
    const order = { partner_id: 3 }
    expect(raised(() => call('sale.order', 'create', [order], { context: { tz: 'Mars/X' } }))).toContain(
      'UnknownTimeZoneError',
    )
  })
})
