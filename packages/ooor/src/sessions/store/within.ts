/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** The same outcome, or a `TooLate` when there is none after so many milliseconds: it may still come, unheard. */
export async function within<T>(milliseconds: number, outcome: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([outcome, late])
  } finally {
    clearTimeout(timer)
  }
}
