import { type CallOptions, sessionPolicy, wireValue } from '../wires/index.ts'
import { run, runRead } from './calls.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { keepsIdAtLogin, mayChangeUser } from './login-keeps-id.ts'
import { webOf } from './web-session.ts'

/** What a request to a controller route may be told. */
export interface RouteOptions extends CallOptions {
  /**
   * True when the request may run twice. Matters when a user's session has expired and the route serves anybody:
   * the server then runs it as an anonymous visitor. With `true` it is sent again after the renewal, else the
   * caller gets a `SessionExpiredError` and decides.
   * @default false
   */
  readonly repeatable?: boolean | undefined
  /** True when the route changes nothing: it is then sent again when its answer is lost. @default false */
  readonly isReadOnly?: boolean | undefined
}

/** Calls a JSON route. `repeatable`: may run again when it ran in a session that is not this one. */
export async function request(
  session: LivingSession,
  holder: Holder,
  path: string,
  params: Readonly<Record<string, unknown>>,
  { repeatable = false, ...options }: RouteOptions,
): Promise<unknown> {
  const sent = wireValue(params, 'params') as Readonly<Record<string, unknown>>
  return (options.isReadOnly ? runRead : run)(
    session,
    holder,
    async (wireSession) => {
      // Another worker may have logged in or out: what cannot be repeated would be done as who it was before.
      if (!repeatable && !options.isReadOnly) await session.look()
      session.admit(holder)
      return whoseItIs(session, holder, path, 'POST', webOf(session).request(wireSession, path, sent, options))
    },
    { ...options, repeatable },
  )
}

/**
 * When a route has logged in or out, the session is another's: whose, the server will tell. When another worker has
 * meanwhile, nobody goes on with it here.
 */
export async function whoseItIs<T>(
  session: LivingSession,
  holder: Holder,
  path: string,
  method: string,
  answer: Promise<T>,
): Promise<T> {
  const { webSessionId: before, life } = session
  try {
    return await answer
  } finally {
    if (sessionPolicy(path) === 'keep') await session.look()
    else {
      const isSame = session.isOn(before)
      const isUnsure = isSame && mayChangeUser(method, path) && (await keepsIdAtLogin(session))
      if (!isSame || isUnsure) await session.replaced(holder, life.epoch)
    }
  }
}
