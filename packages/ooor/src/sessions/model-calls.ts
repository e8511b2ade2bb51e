import { ConfigError, LoginRequiredError, UnknownMethodError, UnknownModelError } from '../errors/index.ts'
import { abortable } from '../http/index.ts'
import {
  type CallOptions,
  type Context,
  isReadOnlyMethod,
  type ModelCall,
  type WireSession,
  wireValue,
} from '../wires/index.ts'
import { run } from './calls.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { untilOpen } from './until-open.ts'

/** Methods that some models have otherwise than the others of their series. */
const DIFFERS_BY_MODEL: ReadonlySet<string> = new Set(['fields_get', 'default_get'])

/** Calls a model's method with the user's, the connection's, the view's and the call's context. */
export async function callModel(
  session: LivingSession,
  holder: Holder,
  call: ModelCall,
  contexts: readonly (Context | undefined)[],
  options: CallOptions,
): Promise<unknown> {
  const { host } = session
  // Servers bring names too, as those of relations.
  wireValue(call.model, 'the call’s name[0]')
  wireValue(call.method, 'the call’s name[1]')
  if (!call.method) throw new ConfigError(`name a method of ${call.model}`)
  const args = wireValue(call.args, 'args') as readonly unknown[]
  if (!Array.isArray(args)) throw new ConfigError(`args must be a list, as [[7]], not ${String(args)}`)
  const kwargs = wireValue(call.kwargs, 'kwargs') as Readonly<Record<string, unknown>>
  if (typeof kwargs !== 'object' || kwargs === null || Array.isArray(kwargs)) {
    throw new ConfigError(`kwargs must be an object, as { limit: 5 }, not ${String(kwargs)}`)
  }
  const sent = { model: call.model, method: call.method, args, kwargs }
  const { major } = host.server.knownSeries ?? (await host.server.series(options))
  const ask = (wireSession: WireSession) => {
    const { userContext } = wireSession
    const context = session.contexts.of(userContext, contexts)
    const sendIn = (one: ModelCall, inContext: Context, more: CallOptions) => {
      const send = (inner: ModelCall, named: Context | undefined) => session.wire.call(wireSession, inner, named, more)
      const isPlain = major >= 10 && !DIFFERS_BY_MODEL.has(one.method)
      return isPlain
        ? send(one, inContext)
        : host.oldMethods().then((old) => old.call(major, one, inContext, send, session.wire.name === 'web'))
    }
    if (host.languages.isSure(context, userContext)) return sendIn(sent, context, options)
    // What others wait for too is not this call's to abort.
    const inLanguage = host.languages.checked(context, userContext, (one) => sendIn(one, userContext, {}))
    return inLanguage.then((checked) => sendIn(sent, checked, options))
  }
  const explained = async (error: unknown): Promise<never> => {
    if (!UnknownMethodError.is(error) && !LoginRequiredError.is(error) && !UnknownModelError.is(error)) throw error
    const { explainRefusedCall } = await import('./explain-refused-call.ts')
    const ask = (other: ModelCall) => callModel(session, holder, other, contexts, options)
    throw await abortable(explainRefusedCall(session, call, error, ask, options), options.signal)
  }
  // Up to 8.0 a login keeps the id: who holds the session from before, would ask as somebody else.
  const looked = (wireSession: WireSession) =>
    session
      .look()
      .then(() => session.admit(holder))
      .then(() => ask(wireSession))
  const attempt = () => run(session, holder, major < 9 ? looked : ask, options)
  try {
    return await attempt()
  } catch (error) {
    if (!isReadOnlyMethod(call.method)) return explained(error)
    return untilOpen(host, error, attempt, options).catch(explained)
  }
}
