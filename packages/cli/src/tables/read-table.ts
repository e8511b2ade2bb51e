import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { UsageError } from '../command.ts'
import type { TableFormat } from './table-format.ts'

/** A row as a file has it: by names of columns. */
export type TableRow = Readonly<Record<string, unknown>>

/** Told how many bytes of a file have become rows. */
export type OnBytes = (bytes: number) => void

/** Rows of a file, one after the other: CSV whose first line has names, or a JSON object a line. */
export function readTable(path: string, format: TableFormat, onBytes: OnBytes = () => {}): AsyncIterable<TableRow> {
  return format === 'csv' ? csvRows(path, onBytes) : jsonRows(path, onBytes)
}

async function* csvRows(path: string, onBytes: OnBytes): AsyncGenerator<TableRow> {
  const parser = parse({ bom: true, columns: true, skip_empty_lines: true })
  // A file that cannot be opened, or breaks off, ends the rows too.
  const feeding = pipeline((await open(path)).createReadStream(), parser)
  feeding.catch(() => {})
  try {
    for await (const row of parser) {
      onBytes(parser.info.bytes)
      yield row as TableRow
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw new UsageError(`${path} is no CSV: ${error.message}`)
    }
    throw error
  }
}

async function* jsonRows(path: string, onBytes: OnBytes): AsyncGenerator<TableRow> {
  let number = 0
  let bytes = 0
  const input = (await open(path)).createReadStream()
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    bytes += Buffer.byteLength(line) + 1
    onBytes(bytes)
    if (line.trim() !== '') yield rowOf(line, `${path}, line ${number}`)
  }
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
