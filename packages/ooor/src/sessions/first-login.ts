import { Candidate } from './life/candidate.ts'
import type { LivingSession } from './life/living-session.ts'

/** The first login of a user whom the server has not seen yet. */
export async function logInFirst(session: LivingSession): Promise<void> {
  const { life, host } = session
  if (life.as !== 'expected') return
  const { credential } = life
  const candidate = new Candidate(session, credential)
  try {
    const wire = await host.wireFor(credential)
    candidate.agree(wire, await wire.authenticate(candidate.wireSession), credential)
  } catch (error) {
    candidate.letGo(error)
    throw error
  }
}
