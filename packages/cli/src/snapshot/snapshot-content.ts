import type { FieldsAnswer } from 'ooor/schema'

/** What a snapshot holds of a server; `new Sandbox({ snapshot })` of `@ooor/sandbox` takes it. */
export interface SnapshotContent {
  readonly version: 1
  readonly series: string
  readonly models: Readonly<Record<string, SnapshotModelContent>>
  /** Long lists that several fields choose from, whose `selection` is the name here. */
  readonly selections?: Readonly<Record<string, unknown>>
  readonly groups?: Readonly<Record<string, { readonly name: string; readonly implies?: readonly string[] }>>
  readonly records: Readonly<Record<string, readonly Row[]>>
  readonly externalIds: Readonly<Record<string, string>>
}

/** One model of it. */
export interface SnapshotModelContent extends ModelFacts {
  readonly fields: FieldsAnswer
  readonly defaults?: Readonly<Record<string, unknown>>
  readonly access?: Readonly<Record<string, string>>
  readonly rules?: readonly RuleContent[]
}

/** What the server's list of models tells of one. */
export interface ModelFacts {
  readonly description?: string
  readonly order?: string
  readonly recName?: string
  readonly inherits?: Readonly<Record<string, string>>
}

/** A record rule. */
export interface RuleContent {
  readonly name: string
  readonly groups?: readonly string[]
  readonly domain: string
  readonly operations: string
}

/** A row: a many2one is an id, a list of records is ids, and what is empty is left out. */
export type Row = { readonly id: number } & Readonly<Record<string, unknown>>
