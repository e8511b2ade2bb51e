import type { Connection, Session } from 'ooor'
import type { Bearer } from './who-calls.ts'

/**
 * A session of Odoo in the rights of who calls: by their API key, by their web session, and up to 13, which has no API
 * keys, by their password in the place of one.
 *
 * ```ts
 * createMcpHttp({ connectAs: (bearer) => sessionFor(odoo, bearer) })
 * ```
 *
 * Sends nothing but the question for the series. Throws a `ConfigError` for what is no credential of the series.
 */
export async function sessionFor(odoo: Connection, bearer: Bearer): Promise<Session> {
  if (bearer.kind === 'session') return odoo.resume(bearer.id)
  const { major } = await odoo.series()
  const { username, apiKey } = bearer
  return major < 14 ? odoo.session({ username, password: apiKey }) : odoo.session({ username, apiKey })
}
