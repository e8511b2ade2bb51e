import { ServerError, UnknownFieldError } from '../../errors/index.ts'
import type { Scope } from '../scope.ts'
import { toDomain } from './domain.ts'

/** A query whose domain the server has refused. */
export interface FailedQuery {
  readonly scope: Scope
  readonly model: string
  readonly conditions: readonly unknown[]
}

/**
 * Paths are checked as far as schemas are known. When the server refuses a domain, the schemas beyond are asked for:
 * a name that is not there is then the error, with the server's as its cause.
 */
export async function explainFailure(query: FailedQuery, error: unknown): Promise<unknown> {
  if (!ServerError.is(error) || !hasPath(query.conditions)) return error
  const { scope, model, conditions } = query
  try {
    const { major } = await scope.caller.series()
    // Each turn makes one more model on the way known.
    for (let depth = 0; depth < 10; depth++) {
      const unknown = new Set<string>()
      const known = (name: string) => {
        const schema = scope.known(name)
        if (schema === undefined) unknown.add(name)
        return schema
      }
      toDomain({ schema: await scope.schema(model), known, major }, conditions)
      if (unknown.size === 0) return error
      await Promise.all([...unknown].map((name) => scope.schema(name)))
    }
  } catch (found) {
    if (UnknownFieldError.is(found)) {
      return new UnknownFieldError(
        { exception: error.exception, message: found.serverMessage },
        { message: found.message, cause: error, call: { model } },
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
