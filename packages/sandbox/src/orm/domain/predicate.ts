import type { Stored } from '../definition.ts'

/** One condition of a domain. */
export type Leaf = readonly [field: unknown, operator: unknown, value: unknown]

/** What becomes of a domain: a test of one row. */
export type Predicate = (row: Readonly<Stored>) => boolean

/** A condition, or several, that was looked at. */
export interface Compiled {
  readonly test: Predicate
  /** What it says of every row, where that is known without one. */
  readonly constant?: boolean
  /** What is looked at only when rows are asked for, and not where nothing hangs on it. */
  readonly whenAsked: readonly (() => void)[]
  /** What fields are among, where that is all that is said, and how several such conditions are joined. */
  readonly among?: readonly Among[]
  readonly joinedBy?: '&' | '|'
}

/** What a field is among, or not among: 19 joins such conditions before it asks for rows. */
export interface Among {
  readonly name: string
  readonly isIn: boolean
  readonly values: ReadonlySet<unknown>
}
