/** The reason of a rejection; fails when there is none. */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error) return error
    throw new Error(`rejected with ${String(error)}, which is no Error`)
  }
  throw new Error('was expected to fail')
}

/** What a promise was rejected with, whatever that is; undefined for one that was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
    return undefined
  } catch (error) {
    return error
  }
}
