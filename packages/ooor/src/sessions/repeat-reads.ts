import { DatabaseUnavailableError } from '../errors/index.ts'
import type { CallOptions } from '../wires/index.ts'
import type { LivingSession } from './life/living-session.ts'

/**
 * Asks again what changes nothing and met a database that could not be opened: as often, and with such pauses, as
 * `retry` says of lost answers, and no longer than `totalTimeout`.
 */
export async function repeat<T>(
  { host }: LivingSession,
  first: DatabaseUnavailableError,
  attempt: () => Promise<T>,
  { signal }: CallOptions,
): Promise<T> {
  const { totalTimeout } = host.patience
  const end = totalTimeout > 0 ? Date.now() + totalTimeout : Number.POSITIVE_INFINITY
  let error = first
  for (let count = 1; ; count++) {
    const pause = host.patience.pauseBefore(count)
    if (pause === undefined || Date.now() + pause > end) throw error
    const { path, model, method } = error
    const call = { ...(path && { path }), ...(model && { model }), ...(method && { method }) }
    const url = host.server.base.toString()
    host.telemetry.tellRetry({ url, call, attempt: count, delay: pause, reason: error })
    await host.patience.wait(pause, signal)
    try {
      return await attempt()
    } catch (again) {
      if (!DatabaseUnavailableError.is(again)) throw again
      error = again
    }
  }
}
