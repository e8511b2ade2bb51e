import { valuesOfCopy } from '../orm/copy.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { accessError, typeError, userError, validationError } from '../python/exceptions.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { escapeText } from './escape-text.ts'
import { postMessage } from './new-message.ts'

/** A password as it can be hashed, which is text (tried on 14.0 and 19.0). */
export function hashable(value: unknown, { dialect }: Environment): unknown {
  if (typeof value === 'string' || dialect.series.major < 14) return value
  throw typeError(`secret must be unicode or bytes, not ${pythonType(value === null ? false : value)}`)
}

/** What a user's row has of a password: each time it is set its hash is another, of the same words too. */
export function withPassword(row: Readonly<Stored>, password: unknown): Readonly<Record<string, unknown>> {
  return { password, times_hashed: Number(row.times_hashed ?? 0) + 1 }
}

/** A copy of a user has a name and a login of its own, which say that it is one (tried on 14.0 and 19.0). */
export function copyUser(row: Readonly<Stored>, values: Readonly<Record<string, unknown>>, env: Environment): number {
  const table = env.table('res.users')
  const before = valuesOfCopy(env, table, row)
  const isNamed = 'name' in values || 'partner_id' in values
  return env.create('res.users', {
    ...before,
    ...(!isNamed && { name: `${String(env.sudo().raw(table, row, 'name'))} (copy)` }),
    login: `${String(row.login)} (copy)`,
    ...values,
  })
}

/** Since 18 of one user, and of others by those who work here (tried on 19.0; 18 by source). */
export function checkAsked(env: Environment, ids: readonly number[]): void {
  singleton('res.users', ids)
  if (env.isSudo || ids[0] === env.uid || env.groups.includes('user')) return
  throw accessError('You can ony call user.has_group() with your current user.')
}

/** The company that a user works for is one of theirs (tried on 14.0 and 16.0 to 19.0). */
export function checkCompany(user: Readonly<Stored>, env: Environment): void {
  const { major } = env.dialect.series
  const { company_id: company } = user
  const companies = env.sudo().raw(env.table('res.users'), user, 'company_ids')
  if (major < 14 || !Array.isArray(companies) || companies.includes(company)) return
  if (major < 16) throw validationError('The chosen company is not in the allowed companies for this user')
  const names = companies.map((id) => env.sudo().displayName('res.company', id as number)).join(', ')
  const own = env.sudo().displayName('res.company', company as number)
  const name = env.sudo().displayName('res.users', user.id)
  throw validationError(`Company ${own} is not in the allowed companies for user ${name} (${names}).`)
}

/** Who is invited by mail can come: nobody is invited who is archived (tried on 14.0 and 19.0). */
export function checkInvited(user: Readonly<Stored>, env: Environment): void {
  if (env.dialect.series.major < 14 || isTrue(env.context.no_reset_password) || user.active === true) return
  if (!env.sudo().raw(env.table('res.users'), user, 'email')) return
  throw userError('You cannot perform this action on an archived user.')
}

/** Since 19 the thread of a contact tells when they become a customer with an account, and no longer are (tried on 19.0). */
export function tellPortalAccess(env: Environment, user: Readonly<Stored>, isGranted: boolean): void {
  if (env.dialect.series.major < 19 || isTrue(env.context.mail_create_nolog)) return
  const partner = user.partner_id as number
  const email = env.table('res.partner').rows.get(partner)?.email
  const what = `Portal Access ${isGranted ? 'Granted' : 'Revoked'}`
  const body = `<p>${escapeText(email ? `${what} (${String(email)})` : what)}</p>`
  postMessage(env, 'res.partner', partner, { body, subtype: 2 })
}
