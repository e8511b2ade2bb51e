/**
 * What the command `ooor` does, for programs: declarations and schema files of an Odoo server, diagrams, what is well with one.
 *
 * @module @ooor/cli
 */
export * from './codegen/index.ts'
export type { Tools } from './console/globals.ts'
export * from './diagrams/index.ts'
export * from './doctor/index.ts'
export { run } from './run.ts'
export * from './snapshot/index.ts'
export type { Terminal } from './terminal.ts'
