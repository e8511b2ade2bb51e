import { UnsupportedError } from '../errors/index.ts'
import { type CallOptions, type Context, type ModelCall, type WorkflowSignal, wireValue } from '../wires/index.ts'
import { run } from './calls.ts'
import { abortable } from './concurrency.ts'
import { mergeContext } from './context.ts'
import type { Holder, LivingSession } from './life/living-session.ts'

/** Calls a model's method with the user's, the connection's, the view's and the call's context. */
export async function callModel(
  session: LivingSession,
  holder: Holder,
  call: ModelCall,
  contexts: readonly (Context | undefined)[],
  options: CallOptions,
): Promise<unknown> {
  const { host } = session
  const args = wireValue(call.args, 'args') as readonly unknown[]
  const kwargs = wireValue(call.kwargs, 'kwargs') as Readonly<Record<string, unknown>>
  const sent = { ...call, args, kwargs }
  const { major } = host.server.knownSeries ?? (await abortable(host.server.series(), options.signal))
  return run(
    session,
    holder,
    (wireSession) => {
      const merged = mergeContext(wireSession.userContext, host.context, ...contexts)
      const context = wireValue(merged, 'context') as Context
      const send = (one: ModelCall, named: Context | undefined) => session.wire.call(wireSession, one, named, options)
      const isPlain = major >= 10 && call.method !== 'fields_get'
      return isPlain ? send(sent, context) : host.oldMethods().then((old) => old.call(major, sent, context, send))
    },
    options,
  )
}

/** Sends a workflow's signal; there are workflows up to 10. */
export async function sendSignal(
  session: LivingSession,
  holder: Holder,
  signal: WorkflowSignal,
  context: Context,
  options: CallOptions,
): Promise<unknown> {
  const { major, name } = await session.host.server.series()
  if (major > 10)
    throw new UnsupportedError(`Odoo ${name} has no workflows, they ended with 10: call a method of ${signal.model}`)
  return run(session, holder, (wireSession) => session.wire.signal(wireSession, signal, context, options), options)
}
