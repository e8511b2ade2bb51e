import type { FieldSchema } from '../schema/field.ts'

/** What a new record holds. For the parts of this floor only. */
export const PENDING = Symbol('pending values')
/** The fields of a record's model. */
export const FIELDS = Symbol('fields')
/** Tells a new record that it was created along with its parent. */
export const CREATED_WITH_PARENT = Symbol('created with its parent')

/** What a record shows to the parts of this floor. */
export interface RecordInternals {
  readonly id: number
  readonly [FIELDS]: ReadonlyMap<string, FieldSchema>
  [PENDING](): Record<string, unknown>
  [CREATED_WITH_PARENT](): void
  call(method: string, args?: readonly unknown[], kwargs?: Readonly<Record<string, unknown>>): Promise<unknown>
  readonly $model: string
}

/** True for records. */
export function isRecord(value: unknown): value is RecordInternals {
  return typeof value === 'object' && value !== null && PENDING in value
}
