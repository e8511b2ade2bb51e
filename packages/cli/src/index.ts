/**
 * What the command `ooor` does, for programs: declarations and schema files of an Odoo server.
 *
 * @module
 */
export * from './codegen/index.ts'
export { defineConfig, type OoorConfig, type ProjectConnection } from './connections/define-config.ts'
export { run } from './run.ts'
export type { SecretStore } from './secret-store.ts'
export type { Terminal } from './terminal.ts'
