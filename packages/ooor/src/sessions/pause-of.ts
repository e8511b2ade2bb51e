// Without imports of its own: what a chunk shares with the first load is cut out of that.
import type { DatabaseUnavailableError } from '../errors/index.ts'
import type { nextPause } from '../http/retry.ts'
import type { SessionHost } from './session-host.ts'

/** How long to wait before the next try, which it counts and tells of. Throws the error when there is to be none. */
export function pauseOf(
  { server, telemetry, patience: { retry, totalTimeout } }: SessionHost,
  error: DatabaseUnavailableError,
  tries: { count: number; readonly since: number },
  next: typeof nextPause,
): number {
  tries.count++
  const delay = retry === false ? undefined : next(tries.count, retry)
  const isOver = totalTimeout > 0 && Date.now() + (delay ?? 0) - tries.since > totalTimeout
  if (delay === undefined || isOver) throw error
  const { path, model, method } = error
  const call = { ...(path && { path }), ...(model && { model }), ...(method && { method }) }
  telemetry.tellRetry({ url: server.base.toString(), call, attempt: tries.count, delay, reason: error })
  return delay
}
