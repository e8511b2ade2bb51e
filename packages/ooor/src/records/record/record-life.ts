import { RecordStateError } from '../../errors/index.ts'

/** What becomes of a record, from `build` or a read on. */
export type RecordLife = 'new' | 'saved' | 'destroyed' | 'created with its parent'

interface Named {
  readonly id: number
  readonly $model: string
}

/** Throws a `RecordStateError` when nothing can be done with the record any more. */
export function refuseWhenOver(record: Named, life: RecordLife): void {
  if (life === 'destroyed') throw stateError(record, 'was destroyed: its values can be read, nothing else')
  if (life === 'created with its parent') {
    throw stateError(record, 'was created along with the record that holds it: reload that one and go on with its list')
  }
}

/** Throws a `RecordStateError` for what is not on the server; `what` it cannot be, as `copied`. */
export function refuseUnlessSaved(record: Named, life: RecordLife, what: string): void {
  refuseWhenOver(record, life)
  if (life === 'new') throw stateError(record, `is new and cannot be ${what}: save it first`)
}

function stateError({ id, $model: model }: Named, what: string): RecordStateError {
  const which = id === 0 ? 'record' : `record ${id}`
  return new RecordStateError(`this ${which} of ${model} ${what}`, { call: { model } })
}
