/**
 * What belongs to a record, in types that several rooms share: its id, its files, its thread.
 *
 * @module
 */
export type { Belongings } from './belongings.ts'
export type { ByteRange, Download } from './download.ts'
export type {
  AttachOptions,
  FileRow,
  FileSource,
  Printable,
  ReportOptions,
  UploadFileOptions,
  UploadProgress,
} from './file-types.ts'
export type { Activity, Follower, Message, MessagesOptions, PostOptions, ScheduleOptions } from './message-types.ts'
export type { FileOwner } from './owner.ts'
export type { Partner, RecordThread } from './record-thread.ts'
