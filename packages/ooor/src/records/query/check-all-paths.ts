import type { CallOptions } from '../../wires/index.ts'
import type { Scope } from '../scope.ts'
import type { Domain } from '../types/where.ts'
import { toDomain } from './domain.ts'

/** A query whose conditions are checked to the end of their paths. */
export interface CheckedQuery {
  readonly scope: Scope
  readonly model: string
  readonly conditions: readonly unknown[]
}

/**
 * The domain of conditions, checked to the end of their paths; schemas on the way are asked for. Throws for what cannot
 * be: up to 18 servers drop conditions on fields that they cannot search, and answer records that do not match.
 */
export async function checkAllPaths(
  { scope, model, conditions }: CheckedQuery,
  options: CallOptions = {},
): Promise<Domain> {
  const { major } = await scope.caller.series(options)
  const schema = await scope.schema(model, options)
  // Each turn makes one more model on the way known.
  for (;;) {
    const unknown = new Set<string>()
    const known = (name: string) => {
      const found = scope.known(name)
      if (found === undefined) unknown.add(name)
      return found
    }
    const domain = toDomain({ schema, known, major }, conditions)
    if (unknown.size === 0) return domain
    await Promise.all([...unknown].map((name) => scope.schema(name, options)))
  }
}
