/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** Turns within which a store in memory has answered: a timer, set and cleared, costs more than all that is around it. */
const AT_ONCE = 4

const DONE = Promise.resolve()

/** The same outcome, or a `TooLate` when there is none after so many milliseconds: it may still come, unheard. */
export function within<T>(milliseconds: number, outcome: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isSettled = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = <V>(how: (value: V) => void, value: V) => {
      isSettled = true
      if (timer !== undefined) clearTimeout(timer)
      how(value)
    }
    outcome.then(
      (value) => settle(resolve, value),
      (error) => settle(reject, error),
    )
    let turns = 0
    const turn = () => {
      if (isSettled) return
      if (turns++ < AT_ONCE) void DONE.then(turn)
      else timer = setTimeout(() => reject(new TooLate(`no answer within ${milliseconds} ms`)), milliseconds)
    }
    turn()
  })
}
