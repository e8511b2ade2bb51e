import type { Stored } from '../orm/definition.ts'

/** Rows by the place that somebody gave them, those made first before others of the same place. */
export const bySequence = (one: Readonly<Stored>, other: Readonly<Stored>): number =>
  Number(one.sequence || 0) - Number(other.sequence || 0) || one.id - other.id
