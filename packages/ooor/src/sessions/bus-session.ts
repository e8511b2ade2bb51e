import type { BusSession } from '../bus/index.ts'
import { SessionExpiredError } from '../errors/index.ts'
import type { SocketEvents, SocketOpening } from '../http/index.ts'
import { type CallOptions, type Page, type SessionInfo, SessionReplaced } from '../wires/index.ts'
import { prepare } from './calls.ts'
import { Candidate } from './life/candidate.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { closedError } from './pipeline.ts'
import { renew } from './renewal.ts'
import type { RouteOptions } from './routes.ts'
import { verify } from './verify-session.ts'
import { webOf } from './web-session.ts'

/** What is asked of the session as anybody would ask it. */
interface Common {
  hasPages(options: CallOptions): Promise<boolean>
  info(options: CallOptions): Promise<SessionInfo | null>
  page(path: string, options: CallOptions): Promise<Page>
  request(path: string, params: Readonly<Record<string, unknown>>, options: RouteOptions): Promise<unknown>
}

/** A session as its bus needs it. */
export function busSessionOf(
  core: Common,
  session: LivingSession,
  holder: Holder,
  call: BusSession['call'],
): BusSession {
  return {
    call,
    isClosed: session.host.isClosed,
    series: () => session.host.server.series(),
    hasPages: (options = {}) => core.hasPages(options),
    info: (options = {}) => core.info(options),
    page: (path, options = {}) => core.page(path, options),
    request: (path, params, options) => core.request(path, params, { ...options, isReadOnly: true, repeatable: true }),
    wait: (path, params, options) =>
      beside(session, holder, options, ({ wireSession }) =>
        webOf(session).request(wireSession, path, params, { ...options, waits: true }),
      ),
    openSocket: (path, events, options) => openSocket(session, holder, path, events, options),
    // What a visitor has lost, the next WebSocket or poll finds out.
    renew: async () => session.isVisitor || (await verify(session, holder, {})),
    onRotated: (listener) => session.events.on('rotated', listener),
  }
}

/**
 * Runs what takes its time: with a copy of the session's cookies, and without a turn, so that a login need not wait for
 * it, and what it says of the session when it comes behind a login is old. Once more when the session had expired.
 */
async function beside<T>(
  session: LivingSession,
  holder: Holder,
  options: CallOptions | undefined,
  action: (candidate: Candidate) => Promise<T>,
): Promise<T> {
  for (let isAgain = false; ; isAgain = true) {
    await prepare(session, holder, options)
    const candidate = new Candidate(session, undefined)
    const { epoch } = session.life
    try {
      const answer = await action(candidate)
      candidate.take()
      await session.saveAfter(Promise.resolve())
      return answer
    } catch (error) {
      if (!SessionExpiredError.is(error) || isAgain) throw error
      if (session.isVisitor) session.lose()
      await renew(session, epoch, error)
    }
  }
}

function openSocket(
  session: LivingSession,
  holder: Holder,
  path: string,
  events: SocketEvents,
  options: CallOptions | undefined,
): Promise<SocketOpening> {
  return beside(session, holder, options, async ({ wireSession }) => {
    if (session.host.isClosed()) throw closedError()
    let isLeft = false
    const forwarding = await webOf(session).forwarding()
    const { isOurs, ...opening } = await forwarding.openSocket(
      wireSession,
      path,
      {
        message: (text) => void (isLeft || events.message(text)),
        closed: (code, reason) => void (isLeft || events.closed(code, reason)),
      },
      options,
    )
    if (isOurs) return opening
    isLeft = true
    opening.socket?.close()
    throw new SessionReplaced({ path })
  })
}
