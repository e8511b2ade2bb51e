import { isAtLeast } from '../wires/index.ts'
import type { LivingSession } from './life/living-session.ts'

/**
 * True where a login keeps the web session's id: up to 8.0 (wire/8.0/web-authenticate). There the id does not tell that
 * the session has become another's, and who had it before has it still.
 */
export async function keepsIdAtLogin({ host }: LivingSession): Promise<boolean> {
  return !isAtLeast(await host.server.series(), 9)
}

/** True for a request to a login route that may change whose the session is: a form, and a link that logs in or out. */
export function mayChangeUser(method: string, path: string): boolean {
  return method !== 'GET' || /\/logout\b|[?&](login|key)=/.test(path)
}
