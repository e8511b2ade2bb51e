import type { SandboxSchema, SchemaField } from '../orm/models-of-schema.ts'

/**
 * A server as `ooor sandbox snapshot` writes it: what `ooor types --schema` tells of its models, and what a schema does
 * not say: orders, names, defaults, rights, groups, external ids, and rows with made-up personal values.
 */
export interface ServerSnapshot extends SandboxSchema {
  /** Of the file's own shape. */
  readonly version: number
  readonly series: string
  readonly models: Readonly<Record<string, SnapshotModel>>
  /** Long lists that several fields choose from, whose `selection` is the name here. */
  readonly selections?: Readonly<Record<string, SchemaField['selection']>>
  /** By external id; absent where the user who read them might not know. */
  readonly groups?: Readonly<Record<string, SnapshotGroup>>
  /** Rows by model: a many2one is an id, a list of records is ids, and what is empty is left out. */
  readonly records?: Readonly<Record<string, readonly SnapshotRow[]>>
  /** As `{ "base.main_company": "res.company,1" }`. */
  readonly externalIds?: Readonly<Record<string, string>>
}

/** One model. */
export interface SnapshotModel {
  readonly fields: Readonly<Record<string, SchemaField>>
  /** As `Sales Order`. */
  readonly description?: string
  readonly order?: string
  readonly recName?: string
  /** Models whose fields it has too, by the many2one to their record. */
  readonly inherits?: Readonly<Record<string, string>>
  /** What new records start with; `{ "$": "now" }` and its like are found out when a record is made. */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** Some of `rwcd` by the external id of a group; `*` for everybody. */
  readonly access?: Readonly<Record<string, string>>
  readonly rules?: readonly SnapshotRule[]
}

/** A record rule. */
export interface SnapshotRule {
  readonly name: string
  /** External ids; absent for a rule for everybody. */
  readonly groups?: readonly string[]
  readonly domain: string
  readonly operations: string
}

/** A group of users. */
export interface SnapshotGroup {
  readonly name: string
  /** External ids of the groups that come with it. */
  readonly implies?: readonly string[]
}

/** A row; users have the external ids of their groups besides. */
export type SnapshotRow = { readonly id: number } & Readonly<Record<string, unknown>>

/** The shape of the file that this version reads. */
export const SNAPSHOT_VERSION = 1
