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
  /** `ok`, or the name of the error. */
  readonly outcome: string
  readonly milliseconds: number
  /** Of what was committed: values before and after, by record and field; closed ones are left out. */
  readonly before?: unknown
  readonly after?: unknown
  /** What else says what was asked: conditions, fields, methods, sizes. Never values of secret fields. */
  readonly detail?: unknown
}

/** Where audit lines go. */
export type AuditSink = (line: AuditLine) => void

/**
 * Appends each line as JSON to a file, before the answer goes out. A file that cannot be written stops what was asked; one that
 * cannot be written from the beginning is a `ConfigError` at once.
 *
 * ```ts
 * const server = createMcpServer({ odoo, audit: auditFile('ooor-mcp.audit.jsonl') })
 * ```
 */
export function auditFile(path: string): AuditSink {
  const append = (text: string) => appendFileSync(path, text, { mode: 0o600 })
  try {
    append('')
  } catch (error) {
    throw new ConfigError(
      `the audit ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return (line) => append(`${JSON.stringify(line)}\n`)
}

/** Writes each line as JSON to a stream, as `process.stderr`. */
export function auditStream(stream: { write(text: string): unknown }): AuditSink {
  return (line) => {
    stream.write(`${JSON.stringify(line)}\n`)
  }
}
