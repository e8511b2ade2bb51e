import type { LivingSession } from './life/living-session.ts'

/** Does once what all who ask meanwhile wait for, failure and all. */
export function open(session: LivingSession, how: () => Promise<void>): Promise<void> {
  session.opening ??= session.saveAfter(how()).finally(() => {
    session.opening = undefined
  })
  return session.opening
}
