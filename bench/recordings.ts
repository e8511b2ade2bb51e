import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Row } from './workload.ts'

/** Answers of a real server, head and body, as `record.ts` stores them. */
export type RecordingName =
  | 'web-version-info'
  | 'web-version'
  | 'web-database-list'
  | 'web-authenticate'
  | 'web-context'
  | 'web-small'
  | 'web-big'
  | 'web-fields'
  | 'jsonrpc-version'
  | 'jsonrpc-login'
  | 'jsonrpc-context'
  | 'jsonrpc-small'
  | 'jsonrpc-big'
  | 'xmlrpc-version'
  | 'xmlrpc-login'
  | 'xmlrpc-context'
  | 'xmlrpc-small'
  | 'xmlrpc-big'

export interface Recording {
  readonly head: string
  readonly body: Buffer
}

const folder = new URL('./recordings/', import.meta.url)
const file = (name: RecordingName) => new URL(`${name}.http.gz`, folder)

export function saveRecording(name: RecordingName, bytes: Buffer): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(file(name), gzipSync(bytes, { level: 9 }))
}

export function readRecording(name: RecordingName): Recording {
  const bytes = gunzipSync(readFileSync(file(name)))
  const end = bytes.indexOf('\r\n\r\n')
  return { head: bytes.toString('latin1', 0, end), body: bytes.subarray(end + 4) }
}

/** The rows that a right answer has, so that no contender is fast by being wrong. */
export function expectedRows(scenario: 'small' | 'big'): readonly Row[] {
  const { body } = readRecording(`web-${scenario}`)
  return (JSON.parse(body.toString()) as { result: Row[] }).result
}

/** The same rows as `rows()` and records have them: an object for a many2one, null for what is empty. */
export function expectedCast(): readonly Row[] {
  const cast = (value: unknown) => {
    if (Array.isArray(value)) return { id: value[0] as unknown, display_name: value[1] as unknown }
    return value === false ? null : value
  }
  return expectedRows('big').map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cast(value)])),
  )
}
