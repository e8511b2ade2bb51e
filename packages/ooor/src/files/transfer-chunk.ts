/** What moves bytes and prints reports: one chunk of a bundle, which comes with the first file. */
export { listFiles } from './list-files.ts'
export { downloadAttachment, downloadContent, downloadImage } from './read-file.ts'
export { printReport } from './report.ts'
export { uploadFile } from './upload.ts'
