import { SessionExpiredError, SessionLostError } from '../errors/index.ts'
import { isEmployee } from '../sessions/is-internal.ts'
import type { Session } from '../sessions/session.ts'
import type { SessionCore } from '../sessions/session-core.ts'
import type { ShareOptions } from './sharing.ts'

/** Odoo's ids, and nothing that could end a cookie. */
const SHARED_ID = /^[\w-]{40,200}$/

/** A session of which it is asked whose it is. */
type Probe = Pick<Session, 'call' | 'info' | 'series'>

/** True for what may be an id of Odoo's. */
export function isSharedId(id: string): boolean {
  return SHARED_ID.test(id)
}

/**
 * Goes on with what Odoo's own pages, on this domain, have made of the session: they may have rotated it, or begun
 * one. True when it has become another's, whose name the browser has not got.
 */
export async function followOdoo(
  core: SessionCore,
  cookies: readonly string[],
  { resume, share }: { readonly resume: (id: string) => Probe; readonly share: ShareOptions },
): Promise<boolean> {
  const ids = cookies.filter(isSharedId)
  if (ids.length === 0 || ids.some((id) => core.hasHadId(id))) return false
  const rotation = ids.find((id) => core.isRotation(id))
  const theirs = rotation ?? ids[0]
  if (theirs === undefined) return false
  if (rotation === undefined && ((await isLoggedIn(core)) || !(await mayFollow(resume(theirs), share)))) return false
  await core.follow(theirs)
  return rotation === undefined
}

/** False for the id of a session that is over, of another server, or not to be shared: as if it had not come. */
async function mayFollow(probe: Probe, share: ShareOptions): Promise<boolean> {
  try {
    const info = await probe.info()
    if (info === null || share.allowInternal) return true
    const { major } = await probe.series()
    return !(
      info.isInternal ?? (await isEmployee(major, info.uid, (method, args) => probe.call('res.users', method, args)))
    )
  } catch (error) {
    if (SessionLostError.is(error)) return false
    throw error
  }
}

/** True for a user whom Odoo still knows: no cookie that somebody on the domain has set takes their place. */
async function isLoggedIn(core: SessionCore): Promise<boolean> {
  try {
    return (await core.info({})) !== null
  } catch (error) {
    if (SessionExpiredError.is(error) || SessionLostError.is(error)) return false
    throw error
  }
}
