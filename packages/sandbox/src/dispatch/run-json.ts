import { notFound, sessionExpired } from '../python/exceptions.ts'
import type { JsonRoute, Params, Visit } from '../routes/route.ts'
import { identityNeeded, isDeviceUnknown } from './check-device.ts'

/** Runs a JSON route in a transaction, once its visitor may be there. */
export function runJson(route: JsonRoute, visit: Visit, params: Params): unknown {
  const { database, session } = visit
  if (route.auth === 'none') {
    return database === null ? route.run(visit, params) : database.transaction(() => route.run(visit, params))
  }
  // Up to 7.0 a session has a database once it has a user, and the user is asked for first.
  if (database === null) throw visit.installation.dialect.series.major < 8 ? sessionExpired() : notFound()
  if (route.auth === 'public') return database.transaction(() => route.run({ ...visit, database }, params))
  const { uid } = session
  if (uid === null) throw sessionExpired()
  if (route.checksIdentity !== false && isDeviceUnknown({ ...visit, database, uid })) throw identityNeeded(uid)
  return database.transaction(() => route.run({ ...visit, database, uid }, params))
}
