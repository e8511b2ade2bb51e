import { UnsupportedError } from '../errors/index.ts'
import { type CallOptions, type Context, type WorkflowSignal, wireValue } from '../wires/index.ts'
import { run } from './calls.ts'
import type { Holder, LivingSession } from './life/living-session.ts'

/** Sends a workflow's signal; there are workflows up to 10. */
export async function sendSignal(
  session: LivingSession,
  holder: Holder,
  signal: WorkflowSignal,
  context: Context,
  options: CallOptions,
): Promise<unknown> {
  wireValue(signal, 'the signal')
  const { major, name } = await session.host.server.series(options)
  if (major > 10)
    throw new UnsupportedError(`Odoo ${name} has no workflows, they ended with 10: call a method of ${signal.model}`)
  return run(session, holder, (wireSession) => session.wire.signal(wireSession, signal, context, options), options)
}
