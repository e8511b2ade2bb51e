import type { Database } from '../database.ts'
import type { Visit } from './route.ts'

/** Makes the session the user's, or one that still owes the second factor. */
export function logIn(visit: Visit, database: Database, uid: number, login: string): void {
  const { session } = visit
  if (session.database !== null && session.database !== database.name) {
    visit.installation.sessions.clear(session)
  }
  session.database = database.name
  session.login = login
  session.isDirty = true
  if (database.totpSecret(uid) === undefined) {
    finishLogIn(visit, uid)
    return
  }
  Object.assign(session, { uid: null, pendingUid: uid })
  // Since 16 the id changes with the second factor only (odoo/http.py, `Session.authenticate` and `finalize`).
  if (visit.installation.dialect.series.major < 16) visit.installation.sessions.rotate(session)
}

/** The second half, once all factors are there: the session gets its user and a new id. */
export function finishLogIn({ installation, session }: Visit, uid: number): void {
  Object.assign(session, { uid, pendingUid: null })
  installation.sessions.rotate(session)
}
