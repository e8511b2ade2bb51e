import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { PRIVATE } from '../private-mode.ts'
import type { TableRow } from './read-table.ts'
import type { TableFormat } from './table-format.ts'

/** A file that rows are written to, no faster than it takes them. */
export interface TableWriter {
  write(row: TableRow): Promise<void>
  close(): Promise<void>
}

/** Writes rows to a file, which only its user reads. CSV begins with the names of the columns, which are those of the first row. */
export function writeTable(path: string, format: TableFormat): TableWriter {
  const file = createWriteStream(path, PRIVATE)
  const text = format === 'csv' ? stringify({ header: true }) : undefined
  text?.pipe(file)
  const into = text ?? file
  // Told when the file is closed.
  const done = finished(file)
  done.catch(() => {})
  return {
    write: async (row) => {
      const cells = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]))
      const isRoom = text === undefined ? file.write(`${jsonOf(row)}\n`) : text.write(cells)
      if (!isRoom) await Promise.race([once(into, 'drain'), done])
    },
    close: async () => {
      into.end()
      await done
    },
  }
}

/** A value as a cell that an import reads again. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19).replace('T', ' ')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(cellOf).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function jsonOf(row: TableRow): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  )
}
