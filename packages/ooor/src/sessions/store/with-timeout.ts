/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** Turns within which a store in memory has answered: a timer, set and cleared, costs more than all that is around it. */
const AT_ONCE = 4

const DONE = Promise.resolve()

/**
 * What `use` makes of an outcome, or `failed` of its failure: a `TooLate` when there is none after so many milliseconds.
 * It may still come, unheard.
 */
export function within<T, R>(
  milliseconds: number,
  outcome: Promise<T>,
  use: (value: T) => R | Promise<R>,
  failed: (cause: unknown) => R | Promise<R>,
): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    let isSettled = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = <V>(how: (value: V) => R | Promise<R>, value: V) => {
      if (isSettled) return
      isSettled = true
      if (timer !== undefined) clearTimeout(timer)
      try {
        resolve(how(value))
      } catch (error) {
        reject(error)
      }
    }
    outcome.then(
      (value) => settle(use, value),
      (error) => settle(failed, error),
    )
    let turns = 0
    const turn = () => {
      if (isSettled) return
      if (turns++ < AT_ONCE) void DONE.then(turn)
      else timer = setTimeout(() => settle(failed, new TooLate(`no answer within ${milliseconds} ms`)), milliseconds)
    }
    turn()
  })
}
