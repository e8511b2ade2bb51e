import { prepare } from './calls.ts'
import { isOver } from './ensure-identity.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { callModel } from './model-calls.ts'

/**
 * Whether the session is an employee's, so that it may open Odoo's backend; false for visitors and portal users.
 *
 * Asks `res.users` once, where the login does not tell (17 and later, over the web).
 */
export async function isInternal(session: LivingSession, holder: Holder): Promise<boolean> {
  // What is over, has no rights any more.
  if (isOver(session)) return session.isInternal ?? false
  await prepare(session, holder)
  const { uid } = session.wireSession
  if (uid === null) return false
  const { isInternal: known, life } = session
  if (known !== null) return known
  const { major } = await session.host.server.series()
  const answer = await isEmployee(major, uid, (method, args) =>
    callModel(session, holder, { model: 'res.users', method, args, kwargs: {} }, [], {}),
  )
  if (session.life.identity === life.identity) {
    session.learn({ isInternal: answer })
    await session.keeper?.save()
  }
  return answer
}

/**
 * Asks whether a user is an employee, in the way that the series has.
 *
 * Calls `res.users.has_group('base.group_user')` from 7.0 to 17, and `res.users.read([uid], ['share'])` on 6.1, which
 * does not know `has_group` (wire/6.1/old-has_group), and since 18, which knows it of a record. On 6.1 the field comes
 * with a module; without it nobody is a guest, and what `read` does not know it leaves out.
 */
export async function isEmployee(
  major: number,
  uid: number,
  call: (method: string, args: readonly unknown[]) => Promise<unknown>,
): Promise<boolean> {
  if (major >= 7 && major < 18) return Boolean(await call('has_group', ['base.group_user']))
  const rows = (await call('read', [[uid], ['share']])) as readonly { readonly share?: unknown }[]
  return rows[0]?.share !== true
}
