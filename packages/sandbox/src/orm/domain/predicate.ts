import type { Stored } from '../definition.ts'

/** One condition of a domain. */
export type Leaf = readonly [field: unknown, operator: unknown, value: unknown]

/** What becomes of a domain: a test of one row. */
export type Predicate = (row: Readonly<Stored>) => boolean
