/**
 * What the command `ooor` does, for programs: declarations and schema files of an Odoo server.
 *
 * @module
 */
export * from './codegen/index.ts'
export { run } from './run.ts'
export type { Terminal } from './terminal.ts'
