import type { Environment } from './environment.ts'

/** A stored row: many2one as an id or false, x2many as ids, everything else as Odoo sends it. */
export type Stored = { id: number } & Record<string, unknown>

export type FieldType =
  | 'char'
  | 'text'
  | 'html'
  | 'integer'
  | 'float'
  | 'monetary'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'selection'
  | 'binary'
  | 'many2one'
  | 'one2many'
  | 'many2many'

/** A field as data. */
export interface FieldDefinition {
  readonly type: FieldType
  readonly string?: string
  readonly help?: string
  readonly required?: boolean
  readonly readonly?: boolean
  readonly relation?: string
  /** For a one2many: the many2one on the other side. */
  readonly inverse?: string
  /** For a many2one: what becomes of the row when the other goes. A required one forbids it by default. */
  readonly onDelete?: 'cascade'
  readonly selection?: readonly (readonly [string, string])[]
  readonly default?: unknown
  /** A field that is not stored: its value from the row. */
  readonly compute?: (row: Stored, env: Environment) => unknown
}

/** Which groups may do what: `r`ead, `w`rite, `c`reate, `d`elete. */
export type AccessRights = Readonly<Partial<Record<Group, string>>>

/** A record rule: which rows a group sees. */
export type RecordRules = Readonly<Partial<Record<Group, (row: Stored, env: Environment) => boolean>>>

/** `doc` may read the server's documentation of itself (group `api_doc.group_allow_doc`, 19). */
export type Group = 'system' | 'user' | 'portal' | 'public' | 'doc'

/** A method beyond those that every model has. */
export interface MethodDefinition {
  /** Names of the parameters after the ids. */
  readonly params: readonly string[]
  /** How many of them must be given. */
  readonly required?: number
  /** True for a method of the model, which takes no ids. */
  readonly model?: boolean
  /** It changes nothing, and 19 says so in its documentation. */
  readonly isReadOnly?: boolean
  readonly run: (env: Environment, ids: readonly number[], args: Readonly<Record<string, unknown>>) => unknown
}

/** A model as data. */
export interface ModelDefinition {
  readonly name: string
  /** As `Sales Order`. */
  readonly description: string
  readonly fields: Readonly<Record<string, FieldDefinition>>
  readonly recName?: string
  readonly order?: string
  readonly access: AccessRights
  readonly rules?: RecordRules
  readonly records?: readonly Stored[]
  readonly methods?: Readonly<Record<string, MethodDefinition>>
  /** Up to 10: the methods that workflow signals come to. */
  readonly signals?: Readonly<Record<string, string>>
  /** Fields whose values are each there once, and what the server says otherwise. */
  readonly unique?: Readonly<Record<string, string>>
  /** Raises for rows that may not be. */
  readonly constrain?: (row: Stored, env: Environment) => void
  /** Runs after a row was made. */
  readonly created?: (row: Stored, env: Environment) => void
}
