import { whenAborted } from './abort.ts'
import { LONGEST_TIMER } from './timeout.ts'

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
