import { AccessDeniedError, connect, MfaRequiredError } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { secondFactor } from '../support/second-factor.ts'
import { connectAs } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('a second factor', (target) => {
  const connectMfa = (totp?: () => string) => {
    const { url, database } = target()
    return connect({ url, database, username: 'mfa', password: 'mfa', ...(totp !== undefined && { totp }) })
  }

  const needsUser = async (context: { skip(isSkipped: boolean, note: string): void }) => {
    const admin = connectAs(target())
    const count = await admin.model('res.users').raw.searchCount([['login', '=', 'mfa']])
    await admin.close()
    context.skip(count === 0, 'no user mfa with a second factor on this server: scripts/odoo makes one')
  }

  it('is asked for, refused when wrong, and logs in', async (context) => {
    needs(target(), 'second factors', context)
    await needsUser(context)
    const without = await failure(connectMfa().whoami())
    expect(without).toBeInstanceOf(MfaRequiredError)
    expect(without.message).toContain('pass totp')

    const wrong = await failure(connectMfa(() => '000000').whoami())
    expect(wrong).toBeInstanceOf(AccessDeniedError)

    const odoo = connectMfa(secondFactor)
    expect((await odoo.whoami())?.login).toBe('mfa')
    expect(await odoo.model('res.partner').raw.searchCount()).toBeGreaterThan(0)
  })

  it('also for a visitor who logs in', async (context) => {
    needs(target(), 'second factors', context)
    await needsUser(context)
    const { url, database } = target()
    const visitor = connect({ url, database }).visitor()
    const error = await failure(visitor.login('mfa', 'mfa'))
    expect(error).toBeInstanceOf(MfaRequiredError)
    expect(visitor.isVisitor).toBe(true)
  })
})
