/** Asks once in a while and keeps the answer that long; those who ask meanwhile share it. A failure is not kept. */
export function cacheFor<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  let until = 0
  return () => {
    if (answer === undefined || Date.now() >= until) {
      until = Date.now() + milliseconds
      answer = ask().catch((error: unknown) => {
        answer = undefined
        throw error
      })
    }
    return answer
  }
}
