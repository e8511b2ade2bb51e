import { logInFirst } from './first-login.ts'
import { identify } from './identification.ts'
import type { LivingSession } from './life/living-session.ts'
import { open } from './open-once.ts'
import { logInAgain } from './renewal.ts'

/**
 * Sees to it that the session is who it should be before something is asked of it: a user's has logged in, one from
 * elsewhere is identified, an expired one renewed. Belongs into a turn. Nobody's candidate logs in by it.
 *
 * @throws SessionLostError for a visitor whose session the server has lost
 */
export async function ready(session: LivingSession): Promise<void> {
  if (session.opening !== undefined) await session.opening
  switch (session.life.as) {
    case 'lost':
      return session.lose()
    case 'unidentified':
      return open(session, () => identify(session))
    case 'expected':
      return open(session, () => logInFirst(session))
    case 'expired':
      return open(session, () => logInAgain(session))
  }
}

/** True when there is nothing to do for `ready`: it need not be waited for. */
export function isReady({ opening, life: { as } }: LivingSession): boolean {
  return opening === undefined && (as === 'visitor' || as === 'user')
}

/** `ready` for what a browser asks: a user's session that is over is sent as it is, and Odoo shows its login page. */
export async function readyToShow(session: LivingSession): Promise<void> {
  if (!isOver(session)) await ready(session)
}

/** True when the server has ended a user's session, and nobody can renew it. */
export function isOver({ life }: LivingSession): boolean {
  return life.as === 'expired' && life.credential === undefined
}
