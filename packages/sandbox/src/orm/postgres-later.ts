import { isOfPostgres } from '../python/exceptions.ts'

/** Runs it now; what PostgreSQL minds is raised once the answer is asked for, when Python has been through the rest of a call. */
export function postgresLater<T>(run: () => T): () => T {
  try {
    const answer = run()
    return () => answer
  } catch (error) {
    if (!isOfPostgres(error)) throw error
    return () => {
      throw error
    }
  }
}

/** False for what PostgreSQL minds: it raises when it is asked. */
export function passesPostgres(test: () => boolean): boolean {
  try {
    return test()
  } catch (error) {
    if (isOfPostgres(error)) return false
    throw error
  }
}
