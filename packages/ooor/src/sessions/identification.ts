import { SessionExpiredError } from '../errors/index.ts'
import { type CallOptions, SessionReplaced } from '../wires/index.ts'
import type { LivingSession } from './life/living-session.ts'

/** Asks the server whose session this is: one that was resumed by its id, or that a browser has brought. */
export async function identify(session: LivingSession, options: CallOptions = {}): Promise<void> {
  const { epoch } = session.life
  try {
    const info = await session.host.web.sessionInfo(session.wireSession, options)
    if (!session.become({ type: 'identified', epoch, uid: info?.uid ?? null })) return
    session.wireSession.userContext = info?.userContext ?? {}
    session.learn({ login: info?.login ?? null, isInternal: info?.isInternal ?? null })
  } catch (error) {
    if (error instanceof SessionReplaced) session.lose()
    // Since 16 only users get an answer: what is left is a visitor's session, or none.
    if (!SessionExpiredError.is(error)) throw error
    await verifyVisitor(session, options)
    session.become({ type: 'identified', epoch, uid: null })
  }
}

/** Gives a visitor's session up as lost when the server says that it has it no more. */
export async function verifyVisitor(session: LivingSession, options: CallOptions): Promise<void> {
  if ((await session.host.web.hasSession(session.wireSession, options)) === false) session.lose()
}
