import type { Database } from '../database.ts'
import { trustDevice } from '../dispatch/check-device.ts'
import type { Visit } from './route.ts'

/** Makes the session the user's, or one that still owes the second factor. */
export function logIn(visit: Visit, database: Database, uid: number, login: string): void {
  const { session } = visit
  database.noteLogin(uid)
  if (session.database !== null && session.database !== database.name) {
    visit.installation.sessions.clear(session)
  }
  session.login = login
  session.isDirty = true
  if (database.totpSecret(uid) === undefined) {
    finishLogIn(visit, database, uid)
    return
  }
  Object.assign(session, { uid: null, pendingUid: uid })
  // Since 16 the id changes with the second factor only, and so does the database (odoo/http.py of 19,
  // `Session.authenticate`): among several the pages for the code are not there without `?db=` (tried on 14 and 19).
  if (visit.installation.dialect.series.major >= 16) return
  session.database = database.name
  visit.installation.sessions.rotate(session)
}

/** The second half, once all factors are there: the session gets its user and a new id. */
export function finishLogIn(visit: Visit, database: Database, uid: number): void {
  const { installation, session } = visit
  const proof = database.proofOf(uid)
  Object.assign(session, { database: database.name, uid, pendingUid: null, devices: [], proof })
  trustDevice(visit)
  installation.sessions.rotate(session)
}
