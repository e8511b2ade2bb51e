import type { Environment } from '../orm/environment.ts'
import { missingError } from '../python/exceptions.ts'

/** What stands on a report of one record, whatever it is printed as. */
export interface ReportDocument {
  readonly title: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Headings: of a text, then of numbers. */
  readonly columns: readonly string[]
  /** A cell for each column. */
  readonly rows: readonly (readonly string[])[]
  readonly totals: readonly (readonly [label: string, amount: string])[]
}

/** A report that the sandbox can print. */
export interface Report {
  readonly model: string
  /** What stands on it. Throws what reading throws. */
  readonly documentOf: (env: Environment, id: number) => ReportDocument
}

/** The record that is printed. Raises MissingError where there is none. */
export function printedRecord(env: Environment, model: string, id: number, fields: readonly string[]) {
  const [row] = env.read(model, [id], fields)
  if (row !== undefined) return row
  throw missingError(`Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: ${env.uid})`)
}

/** The name of what a many2one leads to. */
export function nameOf(many2one: unknown): string {
  return Array.isArray(many2one) ? String(many2one[1]) : ''
}

/** As `1,234.50`. */
export function amount(value: unknown): string {
  return Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** A moment's or a date's day. */
export const dayOf = (value: unknown) => String(value || '').slice(0, 'yyyy-mm-dd'.length)
