import type { CallOptions } from '../wires/index.ts'

/** What becomes of a module. */
export type ModuleState = 'uninstallable' | 'uninstalled' | 'installed' | 'to install' | 'to upgrade' | 'to remove'

/** A module as the server's list has it. */
export interface ModuleInfo {
  readonly id: number
  /** As `sale_management`. */
  readonly name: string
  /** As `Sales`. */
  readonly title: string
  readonly state: ModuleState
  /** The version that is installed; null when it is not. */
  readonly version: string | null
  /** The version that the server has on its disk. */
  readonly available: string | null
  /** One of Odoo's large applications; false up to 6.1, which does not tell. */
  readonly isApplication: boolean
}

/** Which modules. */
export interface ModuleQuery extends CallOptions {
  /** Those that are installed, or those that are not. @default both */
  readonly installed?: boolean
  /** A part of the name, or some names. @default all */
  readonly name?: string | readonly string[]
}

/** A module whose state is another one than before. */
export interface ModuleChange {
  readonly name: string
  readonly before: ModuleState
  readonly after: ModuleState
}

/** How far it is. */
export interface ModuleProgress {
  /** Modules that the server is through with. */
  readonly done: number
  readonly total: number
  /** Those that it is not. */
  readonly pending: readonly string[]
}

/** How modules are installed. */
export interface ModuleOptions extends CallOptions {
  /** Told about once a second, as far as the server answers meanwhile: one with a single process does so at the end. */
  readonly onProgress?: ((progress: ModuleProgress) => void) | undefined
  /** Milliseconds to wait for the server to come to an end when the answer is lost. @default 900000 (15 minutes) */
  readonly patience?: number | undefined
}

/** What uninstalling wants to be told twice. */
export interface UninstallOptions extends ModuleOptions {
  /** All modules that will be gone, the dependents too: those of `downstream()`. */
  readonly confirm: readonly string[]
}
