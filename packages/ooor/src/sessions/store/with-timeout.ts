/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** The same outcome, or a `TooLate` when there is none after so many milliseconds: it may still come, unheard. */
export function within<T>(milliseconds: number, outcome: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate(`no answer within ${milliseconds} ms`)), milliseconds)
    outcome.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
