import type { Row } from '../casting/from-server.ts'
import type { Branch, SelectionNode } from '../plan/selection.ts'
import { isToMany } from '../schema/field.ts'
import { type Changes, isNameless } from './changes.ts'
import type { Extension } from './extension.ts'
import { plainValue } from './plain-record.ts'
import type { RecordMaker } from './prefetch-group.ts'

/** What all records of one selection share. */
export interface SelectedClass extends RecordMaker {
  readonly node: SelectionNode
  readonly extension: Extension | undefined
  /** Names that are values; others are awaited. */
  readonly loaded: ReadonlySet<string>
  readonly branches: ReadonlyMap<string, Branch>
}

/**
 * True where what was selected is not known any more once these changes are saved: lists that were edited, what lies
 * beyond a relation that was changed, and the name of what was set by its id.
 */
export function makesStale({ node, branches, loaded }: SelectedClass, changes: Changes): boolean {
  return [...changes].some(([name, { shown }]) => {
    const field = node.schema.field(name)
    return branches.has(name) || (loaded.has(name) && (isToMany(field) || isNameless(field, shown)))
  })
}

/** A record's row as it is after a write that was not read back. */
export function writtenRow({ loaded }: SelectedClass, before: Row, changes: Changes): Row {
  const row = { ...before }
  for (const [name, { shown }] of changes) if (loaded.has(name)) row[name] = plainValue(shown)
  return row
}
