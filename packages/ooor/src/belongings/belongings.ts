import type { Attachment, CallOptions } from '../wires/index.ts'
import type { Download } from './download.ts'
import type { FileRow, FileSource, Printable, ReportOptions, UploadFileOptions } from './file-types.ts'
import type { FileOwner } from './owner.ts'
import type { RecordThread } from './record-thread.ts'

/** What a session has beside the values of records, as far as records hand it on. */
export interface Belongings {
  /** What people say of a record. */
  thread(record: FileOwner): RecordThread
  /** The files of records. */
  readonly files: {
    upload(file: FileSource, options: UploadFileOptions): Promise<Attachment>
    list(record: FileOwner, options?: CallOptions): Promise<FileRow[]>
  }
  /** Prints a report of records. */
  report(name: string, records: Printable, options?: ReportOptions): Promise<Download>
}
