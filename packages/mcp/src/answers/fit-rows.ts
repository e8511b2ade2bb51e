import { bytesOf } from './tokens.ts'

/** As many of the first rows as fit into so many bytes; none when not even one does. */
export function fitRows<T>(rows: readonly T[], bytes: number): readonly T[] {
  let left = bytes
  for (const [index, row] of rows.entries()) {
    left -= bytesOf(row) + 1
    if (left < 0) return rows.slice(0, index)
  }
  return rows
}
