/**
 * What is well with a server, and what is not; what a program has to change for another one.
 *
 * @module
 */
export { compareProgram, type Place, type ProgramOptions, type ProgramReport } from './against/compare-program.ts'
export { type OtherServer, readOtherServer, readSchemaFile } from './against/read-other.ts'
export type { Finding, Status } from './check.ts'
export { type ExamineOptions, examine } from './examine.ts'
