/**
 * Administration: databases and modules.
 *
 * @module
 */
export type { Admin } from './admin.ts'
export type {
  AdminOptions,
  BackupOptions,
  CopyOptions,
  CreateDatabaseOptions,
  DropOptions,
  LongOptions,
  RestoreOptions,
} from './admin-types.ts'
export type { Databases } from './databases.ts'
export type {
  ModuleChange,
  ModuleInfo,
  ModuleOptions,
  ModuleProgress,
  ModuleQuery,
  ModuleState,
  UninstallOptions,
} from './module-types.ts'
export type { Modules } from './modules.ts'
