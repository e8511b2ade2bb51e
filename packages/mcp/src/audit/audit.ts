import { appendFileSync } from 'node:fs'
import { ConfigError } from 'ooor/errors'

/** One thing that was asked for or done. */
export interface AuditLine {
  /** When, as ISO 8601. */
  readonly at: string
  /** Who asked: the user's login where it is known, and a fingerprint of the credential. */
  readonly who: string
  /** The session of the protocol. */
  readonly session: string
  /** The tool or resource. */
  readonly what: string
  readonly model?: string | undefined
  readonly ids?: readonly number[] | undefined
  /** `ok`, or the name of the error; `begun` of a change that is about to be made. */
  readonly outcome: string
  /** Two lines of one change have the same: the one before it, and the one after. */
  readonly change?: string | undefined
  /** What came of a change, in its second line. Where that is missing, nobody knows. */
  readonly fate?: Fate | undefined
  readonly milliseconds: number
  /** Of what was committed: values before and after, by record and field; closed ones are left out. */
  readonly before?: unknown
  readonly after?: unknown
  /** What else says what was asked: conditions, fields, methods, sizes. Never values of secret fields. */
  readonly detail?: unknown
}

/** What came of a change: `partly` of several records, `unknown` where the answer was lost. */
export type Fate = 'done' | 'not done' | 'partly' | 'unknown'

/** Where audit lines go. What it throws stops what was asked; a promise is waited for. */
export type AuditSink = (line: AuditLine) => void | Promise<void>

/**
 * Appends each line as JSON to a file, before the answer goes out. A file that cannot be written stops what was asked,
 * a change before it is made: the line that says what is about to be changed is on the disk first. One that cannot be
 * written from the beginning is a `ConfigError` at once.
 *
 * ```ts
 * const server = createMcpServer({ odoo, audit: auditFile('ooor-mcp.audit.jsonl') })
 * ```
 */
export function auditFile(path: string): AuditSink {
  const append = (text: string, flush = false) => appendFileSync(path, text, { mode: 0o600, flush })
  try {
    append('')
  } catch (error) {
    throw new ConfigError(
      `the audit ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return (line) => append(`${JSON.stringify(line)}\n`, line.outcome === 'begun')
}

/** Writes each line as JSON to a stream, as `process.stderr`. One that has ended stops what was asked. */
export function auditStream(stream: { write(text: string): unknown; readonly writable?: boolean }): AuditSink {
  return (line) => {
    if (stream.writable === false) throw new Error('the stream of the audit has ended')
    stream.write(`${JSON.stringify(line)}\n`)
  }
}
