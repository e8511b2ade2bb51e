import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { UsageError } from '../command.ts'
import { decodedText } from './decoded-text.ts'
import type { TableFormat } from './table-format.ts'

/** A row as a file has it: by names of columns. */
export type TableRow = Readonly<Record<string, unknown>>

/** How a file with rows is read. */
export interface ReadTableOptions {
  /** As `encodingOf` tells it. */
  readonly encoding: string
  /** What stands between the cells of CSV. */
  readonly delimiter: string
  /** Told how many bytes of the file have been read. */
  readonly onBytes: (bytes: number) => void
  /** Told the names of the columns of CSV, before the first row. What it throws ends the rows. */
  readonly onColumns: (names: readonly string[]) => void
}

/** Rows of a file, one after the other: CSV whose first line has names, or a JSON object a line. */
export function readTable(path: string, format: TableFormat, options: ReadTableOptions): AsyncIterable<TableRow> {
  return format === 'csv' ? csvRows(path, options) : jsonRows(path, options)
}

async function* csvRows(
  path: string,
  { encoding, delimiter, onBytes, onColumns }: ReadTableOptions,
): AsyncGenerator<TableRow> {
  let hasNames = false
  const columns = (names: string[]) => {
    hasNames = true
    checkColumns(path, names, delimiter)
    onColumns(names)
    return names
  }
  const parser = parse({ columns, delimiter, skip_empty_lines: true })
  // A file that cannot be opened, or breaks off, ends the rows too.
  const feeding = pipeline(Readable.from(decodedText(path, encoding, onBytes)), parser)
  feeding.catch(() => {})
  try {
    for await (const row of parser) yield row as TableRow
    if (!hasNames) throw new UsageError(`${path} is empty: the first line of CSV names its columns`)
  } catch (error) {
    if (error instanceof CsvError) {
      throw new UsageError(`${path} is no CSV: ${error.message}`)
    }
    throw error
  }
}

/** Of two columns of a name, one would be lost. */
function checkColumns(path: string, names: readonly string[], delimiter: string): void {
  const [only = ''] = names
  const other = [';', '\t', ','].find((one) => one !== delimiter && only.includes(one))
  if (names.length === 1 && other !== undefined) {
    const shown = other === '\t' ? 'tab' : `'${other}'`
    throw new UsageError(`${path} has one column, ${JSON.stringify(only)}: say --delimiter ${shown}`)
  }
  for (const [at, name] of names.entries()) {
    if (name.trim() === '') throw new UsageError(`${path}: column ${at + 1} has no name`)
    const first = names.indexOf(name)
    if (first === at) continue
    throw new UsageError(`${path} has the column ${name} twice, the ${first + 1}. and the ${at + 1}.: leave one out`)
  }
}

async function* jsonRows(path: string, { encoding, onBytes }: ReadTableOptions): AsyncGenerator<TableRow> {
  let number = 0
  for await (const line of linesOf(decodedText(path, encoding, onBytes))) {
    number++
    if (line.trim() !== '') yield rowOf(line, `${path}, line ${number}`)
  }
}

async function* linesOf(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = []
  for await (const part of parts) {
    const [first = '', ...others] = part.split('\n')
    begun.push(first)
    for (const next of others) {
      yield begun.join('')
      begun = [next]
    }
  }
  yield begun.join('')
}

function rowOf(line: string, where: string): TableRow {
  try {
    const row: unknown = JSON.parse(line)
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as TableRow
  } catch {
    // Told below.
  }
  throw new UsageError(`${where} is no JSON object: each line has to be one`)
}
