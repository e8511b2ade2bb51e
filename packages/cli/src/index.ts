/**
 * What the command `ooor` does, for programs: declarations and schema files of an Odoo server, diagrams.
 *
 * @module
 */
export * from './codegen/index.ts'
export * from './diagrams/index.ts'
export { run } from './run.ts'
export * from './snapshot/index.ts'
export type { Terminal } from './terminal.ts'
