/**
 * A small Odoo inside the process, for demos and tests.
 *
 * @module
 */
export type { SandboxRequest, SandboxResponse } from './http-exchange.ts'
export type { FieldDefinition, ModelDefinition, Stored } from './orm/definition.ts'
export { Sandbox, type SandboxOptions, type SandboxServer } from './sandbox.ts'
