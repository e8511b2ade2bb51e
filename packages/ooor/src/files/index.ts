/**
 * Files of records, and reports of them: bytes in and out of a session.
 *
 * @module
 */
export type { FileSession } from './file-session.ts'
export { Files } from './files.ts'
export type { DownloadOptions, ImageOptions } from './read-file.ts'
