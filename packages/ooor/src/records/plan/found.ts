import type { Row } from '../casting/from-server.ts'

/** What was found of a page: as many as were asked for, or all that there was. */
export interface Found {
  readonly count: number
  readonly last: number | undefined
}

const FOUND = new WeakMap<readonly Row[], Found>()

/**
 * Notes what rows were found of, where finding and reading are two calls: some may be gone between the two, and fewer
 * rows are not the end of all then.
 */
export function noteFound(rows: Row[], found: Found): Row[] {
  FOUND.set(rows, found)
  return rows
}

/** What is found by its ids. */
export const ofIds = (ids: readonly number[]): Found => ({ count: ids.length, last: ids.at(-1) })

/** What was found, whether or not all of it was there to be read. */
export function foundOf(rows: readonly Row[]): Found {
  return FOUND.get(rows) ?? { count: rows.length, last: rows.at(-1)?.id }
}
