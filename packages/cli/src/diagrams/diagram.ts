/** What is drawn: boxes and the lines between them. Every format is written from this. */
export interface Diagram {
  /** As `sale.order` or `modules of sale`. */
  readonly title: string
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  /** What was left out, a sentence each. */
  readonly notes: readonly string[]
}

/** A model with its fields, or a module. */
export interface Box {
  /** Unique: `sale.order`, `sale_management`. */
  readonly name: string
  /** What users call it; undefined when it is the name again, or not known. */
  readonly label: string | undefined
  /** Boxes of a family have one colour: `sale` of `sale.order`, the state of a module. */
  readonly family: string
  /** True for what the diagram is about. */
  readonly isRoot: boolean
  readonly rows: readonly BoxRow[]
}

/** A field in its box. */
export interface BoxRow {
  readonly name: string
  /** As `char`, `sale.order`, `sale.order *`. */
  readonly type: string
  readonly isRequired: boolean
}

/** The kinds of relations that are drawn. */
export const RELATION_KINDS = ['many2one', 'one2many', 'many2many', 'inherits'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** Relations of one kind from one box to another, drawn as one line; `needs` is a module's dependency. */
export interface Line {
  readonly from: string
  readonly to: string
  readonly kind: RelationKind | 'needs'
  /** The fields that it starts at; none for what is no field. */
  readonly fields: readonly string[]
  /** The fields of the other box that are the same relations, seen from there. */
  readonly inverses: readonly string[]
  /** How many of `from` there are to one of `to`, and the other way round, as `*`, `1`, `0..1`; empty for `needs`. */
  readonly fromEnd: string
  readonly toEnd: string
  /** True when a record of `from` cannot be without the one of `to` that lists it, and is named as its part: a line of an order. */
  readonly isPart: boolean
}

/** What a line says of itself: its fields, and those of the other side. */
export function lineLabel({ fields, inverses, kind }: Line): string {
  const label = [fields, inverses].flatMap((names) => (names.length === 0 ? [] : [someOf(names)])).join(' / ')
  return kind === 'inherits' ? `inherits by ${label}` : label
}

const MOST_NAMES = 3

function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return more > 1 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ')
}
