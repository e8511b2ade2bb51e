import type { CallOptions } from '../wires/index.ts'

/** What a file becomes. */
export interface UploadOptions extends CallOptions {
  /** The model of the record that it is attached to, as `sale.order`. */
  readonly model: string
  /** The record. */
  readonly id: number
  /** The file's name. @default the file's own */
  readonly name?: string | undefined
}
