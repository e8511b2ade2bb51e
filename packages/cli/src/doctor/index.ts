/**
 * What is well with a server, and what is not.
 *
 * @module
 */
export type { Finding, Status } from './check.ts'
export { type ExamineOptions, examine } from './examine.ts'
