import { UnsupportedError } from '../errors/index.ts'
import type { WebWire } from '../wires/index.ts'
import type { LivingSession } from './life/living-session.ts'

/** The web session, for what only it has: routes, pages, carts, logins. */
export function webOf({ wire, host }: LivingSession): WebWire {
  if (wire.name === 'web') return host.web
  throw new UnsupportedError(
    `this session speaks ${wire.name}, which has no web session: routes, pages and carts need a password and the wire 'web'`,
  )
}
