import { type CallSite, ConfigError, SessionExpiredError } from '../errors/index.ts'
import { abortable } from '../http/index.ts'
import { type CallOptions, DatabaseWasAway, SessionReplaced, type WireSession } from '../wires/index.ts'
import { isReady, ready } from './ensure-identity.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { renew } from './renewal.ts'
import { untilOpen } from './until-open.ts'

export interface RunOptions extends CallOptions {
  /** True when it may run again after it ran in a session that is not this one. @default true */
  readonly repeatable?: boolean
}

/**
 * Runs a call among others: behind a login, in the session as it then is; once more when the session had expired and
 * was renewed. Whoever waits for somebody else's login or first request may be aborted meanwhile.
 */
export function run<T>(
  session: LivingSession,
  holder: Holder,
  action: (wireSession: WireSession) => Promise<T>,
  { signal, repeatable = true }: RunOptions,
): Promise<T> {
  // Nothing is sent for who has gone already.
  if (signal?.aborted) return Promise.reject(signal.reason)
  if (signal && !signal.addEventListener) return Promise.reject(new ConfigError('the signal is no AbortSignal'))
  return abortable(runToEnd(session, holder, action, repeatable), signal)
}

/** The same for what changes nothing. */
export function runRead<T>(
  session: LivingSession,
  holder: Holder,
  action: (wireSession: WireSession) => Promise<T>,
  options: RunOptions,
): Promise<T> {
  const attempt = () => run(session, holder, action, options)
  return attempt().catch((error: unknown) => untilOpen(session.host, error, attempt, options))
}

/** Sees to it that the session is ready, in a turn of its own. */
export function prepare(session: LivingSession, holder: Holder, { signal }: CallOptions = {}): Promise<void> {
  const turn = session.turns.share(() => {
    session.admit(holder)
    return ready(session)
  })
  return abortable(turn, signal)
}

async function runToEnd<T>(
  session: LivingSession,
  holder: Holder,
  action: (wireSession: WireSession) => Promise<T>,
  repeatable: boolean,
): Promise<T> {
  let { epoch } = session.life
  // A turn of its own, as by `turns.share`, in one function: each between costs a small call as much as reading its answer.
  const attempt = async () => {
    const { turns } = session
    while (turns.closed !== undefined) await turns.closed
    turns.enter()
    try {
      session.admit(holder)
      if (!isReady(session)) await ready(session)
      const request = () => {
        epoch = session.life.epoch
        return session.saveAfter(action(session.wireSession))
      }
      // The first request brings the session's cookie: others wait for it, or each would get a session of its own.
      return await (session.isNewcomer ? alone(session, request) : request())
    } finally {
      turns.leave()
    }
  }
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof DatabaseWasAway) return attempt()
    const replaced = error instanceof SessionReplaced
    if (!SessionExpiredError.is(error)) throw error
    if (session.isVisitor) {
      if (replaced) session.lose()
      throw error
    }
    await renew(session, epoch, error)
    if (replaced && !repeatable) {
      const message =
        'the session had expired, so the request ran as an anonymous visitor. The session is renewed: repeat the request if that is safe'
      throw new SessionExpiredError({ exception: '', message }, { call: error as CallSite })
    }
    return attempt()
  }
}

async function alone<T>(session: LivingSession, request: () => Promise<T>): Promise<T> {
  while (session.isNewcomer && session.first !== undefined) await session.first
  if (!session.isNewcomer) return request()
  let done!: () => void
  session.first = new Promise((resolve) => {
    done = resolve
  })
  try {
    const { namesDatabase, server, database } = session.host
    if (namesDatabase) await server.checkDatabase(await database())
    return await request()
  } finally {
    session.first = undefined
    done()
  }
}
