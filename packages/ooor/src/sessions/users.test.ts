import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import type { CredentialOptions } from './options.ts'
import type { SessionCore } from './session-core.ts'
import { Users } from './users.ts'

const core = () => ({}) as SessionCore

describe('the users of a connection', () => {
  it('have one session for each credential', () => {
    const users = new Users()
    const key = () => 'key'
    const credentials: CredentialOptions[] = [
      { username: 'a', password: 'b' },
      { username: 'a', password: 'c' },
      { username: 'a', apiKey: 'b' },
      { username: 'a', apiKey: key },
      { username: 'a', apiKey: () => 'key' },
      { username: 'a', password: 'b', totp: key },
      { username: 'a","b', password: '' },
    ]
    const cores = credentials.map((one) => users.of(one, core))
    expect(new Set(cores).size).toBe(credentials.length)
    expect(credentials.map((one) => users.of({ ...one }, core))).toEqual(cores)
  })

  it('are let go, whoever was not asked for longest first', () => {
    const users = new Users()
    const of = (index: number) => users.of({ username: `user ${index}`, apiKey: () => 'key' }, core)
    const first = users.of({ username: 'first', password: 'p' }, core)
    const kept = users.of({ username: 'kept', password: 'p' }, core)
    for (let index = 0; index < 1500; index++) {
      of(index)
      if (index % 100 === 0) users.of({ username: 'kept', password: 'p' }, core)
    }
    expect(users.of({ username: 'kept', password: 'p' }, core)).toBe(kept)
    expect(users.of({ username: 'first', password: 'p' }, core)).not.toBe(first)
  })

  it.each([
    [{ username: 'demo', password: 'demo', pasword: 'x' }, "a user has no option 'pasword'"],
    ['demo', 'options of a user are an object, not text'],
  ])('are checked by name, also once they are known: %j', (credential, words) => {
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
    odoo.withUser({ username: 'demo', password: 'demo' })
    expect(() => odoo.withUser(credential as never)).toThrow(words)
    expect(() => odoo.session(credential as never)).toThrow(words)
  })

  it('are the same login for the same credential', async () => {
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
    const demo = () => odoo.withUser({ username: 'demo', password: 'demo' })
    await demo().info()
    expect(demo().id).toBe(demo().id)
    expect(demo().id).not.toBeNull()
  })
})
