/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** Turns within which a store in memory has answered: a timer, set and cleared, costs more than all that is around it. */
const AT_ONCE = 4

/** The same outcome, or a `TooLate` when there is none after so many milliseconds: it may still come, unheard. */
export async function within<T>(milliseconds: number, outcome: Promise<T>): Promise<T> {
  let isSettled = false
  const settled = () => {
    isSettled = true
  }
  outcome.then(settled, settled)
  for (let turn = 0; turn < AT_ONCE && !isSettled; turn++) await undefined
  return await (isSettled ? outcome : timed(milliseconds, outcome))
}

function timed<T>(milliseconds: number, outcome: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  return Promise.race([outcome, tooLate]).finally(() => clearTimeout(timer))
}
