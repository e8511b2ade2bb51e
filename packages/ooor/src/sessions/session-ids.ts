import { isSameSession } from '../wires/index.ts'
import type { LivingSession } from './life/living-session.ts'

/** True for the id that the web session has, or had before the last rotation. */
export function hasHadId(session: LivingSession, id: string): boolean {
  return id === session.webSessionId || id === session.previousId
}

/** True for another id of the same web session (19). */
export function isRotation({ webSessionId }: LivingSession, id: string): boolean {
  return webSessionId !== undefined && isSameSession(webSessionId, id)
}
