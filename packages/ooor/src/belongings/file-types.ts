import type { CallOptions, Context } from '../wires/index.ts'
import type { FileOwner } from './owner.ts'

/** What can be uploaded: bytes, a `Blob` or `File`, or a stream of bytes, as `fs.createReadStream` makes them. */
export type FileSource = Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** How far an upload is. */
export interface UploadProgress {
  /** Bytes that have been handed to the network. */
  readonly sent: number
  /** Bytes in all, where that is known. */
  readonly total: number | undefined
}

/** What a file becomes. */
export interface AttachOptions extends CallOptions {
  /** The file's name. @default a `File`'s own */
  readonly name?: string | undefined
  /** @default a `Blob`'s own; the server guesses by the name where there is none */
  readonly mimetype?: string | undefined
  /** Bytes of a stream, where they are known: with them, servers need not take it in pieces. */
  readonly size?: number | undefined
  /** Told as the file goes out. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined
}

/** What a file becomes, and where. */
export interface UploadFileOptions extends AttachOptions {
  /** The record that it is attached to. */
  readonly on: FileOwner
}

/** A file of a record, as a list shows it. */
export interface FileRow {
  readonly id: number
  readonly name: string
  /** `''` up to 8.0, which does not tell. */
  readonly mimetype: string
  /** Bytes. */
  readonly size: number
  /** Where it is, for one that is only an address. */
  readonly url: string | null
  readonly createdAt: Date | null
}

/** Records, references, rows or ids: one or several. */
export type Printable = number | { readonly id: number } | Iterable<number | { readonly id: number }>

/** How a report is printed. */
export interface ReportOptions extends CallOptions {
  /** @default 'pdf' */
  readonly format?: 'pdf' | 'html' | 'text' | undefined
  /** Context on top of the session's, as `{ lang: 'fr_FR' }`. */
  readonly context?: Context | undefined
  /** What the report's own code wants, as a wizard would give it. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
}
