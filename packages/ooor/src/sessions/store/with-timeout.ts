/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** Turns within which a store in memory has answered: a timer, set and cleared, costs more than all that is around it. */
const AT_ONCE = 4

/** The same outcome, or a `TooLate` when there is none after so many milliseconds: it may still come, unheard. */
export function within<T>(milliseconds: number, outcome: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let isSettled = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const settled = () => {
      isSettled = true
      if (timer !== undefined) clearTimeout(timer)
    }
    outcome.then(
      (value) => {
        settled()
        resolve(value)
      },
      (error: unknown) => {
        settled()
        reject(error)
      },
    )
    const start = () => {
      if (isSettled) return
      timer = setTimeout(() => reject(new TooLate(`no answer within ${milliseconds} ms`)), milliseconds)
    }
    void afterTurns(AT_ONCE, () => isSettled).then(start)
  })
}

async function afterTurns(turns: number, isOver: () => boolean): Promise<void> {
  for (let turn = 0; turn < turns && !isOver(); turn++) await undefined
}
