import { createHmac } from 'node:crypto'
import { AccessDeniedError, connect, MfaRequiredError } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { describeTargets } from './targets.ts'

/** The secret of the user `mfa`, `JBSWY3DPEHPK3PXP` in base32. */
const SECRET = Buffer.from('48656c6c6f21deadbeef', 'hex')

/** The code of an authenticator app now (RFC 6238). */
function code(): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', SECRET).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

describeTargets('a second factor', (target) => {
  const connectMfa = (totp?: () => string) => {
    const { url, database } = target()
    return connect({ url, database, username: 'mfa', password: 'mfa', ...(totp !== undefined && { totp }) })
  }

  it('is asked for, refused when wrong, and logs in', async (context) => {
    if (target().major < 14) context.skip('second factors came with 14.0')
    const without = await failure(connectMfa().whoami())
    expect(without).toBeInstanceOf(MfaRequiredError)
    expect(without.message).toContain('pass totp')

    const wrong = await failure(connectMfa(() => '000000').whoami())
    expect(wrong).toBeInstanceOf(AccessDeniedError)

    const odoo = connectMfa(code)
    expect((await odoo.whoami())?.login).toBe('mfa')
    expect(await odoo.model('res.partner').searchCount()).toBeGreaterThan(0)
  })

  it('also for a visitor who logs in', async (context) => {
    if (target().major < 14) context.skip('second factors came with 14.0')
    const { url, database } = target()
    const visitor = connect({ url, database }).visitor()
    const error = await failure(visitor.login('mfa', 'mfa'))
    expect(error).toBeInstanceOf(MfaRequiredError)
    expect(visitor.isVisitor).toBe(true)
  })
})
