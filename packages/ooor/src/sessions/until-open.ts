import { DatabaseUnavailableError } from '../errors/index.ts'
import { nextPause } from '../http/retry.ts'
import { waitFor } from '../http/wait-for.ts'
import type { CallOptions } from '../wires/index.ts'
import type { SessionHost } from './session-host.ts'

/**
 * Asks again what changes nothing and met a database that could not be opened: as often, and with such pauses, as
 * `retry` says of lost answers, and no longer than `totalTimeout`. Any other error is thrown.
 */
export async function untilOpen<T>(
  host: SessionHost,
  error: unknown,
  attempt: () => Promise<T>,
  options: CallOptions,
  tries: { count: number; readonly since: number } = { count: 0, since: Date.now() },
): Promise<T> {
  if (!DatabaseUnavailableError.is(error)) throw error
  const { pauseOf } = await import('./pause-of.ts')
  await waitFor(pauseOf(host, error, tries, nextPause), options.signal)
  return attempt().catch((again: unknown) => untilOpen(host, again, attempt, options, tries))
}
