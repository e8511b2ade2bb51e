import type { Series } from 'ooor/protocol'

/** One row per series that changed something; the last that is not later counts. */
export type Rows<T> = readonly (readonly [since: number, value: T])[]

/** Picks the row of a series. */
export function rowOf({ major }: Series): <T>(...rows: Rows<T>) => T {
  return <T>(...rows: Rows<T>) => (rows.findLast(([since]) => since <= major) as readonly [number, T])[1]
}
