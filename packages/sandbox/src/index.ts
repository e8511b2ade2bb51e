/**
 * A small Odoo inside the process, for demos and tests.
 *
 * @module @ooor/sandbox
 */

export type { Clock, Duration } from './clock.ts'
export type { SandboxRequest, SandboxResponse } from './http-exchange.ts'
export type { AskedCall } from './laboratory/asked-call.ts'
export type { Fault, FaultKind, FaultOptions } from './laboratory/faults.ts'
export type { SandboxSnapshot } from './laboratory/snapshot.ts'
export type { FieldDefinition, MethodDefinition, ModelDefinition, Stored } from './orm/definition.ts'
export type { Environment } from './orm/environment.ts'
export type { ModelExtension } from './orm/model-extension.ts'
export type { SandboxSchema, SchemaField } from './orm/models-of-schema.ts'
export type { UnmodelledUse } from './orm/unmodelled.ts'
export { accessError, missingError, type ServerException, userError, validationError } from './python/exceptions.ts'
export { type ListenOptions, Sandbox, type SandboxServer } from './sandbox.ts'
export type { OpenOptions, SandboxOptions } from './sandbox-options.ts'
export type {
  ServerSnapshot,
  SnapshotGroup,
  SnapshotModel,
  SnapshotRow,
  SnapshotRule,
} from './server-snapshot/snapshot-file.ts'
