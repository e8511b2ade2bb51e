import { inspect } from 'node:util'
import { Model } from 'ooor'
import { cellText, type ShownTable, tableText } from './table-text.ts'

/** How values are written. */
export interface ShowOptions {
  /** How wide a line may be. */
  readonly columns: number
  readonly colors: boolean
}

/** Records and rows that one value shows at most. */
const MOST_ROWS = 50

/** A value as the console shows it: records and rows as tables, one record as a list of its fields. */
export function showValue(value: unknown, options: ShowOptions): string {
  const { columns, colors } = options
  if (value instanceof Model)
    return `${value.name}: a model. Its records by where, select, first …; .schema tells its fields`
  if (Array.isArray(value)) {
    const rows = value.map(rowOf)
    if (rows.length > 0 && rows.every((row) => row !== undefined)) return showRows(rows, labelOf(value), options)
    if (rows.length === 0) return '(no rows)'
  }
  const record = isRecord(value) ? rowOf(value) : undefined
  if (record !== undefined) return showRecord(record, labelOf([value]), options)
  return inspect(value, { colors, depth: 4, breakLength: columns, maxArrayLength: 200, maxStringLength: 10_000 })
}

type Row = Readonly<Record<string, unknown>>

function showRows(rows: readonly Row[], label: string, options: ShowOptions): string {
  const shown = rows.slice(0, MOST_ROWS)
  const table: ShownTable = {
    columns: [...new Set(shown.flatMap((row) => Object.keys(row)))].filter((name) => name !== '$domain'),
    rows: shown,
  }
  const { text, left } = tableText(table, options)
  const cut = rows.length > shown.length ? `, the first ${shown.length} shown` : ''
  const more = left.length > 0 ? `; ${left.length} more fields, as ${left.slice(0, 3).join(', ')}: select some` : ''
  return `${text}(${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${label}${cut}${more})`
}

function showRecord(row: Row, label: string, options: ShowOptions): string {
  const filled = Object.entries(row).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  const empty = Object.keys(row).length - filled.length
  const rows = filled.map(([field, value]) => ({ field, value: cellText(value) }))
  const { text } = tableText({ columns: ['field', 'value'], rows }, options)
  return `${text}(1 record${label}${empty > 0 ? `; ${empty} empty fields not shown` : ''})`
}

function isRecord(value: unknown): value is { readonly $model: string; toJSON(): Row } {
  return typeof value === 'object' && value !== null && '$model' in value && 'toJSON' in value
}

/** What a record or a row has to show; undefined for other values. */
function rowOf(value: unknown): Row | undefined {
  if (isRecord(value)) return value.toJSON()
  if (typeof value !== 'object' || value === null) return undefined
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? (value as Row) : undefined
}

function labelOf([first]: readonly unknown[]): string {
  return isRecord(first) ? ` of ${first.$model}` : ''
}
