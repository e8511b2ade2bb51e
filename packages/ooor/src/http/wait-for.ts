import { ConfigError } from '../errors/index.ts'

/** Longer timers fire at once: their milliseconds are a signed number of 32 bits. */
export const LONGEST_TIMER = 2 ** 31 - 1

const reactions = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Reacts once when a signal aborts; what is returned takes that back. However many wait for a signal, it has one
 * listener: Node takes more than ten for a leak, and says so.
 */
export function whenAborted(signal: AbortSignal, react: () => void): () => void {
  let waiting = reactions.get(signal)
  if (waiting === undefined) {
    const made = new Set<() => void>()
    signal.addEventListener('abort', () => made.forEach((one) => void one()), { once: true })
    reactions.set(signal, made)
    waiting = made
  }
  const own = () => react()
  waiting.add(own)
  return () => void waiting.delete(own)
}

/**
 * The same outcome, or the signal's reason when that comes first: for waits that others share and go on with. What fails
 * after that, nobody hears of.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    let stopListening: (() => void) | undefined
    promise.then(resolve, reject).finally(() => stopListening?.())
    if (!signal.addEventListener) throw new ConfigError('the signal is no AbortSignal')
    if (signal.aborted) reject(signal.reason)
    else stopListening = whenAborted(signal, () => reject(signal.reason))
  })
}

/** Waits; throws the signal's reason when aborted. */
export function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const stopListening = signal && whenAborted(signal, onAbort)
    const timer = setTimeout(
      () => {
        stopListening?.()
        resolve()
      },
      Math.min(milliseconds, LONGEST_TIMER),
    )
  })
}
