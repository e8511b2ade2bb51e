import { isAtLeast } from '../series.ts'
import type { CallOptions, WireSession } from '../wire.ts'
import { SessionReplaced } from './session-cookie.ts'
import type { WebSender } from './web-sender.ts'

/**
 * Asks whether the server still has the session; undefined where it does not tell.
 *
 * 14 and 15 answer with another id when they have lost the session (tried on 14.0). 8.0 goes on under the same id
 * with an empty session (wire/8.0/session-invalid-cookie), as do 16 and later; what is between is not known. 19
 * gives itself away: it refuses a header that names another database for a session it has, and only for that
 * (odoo/http.py, `_get_session_and_dbname`; tried on 19.0).
 *
 * Sends `GET /web/version` with `X-Odoo-Database` on 19, `POST /web/webclient/version_info` up to 15.
 */
export async function hasSession(
  sender: WebSender,
  wireSession: WireSession,
  options: CallOptions,
): Promise<boolean | undefined> {
  const series = await sender.server.series()
  if (isAtLeast(series, 19)) {
    const path = '/web/version'
    const headers = { 'x-odoo-database': 'ooor-no-such-database' }
    const init = { method: 'GET', headers, call: { path }, isReadOnly: true, ...options } as const
    const { response } = await sender.send(wireSession, path, init)
    await response.text()
    if (response.status === 403) return true
    return response.status === 200 ? false : undefined
  }
  if (isAtLeast(series, 16)) return undefined
  try {
    await sender.exchange(wireSession, '/web/webclient/version_info', {}, { isReadOnly: true, ...options })
    return isAtLeast(series, 14) ? true : undefined
  } catch (error) {
    if (error instanceof SessionReplaced) return false
    throw error
  }
}
