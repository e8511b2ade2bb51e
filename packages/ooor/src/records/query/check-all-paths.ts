import type { Scope } from '../scope.ts'
import { toDomain } from './domain.ts'

/** A query whose conditions are checked to the end of their paths. */
export interface CheckedQuery {
  readonly scope: Scope
  readonly model: string
  readonly conditions: readonly unknown[]
}

/** Checks conditions to the end of their paths, and asks for the schemas on the way. Throws for what cannot be. */
export async function checkAllPaths({ scope, model, conditions }: CheckedQuery): Promise<void> {
  const { major } = await scope.caller.series()
  const schema = await scope.schema(model)
  // Each turn makes one more model on the way known.
  for (;;) {
    const unknown = new Set<string>()
    const known = (name: string) => {
      const found = scope.known(name)
      if (found === undefined) unknown.add(name)
      return found
    }
    toDomain({ schema, known, major }, conditions)
    if (unknown.size === 0) return
    await Promise.all([...unknown].map((name) => scope.schema(name)))
  }
}
