import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'

/** The id of what stands for a record: an id, a record, a reference, a row. Undefined for anything else. */
export function linkedId(value: unknown): number | undefined {
  if (isId(value)) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { id } = value as { id?: unknown }
  return isId(id) ? id : undefined
}

/** As {@link linkedId}, where records of one model belong. Throws for a record of another: its id would name a stranger. */
export function linkedIdOf(model: string | undefined, value: unknown): number | undefined {
  const id = linkedId(value)
  if (id === undefined || model === undefined || typeof value !== 'object') return id
  const { $model } = value as { $model?: unknown }
  if (typeof $model !== 'string' || $model === model) return id
  throw new InvalidValueError(
    `record ${id} of ${$model} is given where one of ${model} belongs, where its id is another record's: pass the one that is meant`,
  )
}

/** True for what can be the id of a record; views of the database, as reports are, have negative ones too. */
export function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value !== 0
}

/** The id of what stands for a record, of a model where one is named. Throws for what stands for none. */
export function recordId(model: string | undefined, value: unknown): number {
  const id = linkedIdOf(model, value)
  if (id !== undefined) return id
  throw new InvalidValueError(
    `${describe(value)} is not the id of a record${model === undefined ? '' : ` of ${model}`}`,
  )
}

/** The ids in the value of a relation, whatever was selected of it. */
export function linkedIds(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap((one) => linkedId(one) ?? [])
  const id = typeof value === 'object' ? linkedId(value) : undefined
  return id === undefined ? [] : [id]
}
