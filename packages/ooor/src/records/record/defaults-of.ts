import type { RawModel } from '../raw-model.ts'
import type { Scope } from '../scope.ts'

/** The values that the server proposes for a new record. */
export async function defaultsOf(scope: Scope, raw: RawModel): Promise<Record<string, unknown>> {
  const { fields } = await scope.schema(raw.name)
  const defaults = await raw.defaultGet([...fields.keys()])
  return Object.fromEntries(Object.entries(defaults).filter(([name, value]) => fields.has(name) && value !== false))
}
