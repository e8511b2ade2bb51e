import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 16.0, 17.0 and 18.0.
it.each([
  ['14.0', false],
  ['16.0', true],
  ['17.0', true],
  ['18.0', true],
])('employees of %s read the list of modules: %s', (series, mayRead) => {
  const call = callerOn(series)
  const [demo] = call('res.users', 'search', [[['login', '=', 'demo']]]) as number[]
  expect(call('ir.module.module', 'check_access_rights', ['read', false], {}, demo)).toBe(mayRead)
})

// Tried on 17.0 and 18.0.
describe.each(['17.0', '18.0'])('the name of a message on %s', (series) => {
  const call = callerOn(series)
  const nameOf = (values: Readonly<Record<string, unknown>>) => {
    const id = call('mail.message', 'create', [{ body: 'x', ...values }])
    return (call('mail.message', 'read', [[id], ['display_name']]) as { display_name: unknown }[])[0]?.display_name
  }

  it('is that of what it is about', () => {
    const [partner] = call('res.partner', 'read', [[1], ['display_name']]) as { display_name: string }[]
    expect(nameOf({ model: 'res.partner', res_id: 1, subject: 'A subject' })).toBe(partner?.display_name)
    expect(nameOf({ subject: 'A subject' })).toBe(false)
  })
})

// Tried on 17.0, 18.0 and 19.0.
it.each([
  ['17.0', true],
  ['18.0', true],
  ['19.0', false],
])('on %s who may not make a record may fill in its form: %s', (series, mayFillIn) => {
  const call = callerOn(series)
  const [demo] = call('res.users', 'search', [[['login', '=', 'demo']]]) as number[]
  const fill = (model: string, ids: number[]) => () =>
    call(model, 'onchange', [ids, {}, [], { display_name: {} }], {}, demo)
  for (const filled of [fill('res.company', []), fill('res.company', [1])]) {
    if (mayFillIn) expect(filled).not.toThrow()
    else expect(raised(filled)).toMatch(/^AccessError/)
  }
})

it.each([
  ['14.0', undefined],
  ['17.0', undefined],
  ['18.0', 20],
])('an attribute of %s comes in the order: %s', (series, sequence) => {
  const defaults = callerOn(series)('product.attribute', 'default_get', [['sequence']])
  expect(defaults).toEqual(sequence === undefined ? {} : { sequence })
})
