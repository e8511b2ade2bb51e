import { defaultAdapter } from '#default-adapter'
import type { Models } from '../records/index.ts'
import { Connection } from './connection.ts'
import { type ConnectionSettings, type ConnectOptions, type CredentialOptions, resolveOptions } from './options.ts'

/**
 * Makes a connection. Sends nothing: the first call does.
 *
 * ```ts
 * const odoo = connect('https://admin:secret@erp.example.com/prod')
 * const companies = await odoo.model('res.partner').where({ is_company: true }).select('name').limit(5)
 * ```
 *
 * `connect<Odoo>(…)` takes the declarations that `ooor types` wrote, for a program with several servers.
 *
 * @param target a connection string (see {@link parseConnectionString}), an object, or nothing: then `OOOR_URL`,
 *   `OOOR_DATABASE`, `OOOR_USERNAME` and `OOOR_PASSWORD` of the environment
 * @throws ConfigError for what cannot be an address or a credential
 */
export function connect<O = Models>(
  target?: string | URL | ConnectOptions,
  settings: ConnectionSettings & CredentialOptions = {},
): Connection<O> {
  const environment = typeof process === 'undefined' ? {} : process.env
  const options = resolveOptions(target, settings, environment)
  return new Connection<O>(options, options.adapter ?? defaultAdapter(options))
}
