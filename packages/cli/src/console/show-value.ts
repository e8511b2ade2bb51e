import { inspect } from 'node:util'
import { Model } from 'ooor'
import stringWidth from 'string-width'
import { cellText } from '../output/cell-text.ts'
import { listText, tableText } from '../output/table.ts'
import type { Terminal } from '../terminal.ts'

/** How values are written. */
export interface ShowOptions extends Pick<Terminal, 'columns' | 'colors'> {
  /** Rows at most. @default 50 */
  readonly rows?: number
}

/** Records and rows that one value shows at most. */
const MOST_ROWS = 50
/** A cell asks for so many characters at most, when columns are chosen. */
const WIDEST_CELL = 40
/** What stands between columns. */
const GAP = 3

type Row = Readonly<Record<string, unknown>>

/** A value as the console shows it: records and rows as tables, one record as a list of its fields. */
export function showValue(value: unknown, options: ShowOptions): string {
  const { columns = 120, colors } = options
  if (value instanceof Model)
    return `${value.name}: a model. Its records by where, select, first …; .schema tells its fields`
  if (Array.isArray(value)) {
    const rows = value.map(rowOf)
    if (rows.length === 0) return '(no rows)'
    if (rows.every((row) => row !== undefined)) return showRows(rows, labelOf(value), options)
  }
  const record = isRecord(value) ? rowOf(value) : undefined
  if (record !== undefined) return showRecord(record, labelOf([value]), options)
  const length = { breakLength: columns, maxArrayLength: 200, maxStringLength: 10_000 }
  return inspect(isWhoami(value) ? shortWhoami(value) : value, { colors: colors.isColorSupported, depth: 4, ...length })
}

/** Who is logged in, as `whoami()` answers it. */
function isWhoami(value: unknown): value is { readonly raw: object } {
  return typeof value === 'object' && value !== null && 'uid' in value && 'raw' in value && value.raw instanceof Object
}

/** All that the server says beside it is a page or two. */
function shortWhoami<T extends { readonly raw: object }>(info: T) {
  const raw = { [inspect.custom]: () => `… (${Object.keys(info.raw).length} members: (await odoo.whoami()).raw)` }
  return { ...info, raw }
}

function showRows(rows: readonly Row[], label: string, options: ShowOptions): string {
  const shown = rows.slice(0, options.rows ?? MOST_ROWS).map((row) => flat(row))
  // The condition of a group stands in its row, for programs.
  const names = [...new Set(shown.flatMap((row) => Object.keys(row)))].filter((name) => name !== '$domain')
  const fitting = fittingNames(names, shown, options.columns)
  const left = names.filter((name) => !fitting.includes(name))
  const text = tableText(
    shown,
    fitting.map((name) => ({ title: name, value: (row: Row) => row[name] })),
    options,
  )
  const cut = rows.length > shown.length ? `, the first ${shown.length} shown` : ''
  return `${text}(${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${label}${cut}${notShown(left)})`
}

/** What was selected beyond a relation gets columns of its own, by its path; a list tells what is in it. */
function flat(row: Row, before = ''): Row {
  return Object.assign(
    {},
    ...Object.entries(row).map(([name, value]): Row => {
      if (Array.isArray(value) && value.some((one) => isNested(one))) return { [before + name]: value.map(titleOf) }
      if (!isNested(value)) return { [before + name]: value }
      const { id: _, ...inner } = value
      return flat(Object.keys(inner).length === 0 ? value : inner, `${before}${name}.`)
    }),
  )
}

/** A row within a row; a reference, which has its name, is a value. */
function isNested(value: unknown): value is Row {
  return rowOf(value) !== undefined && !('display_name' in (value as Row)) && 'id' in (value as Row)
}

function titleOf(row: unknown): unknown {
  const { name, id } = row as Row
  return typeof name === 'string' ? name : id
}

function notShown(names: readonly string[]): string {
  if (names.length === 0) return ''
  const some = names.slice(0, 3).join(', ')
  return `; not shown: ${names.length > 3 ? `${some} and ${names.length - 3} more, select what you need` : some}`
}

function showRecord(row: Row, label: string, options: ShowOptions): string {
  const isFilled = ([, value]: readonly [string, unknown]) => value !== null && cellText(value) !== ''
  const filled = Object.entries(row).filter(isFilled)
  const empty = Object.keys(row).length - filled.length
  const text = listText(
    [row],
    filled.map(([name]) => ({ title: name, value: (one: Row) => one[name] })),
    options,
  )
  return `${text}(1 record${label}${empty > 0 ? `; ${empty} empty fields not shown` : ''})`
}

/** Columns that fit into the room: where they do not, empty ones go, and those that tell least; the others begin with the name. */
function fittingNames(names: readonly string[], rows: readonly Row[], room: number | undefined): readonly string[] {
  if (room === undefined) return names
  const size = (name: string) => {
    const widths = rows.map((row) => stringWidth(cellText(row[name])))
    return { widest: Math.max(0, ...widths), wanted: Math.min(WIDEST_CELL, Math.max(stringWidth(name), ...widths)) }
  }
  const sizes = new Map(names.map((name) => [name, size(name)]))
  const widthOf = (some: readonly string[]) =>
    some.reduce((sum, name) => sum + (sizes.get(name)?.wanted ?? 0) + GAP, -GAP)
  if (widthOf(names) <= room) return names
  const filled = names.filter((name) => (sizes.get(name)?.widest ?? 0) > 0)
  const taken: string[] = []
  for (const name of [...filled].sort((a, b) => rank(a) - rank(b))) {
    if (taken.length === 0 || widthOf([...taken, name]) <= room) taken.push(name)
  }
  return taken
}

const FIRST = ['id', 'name', 'display_name']
const LAST = ['create_date', 'create_uid', 'write_date', 'write_uid']

function rank(name: string): number {
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length + (LAST.includes(name) ? 1 : 0)
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
