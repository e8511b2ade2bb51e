/**
 * What the command `ooor` does, for programs: declarations and schema files of an Odoo server.
 *
 * @module @ooor/cli
 */
export * from './codegen/index.ts'
export { run } from './run.ts'
