import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Stored } from './orm/definition.ts'

/** What of a database is kept: by model, its rows and the last id that it has given. */
export interface Content {
  readonly rows: Readonly<Record<string, readonly Stored[]>>
  readonly lastIds: Readonly<Record<string, number>>
}

/** The two formats of a backup. */
export type BackupFormat = 'zip' | 'dump'

/** The name of the file with the rows: no SQL, which the sandbox does not speak. */
const ROWS = 'sandbox.json'
/** Where Odoo has the rows: who looks whether a backup is one looks for it. */
const SQL = strToU8(`-- A backup of a sandbox, which speaks no SQL: its rows are in ${ROWS}.\n`)
/** What PostgreSQL's own format begins with. */
const MAGIC = 'PGDMP'

/** A backup as the sandbox makes it, which only a sandbox can restore: the rows in the wrapping of Odoo's. */
export function backupOf(name: string, version: string, content: Content, format: BackupFormat): Uint8Array {
  const rows = strToU8(JSON.stringify(content))
  if (format === 'dump') return new Uint8Array([...strToU8(MAGIC), ...rows])
  const manifest = { odoo_dump: '1', db_name: name, version, modules: {} }
  return zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), 'dump.sql': SQL, [ROWS]: rows })
}

/** The rows of a backup; undefined for what is none. */
export function contentOf(backup: Uint8Array): Content | undefined {
  try {
    const isDump = strFromU8(backup.subarray(0, MAGIC.length)) === MAGIC
    const rows = isDump ? backup.subarray(MAGIC.length) : unzipSync(backup)[ROWS]
    const told = rows === undefined ? undefined : (JSON.parse(strFromU8(rows)) as Partial<Content>)
    // Earlier ones have rows alone.
    return told === undefined || 'lastIds' in told ? (told as Content) : { rows: told as Content['rows'], lastIds: {} }
  } catch {
    return undefined
  }
}
