import { failureOf } from '../session/failure.ts'

/** What is read once a change is made. That it cannot be read does not undo the change, and is told as a note. */
export async function readBack<T extends object>(read: () => Promise<T>): Promise<T | { readonly note: string }> {
  try {
    return await read()
  } catch (error) {
    return { note: `it was done; what is there now could not be read: ${failureOf(error).message}` }
  }
}
