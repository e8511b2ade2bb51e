/**
 * Data in and out: imports that make nothing twice, exports, copies from one server to another.
 *
 * @module ooor/transfer
 */
export { copyRecords } from './copy-records.ts'
export type { CopiedRow, CopyOptions, CopyProgress, CopySource } from './copy-types.ts'
export type { ExportOptions, ExportPage, ExportPath, ExportRow, ExportValue } from './export-types.ts'
export { type Exporter, exporter } from './exporter.ts'
export type {
  ImportOptions,
  ImportProgress,
  ImportReport,
  ImportRow,
  RefusalReason,
  RejectedRow,
} from './import-types.ts'
export { type Importer, importer } from './importer.ts'
export { type ImportJournal, memoryJournal } from './journal.ts'
