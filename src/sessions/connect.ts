import { defaultAdapter } from '#default-adapter'
import { Connection } from './connection.ts'
import { type ConnectionSettings, type ConnectOptions, type CredentialOptions, resolveOptions } from './options.ts'

/**
 * Makes a connection. Sends nothing: the first call does.
 *
 * ```ts
 * const odoo = connect('https://admin:secret@erp.example.com/prod')
 * const names = await odoo.model('res.partner').searchRead([['is_company', '=', true]], ['name'], { limit: 5 })
 * ```
 *
 * @param target a connection string (see {@link parseConnectionString}), an object, or nothing: then `OOOR_URL`,
 *   `OOOR_DATABASE`, `OOOR_USERNAME` and `OOOR_PASSWORD` of the environment
 * @throws ConfigError for what cannot be an address or a credential
 */
export function connect(
  target?: string | URL | ConnectOptions,
  settings: ConnectionSettings & CredentialOptions = {},
): Connection {
  const environment = typeof process === 'undefined' ? {} : process.env
  const options = resolveOptions(target, settings, environment)
  return new Connection(options, options.adapter ?? defaultAdapter())
}
