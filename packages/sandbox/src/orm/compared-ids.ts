import { accessError, recursionError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { checkRange, isDigits } from './asked-ids.ts'
import type { Environment, Table } from './environment.ts'

/**
 * Ids that PostgreSQL compares with numbers and Python does not find among those that it answers: texts of digits, and
 * fractions. On 14 they pass for records that are being made where somebody looks whether they are there (each tried on
 * 14.0; 13 is taken for it).
 */
export const isOddlyCompared = (id: unknown, major: number): boolean =>
  (major === 13 || major === 14) && (isDigits(id) || (pythonType(id) === 'float' && !Number.isInteger(id)))

/** The row that PostgreSQL finds by such an id. */
function foundBy({ rows }: Table, id: unknown) {
  checkRange(id)
  return isDigits(id) ? rows.get(Number(id)) : undefined
}

/** What a rule says of them: it is told of records by their names, which contacts that are nowhere look for without an end. */
export function ruledOut(env: Environment, table: Table, id: unknown, refused: () => Error): Error {
  const isEndless = table.definition.name === 'res.partner' && env.groups.includes('user')
  const found = foundBy(table, id)
  return isEndless && found === undefined
    ? recursionError('maximum recursion depth exceeded while getting the repr of an object')
    : refused()
}

/** Reads find a row of another id than was asked for. */
export function misread(table: Table, id: unknown): Error | undefined {
  const row = foundBy(table, id)
  return row && incoherent(id, row.id)
}

/** Changes find a row that is not among the others already. */
export function changedBy(table: Table, id: unknown, ids: readonly unknown[]) {
  const row = foundBy(table, id)
  return row === undefined || ids.includes(row.id) ? undefined : row
}

/** What is told where another row was found than the one that was asked for. */
export const incoherent = (asked: unknown, found: number) => foundOther(pythonRepr(asked), found)

/** The same of what Python calls so. */
export const foundOther = (asked: string, found: number) =>
  accessError(
    `Database fetch misses ids ((${asked},)) and has extra ids ((${found},)), may be caused by a type incoherence in a previous request`,
  )
