import { stringify } from 'csv-stringify/sync'
import { type GlobalOptions, UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { cellText, jsonValue } from './cell-text.ts'
import { printable } from './printable.ts'
import { type Column, listText, tableText } from './table.ts'

/** How rows are written: for people, or for programs. */
export type OutputFormat = 'table' | 'json' | 'jsonl' | 'csv'

const FORMATS: readonly string[] = ['table', 'json', 'jsonl', 'csv']

/** The format that is asked for: `--format`, `--json`, else a table. Throws a `UsageError` for what is none. */
export function outputFormat(named: string | undefined, { json }: GlobalOptions): OutputFormat {
  if (named === undefined) return json ? 'json' : 'table'
  if (FORMATS.includes(named)) return named as OutputFormat
  throw new UsageError(`'${named}' is no --format: ${FORMATS.join(', ')}`)
}

/** Writes rows in a format; answers how many there were. All but tables are written as rows come in. */
export async function writeRows<R>(
  rows: Iterable<R> | AsyncIterable<R>,
  columns: readonly Column<R>[],
  format: OutputFormat,
  terminal: Terminal,
): Promise<number> {
  if (format === 'table') {
    const all: R[] = []
    for await (const row of rows) all.push(row)
    if (all.length > 0) terminal.out(tableText(all, columns, terminal))
    return all.length
  }
  let count = 0
  if (format === 'csv') terminal.out(csvLine(columns.map(({ title }) => title)))
  for await (const row of rows) {
    if (format === 'csv') terminal.out(csvLine(columns.map(({ value }) => csvText(value(row), terminal))))
    else if (format === 'jsonl') terminal.out(`${JSON.stringify(row, jsonValue)}\n`)
    else terminal.out(`${count === 0 ? '[\n' : ',\n'}  ${JSON.stringify(row, jsonValue)}`)
    count++
  }
  if (format === 'json') terminal.out(count === 0 ? '[]\n' : '\n]\n')
  return count
}

function csvLine(cells: readonly string[]): string {
  return stringify([cells as string[]])
}

/** Text as it is, but on a screen; all else as in tables. */
function csvText(value: unknown, { columns }: Pick<Terminal, 'columns'>): string {
  if (typeof value === 'string') return columns === undefined ? value : printable(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : cellText(value)
}

/** Writes one thing: its values one below the other, or as JSON. */
export function writeOne<R>(one: R, columns: readonly Column<R>[], format: OutputFormat, terminal: Terminal): void {
  if (format === 'json') terminal.out(`${JSON.stringify(one, jsonValue, 2)}\n`)
  else if (format === 'jsonl') terminal.out(`${JSON.stringify(one, jsonValue)}\n`)
  else if (format === 'csv') {
    terminal.out(csvLine(columns.map(({ title }) => title)))
    terminal.out(csvLine(columns.map(({ value }) => csvText(value(one), terminal))))
  } else terminal.out(listText([one], columns, terminal))
}
