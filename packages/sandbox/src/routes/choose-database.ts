import type { Database } from '../database.ts'
import { type RouteAnswer, redirect } from '../http-exchange.ts'
import { onlyDatabase } from '../installation.ts'
import type { Visit } from './route.ts'

/**
 * The database of a page that can be asked for one with `?db=`: the session gets bound to it by a redirect to the same
 * page (web/controllers/utils.py of 19, `ensure_db`). Without any the visitor is sent to choose.
 */
export function chosenDatabase(visit: Visit): { readonly database: Database } | { readonly answer: RouteAnswer } {
  const { installation, session, query, request } = visit
  const wanted = installation.databases.get(query.get('db')?.trim() ?? '')
  const bound = installation.databases.get(session.database ?? '') ?? onlyDatabase(installation) ?? undefined
  const database = wanted ?? bound
  if (database === undefined) return { answer: redirect('/web/database/selector') }
  if (database === bound) return { database }
  // Another database is another session.
  if (session.database !== null) {
    installation.sessions.clear(session)
    installation.sessions.rotate(session)
  }
  session.database = database.name
  session.isDirty = true
  return { answer: redirect(request.path, 302) }
}
