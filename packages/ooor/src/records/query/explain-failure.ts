import { ServerError, UnknownFieldError } from '../../errors/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import { type CheckedQuery, checkAllPaths } from './check-all-paths.ts'

/**
 * Paths are checked as far as schemas are known. When the server refuses a domain, the schemas beyond are asked for:
 * a name that is not there is then the error, with the server's as its cause.
 */
export async function explainFailure(query: CheckedQuery, error: unknown, options: CallOptions): Promise<unknown> {
  if (!ServerError.is(error) || !hasPath(query.conditions)) return error
  const { model } = query
  try {
    await checkAllPaths(query, options)
  } catch (found) {
    if (UnknownFieldError.is(found)) {
      return new UnknownFieldError(
        { exception: error.exception, message: found.serverMessage },
        { message: found.message, cause: error, call: { model }, nearest: found.nearest, known: found.known },
      )
    }
  }
  return error
}

function hasPath(conditions: unknown): boolean {
  if (Array.isArray(conditions)) return conditions.some((one) => hasPath(one)) || isPath(conditions[0])
  if (typeof conditions !== 'object' || conditions === null) return false
  return Object.entries(conditions).some(([name, value]) => isPath(name) || hasPath(value))
}

function isPath(name: unknown): boolean {
  return typeof name === 'string' && name.includes('.')
}
