import { AccessDeniedError, connect, InvalidValueError, LoginRequiredError, MissingError, UnsupportedError } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { connectAs, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('a user’s own account', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const clean = tidy(admin)
  const hasKeys = () => target().major >= 14

  /** A user of this test's own: passwords of the demo data are everybody's. */
  const someone = async () => {
    const login = uniqueName('account').replaceAll(' ', '.').toLowerCase()
    const password = `${login}-first`
    const user = await admin().call('res.users', 'create', [{ name: login, login, password }])
    const [id = 0] = [user as number | number[]].flat()
    clean('res.users', { id })
    return { id, login, password }
  }

  const asUser = (username: string, password: string, wire?: 'jsonrpc') =>
    connect({ url: target().url, database: target().database, username, password, ...(wire && { wire }) })

  describe('password', () => {
    it('is changed, and the session goes on with it', async () => {
      const { login, password } = await someone()
      const visitor = admin().visitor()
      await visitor.login(login, password)
      const before = visitor.id
      await visitor.changePassword(password, 'second-password-1')
      expect((await visitor.info())?.login).toBe(login)
      if (target().has('another session id at login')) expect(visitor.id).not.toBe(before)
      expect(await failure(admin().visitor().login(login, password))).toBeInstanceOf(AccessDeniedError)
      await admin().visitor().login(login, 'second-password-1')
    })

    it('stays what it is when the old one is wrong, or the new one none', async () => {
      const { login, password } = await someone()
      const visitor = admin().visitor()
      await visitor.login(login, password)
      expect(await failure(visitor.changePassword('wrong', 'another'))).toBeInstanceOf(AccessDeniedError)
      expect(await failure(visitor.changePassword(password, ''))).toBeInstanceOf(InvalidValueError)
      expect((await visitor.info())?.login).toBe(login)
      await admin().visitor().login(login, password)
      expect(await failure(admin().visitor().changePassword('a', 'b'))).toBeInstanceOf(LoginRequiredError)
    })

    it('is changed on wires that carry it with each call', async (context) => {
      needs(target(), '/jsonrpc', context)
      const { login, password } = await someone()
      const odoo = asUser(login, password, 'jsonrpc')
      try {
        const session = odoo.session()
        await session.changePassword(password, 'second-password-2')
        expect((await session.info())?.login).toBe(login)
      } finally {
        await odoo.close()
      }
    })
  })

  describe('API keys', () => {
    it('are made, listed and ended', async () => {
      if (!hasKeys()) {
        expect(await failure(admin().session().apiKeys.list())).toBeInstanceOf(UnsupportedError)
        return
      }
      const { login, password } = await someone()
      const odoo = asUser(login, password)
      try {
        const { apiKeys } = odoo.session()
        const made = await apiKeys.create({ name: 'nightly', days: 7 })
        expect(made.key).toMatch(/^\w{40}$/)
        expect(made.createdAt).toBeInstanceOf(Date)
        if (target().major >= 18) {
          const days = ((made.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000
          expect(days).toBeGreaterThan(5.9)
          expect(days).toBeLessThan(7.1)
        } else {
          expect(made.expiresAt).toBe(null)
        }
        const keyed = connect({ url: target().url, database: target().database, username: login, apiKey: made.key })
        expect(await keyed.call('res.users', 'search_count', [[['login', '=', login]]])).toBe(1)
        await keyed.close()
        const { key: _, ...shown } = made
        expect(await apiKeys.list()).toEqual([shown])
        await apiKeys.revoke(made)
        expect(await apiKeys.list()).toEqual([])
        expect(await failure(apiKeys.revoke(made.id))).toBeInstanceOf(MissingError)
      } finally {
        await odoo.close()
      }
    })

    it('are their owner’s, and nobody’s who is named with them', async () => {
      if (!hasKeys()) return
      const [owner, other] = [await someone(), await someone()]
      const odoo = asUser(owner.login, owner.password)
      const { apiKeys } = odoo.session()
      const made = await apiKeys.create({ name: 'mine', days: 7 })
      const { key } = made
      const { url, database } = target()
      const keyed = connect({ url, database, username: other.login, apiKey: key })
      try {
        const sessions = [keyed.session(), odoo.session({ username: other.login, apiKey: key })]
        const refusals = await Promise.all(sessions.map((session) => failure(session.model('res.users').count())))
        for (const refused of [...refusals, await failure(keyed.whoami())]) {
          expect(refused).toBeInstanceOf(AccessDeniedError)
          const { message } = refused as AccessDeniedError
          expect(message).toContain(other.login)
          expect(message).not.toContain(key)
          // Where the key alone is asked, it says whose it is.
          if (target().major >= 19) expect(message).toContain(owner.login)
        }
        expect((await odoo.session({ username: owner.login, apiKey: key }).info())?.login).toBe(owner.login)
      } finally {
        await apiKeys.revoke(made)
        await keyed.close()
        await odoo.close()
      }
    })

    it('want the password, the right one', async () => {
      if (!hasKeys()) return
      const { login, password } = await someone()
      const visitor = admin().visitor()
      await visitor.login(login, password)
      expect(await failure(visitor.apiKeys.create({ name: 'x', password: 'wrong' }))).toBeInstanceOf(AccessDeniedError)
      expect(await failure(visitor.apiKeys.create({ name: '' }))).toBeInstanceOf(InvalidValueError)
      expect(await failure(visitor.apiKeys.create({ name: 'x', days: 0 }))).toBeInstanceOf(InvalidValueError)
      expect(await failure(admin().visitor().apiKeys.list())).toBeInstanceOf(LoginRequiredError)
      const keyed = asUser(login, password, 'jsonrpc')
      const refused = await failure(keyed.session().apiKeys.create({ name: 'x' }))
      expect(refused).toBeInstanceOf(UnsupportedError)
      await keyed.close()
    })
  })
})
