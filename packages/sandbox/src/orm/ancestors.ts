import type { Environment } from './environment.ts'

/** The records above one and itself, the topmost first. */
export function ancestors(env: Environment, model: string, parent: string, id: unknown): number[] {
  const { rows } = env.table(model)
  const found: number[] = []
  let row = rows.get(id as number)
  for (; row !== undefined && !found.includes(row.id); row = rows.get(row[parent] as number)) found.unshift(row.id)
  return found
}
