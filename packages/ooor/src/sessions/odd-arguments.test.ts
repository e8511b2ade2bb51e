import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { result, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { ConfigError, InvalidValueError } from '../errors/index.ts'

const adapter = scriptedOdoo('17.0', () => result([]))
const odoo = connect('https://a:b@host/db', { adapter })
const session = odoo.defaultSession

describe('listening', () => {
  it('to an event that there is not says what there are', () => {
    const listen = (to: { on: unknown }, event: unknown) => () =>
      (to as { on: (event: unknown, listener: unknown) => unknown }).on(event, () => {})
    expect(listen(odoo, 'respnse')).toThrow(ConfigError)
    expect(listen(odoo, 'respnse')).toThrow(/^there is no event 'respnse': did you mean 'response'\? There are .*retry/)
    expect(listen(session, 'rotate')).toThrow(
      "there is no event 'rotate': did you mean 'rotated'? There are lost, renewed, rotated",
    )
    expect(listen(session, 'toString')).toThrow("no event 'toString'")
    expect(listen(session, undefined)).toThrow("no event 'undefined'")
  })

  it.each([undefined, null, 5, 'rotated'])('by what is no function is refused: %s', (listener) => {
    expect(() => odoo.on('retry', listener as never)).toThrow("a listener of 'retry' is a function")
    expect(() => session.on('lost', listener as never)).toThrow("a listener of 'lost' is a function")
  })
})

it.each([null, 5, 'x'])('what is no options rejects by name, and sends nothing: %j', async (options) => {
  const before = adapter.requests.length
  for (const asked of [session.info, odoo.whoami, session.series] as ((options: never) => Promise<unknown>)[]) {
    const owner = asked === odoo.whoami ? odoo : session
    await expect(asked.call(owner, options as never)).rejects.toThrow(/^options of (info|series) are an object, not /)
  }
  expect(adapter.requests.length).toBe(before)
})

it.each([[[2, 1]], ['2'], [0], [1.5], [null], [{}]])('withCompany(%j) names no company', (id) => {
  expect(() => session.withCompany(id as never)).toThrow(InvalidValueError)
  expect(() => session.withCompany(id as never)).toThrow('is not the id of a record of res.company')
  expect(() => odoo.withCompany(1, id as never)).toThrow(InvalidValueError)
})
