import type { Row } from '../casting/from-server.ts'
import type { Changes } from './changes.ts'
import { isRecord } from './internals.ts'

interface Plain {
  toJSON(): { id: number | null } & Record<string, unknown>
}

/** `util.inspect`, as consoles hand it on. */
export type Inspect = (value: unknown, options: object) => string

/** A record as plain data: what was read of it and set on it; the id of a new one is null. */
export function plainRecord(
  id: number | null,
  row: Row,
  loaded: ReadonlySet<string>,
  changes: Changes | undefined,
): { id: number | null } & Record<string, unknown> {
  const names = new Set([...loaded, ...(changes?.keys() ?? [])])
  const values = [...names].map((name) => {
    const change = changes?.get(name)
    return [name, plainValue(change === undefined ? row[name] : change.shown)]
  })
  return Object.fromEntries([['id', id], ...values])
}

/** A value of a row as plain data. */
export function plainValue(value: unknown): unknown {
  if (isRecord(value)) return (value as unknown as Plain).toJSON()
  return value === undefined ? null : value
}

/** A record as a console shows it, as `res.partner(7, changed) { name: 'Zoe' }`. */
export function inspected(
  record: Plain & { readonly $model: string },
  state: string | undefined,
  options: object,
  inspect: Inspect | undefined,
): string {
  const { id, ...values } = record.toJSON()
  const shown = inspect === undefined ? JSON.stringify(values) : inspect(values, options)
  return `${record.$model}(${id ?? 'new'}${state === undefined ? '' : `, ${state}`}) ${shown}`
}
