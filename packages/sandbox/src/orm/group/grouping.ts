import type { FieldDefinition, Stored } from '../definition.ts'

/** The field that rows are grouped by. */
export interface NamedField {
  /** As the caller wrote it: `date_order:month`. */
  readonly spec: string
  readonly name: string
  readonly field: FieldDefinition
}

/** A span of time: from and to as Odoo writes them, and its name. */
export interface Span {
  readonly from: string
  readonly to: string
  readonly label: string
}

/** One of the things that rows are grouped by. */
export interface Grouping extends NamedField {
  /** The groups that a row belongs to: several for a many2many. */
  keys(row: Readonly<Stored>): readonly unknown[]
  /** The domain of a group; of a link to many that is empty, by the keys of the other groups. */
  domain(key: unknown, others?: () => readonly unknown[]): unknown[]
  /** Group keys in order, nothing last. */
  sorted(keys: readonly unknown[]): unknown[]
  /** For spans of time. */
  span?(key: unknown): Span | undefined
}
