import { Sandbox } from '@ooor/sandbox'
import { ConfigError, connect } from 'ooor'
import { memoryStore, redisStore, storageStore } from 'ooor/store'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'

const { adapter } = new Sandbox()
const odoo = (settings = {}) => connect('http://admin:admin@sandbox/sandbox', { adapter, ...settings })
const partners = (settings = {}) => odoo(settings).model('res.partner')
const storage = {} as never

describe('an option that there is not is refused by name, of', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a session',
      () => odoo().session({ usernam: 'a', password: 'b' } as never),
      "'usernam': did you mean 'username'?",
    ],
    [
      'another user',
      () => odoo().defaultSession.withUser({ username: 'a', pasword: 'secret' } as never),
      "a user has no option 'pasword': did you mean 'password'?",
    ],
    ['memoryStore', () => memoryStore({ maxx: 1 } as never), "memoryStore has no option 'maxx': did you mean 'max'?"],
    ['redisStore', () => redisStore(async () => null, { prefx: 'a' } as never), "did you mean 'prefix'?"],
    ['storageStore', () => storageStore(storage, { prefx: 'a' } as never), "did you mean 'prefix'?"],
    [
      'a rate',
      () => partners({ limit: { rate: { requests: 1, per: 10, pr: 1 } } }).count(),
      "rate of limit has no option 'pr': did you mean 'per'?",
    ],
    ['a raw search', () => partners().raw.search([], { limt: 1 } as never), "a search has no option 'limt'"],
    ['a raw reading', () => partners().raw.searchRead([], ['name'], { ordr: 'id' } as never), "did you mean 'order'?"],
  ])('%s', async (_, use, message) => {
    const error = await failure((async () => use())())
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.message).toContain(message)
    expect(error.message).not.toContain('secret')
  })
})
