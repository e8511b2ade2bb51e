/**
 * Files of records, and reports of them: bytes in and out of a session.
 *
 * @module
 */
export type { ByteRange, Download } from './download.ts'
export type { FileOwner, Printable } from './file-owner.ts'
export type { FileSession } from './file-session.ts'
export type { FileSource } from './file-source.ts'
export { Files } from './files.ts'
export type { FileRow } from './list-files.ts'
export type { DownloadOptions, ImageOptions } from './read-file.ts'
export type { ReportOptions } from './report.ts'
export type { UploadFileOptions, UploadProgress } from './upload.ts'
