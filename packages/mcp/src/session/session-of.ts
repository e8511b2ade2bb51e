import { Connection, type Session } from 'ooor'
import { ConfigError } from 'ooor/errors'

/** A session of its own on what an agent was given. Throws a `ConfigError` for nothing. */
export function sessionOf(given: Connection | Session | undefined): Session {
  if (given === undefined) throw new ConfigError('whose Odoo is it? Pass odoo or connect to createMcpServer')
  return given instanceof Connection ? given.session() : given
}
