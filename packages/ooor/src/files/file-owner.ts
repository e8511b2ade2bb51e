import { InvalidValueError } from '../errors/index.ts'

/** A record that has files: any record or reference of the library that knows its model, or model and id. */
export type FileOwner =
  | { readonly $model: string; readonly id: number }
  | { readonly model: string; readonly id: number }

/** Records, references, rows or ids: one or several. */
export type Printable = number | { readonly id: number } | Iterable<number | { readonly id: number }>

/** Model and id of a record. */
export function ownerOf(owner: FileOwner): { readonly model: string; readonly id: number } {
  const model = '$model' in owner ? owner.$model : owner.model
  if (typeof model !== 'string' || model === '') {
    throw new InvalidValueError(`a file belongs to a record: give one, or { model: 'sale.order', id: 42 }`)
  }
  return { model: pathName('model', model), id: checkedId(owner.id) }
}

/** A name that becomes a part of a path, which it must not leave: dots and slashes would lead to another page. */
export function pathName(what: 'model' | 'field' | 'report', name: string): string {
  if (/^[\w-]+(\.[\w-]+)*$/.test(name)) return name
  throw new InvalidValueError(
    `${JSON.stringify(name)} is no name of a ${what}: letters, digits, _ and dots between them`,
  )
}

/** The ids of records, in their order; at least one. */
export function idsOf(records: Printable): number[] {
  const all =
    typeof records === 'number' || !(Symbol.iterator in Object(records)) ? [records] : [...(records as never[])]
  const ids = all.map((one) => checkedId(typeof one === 'object' && one !== null ? (one as { id: unknown }).id : one))
  if (ids.length === 0) throw new InvalidValueError('a report of no records: give at least one id')
  return ids
}

function checkedId(id: unknown): number {
  if (typeof id === 'number' && Number.isSafeInteger(id) && id !== 0) return id
  throw new InvalidValueError(`${JSON.stringify(id) ?? String(id)} is no id of a saved record`)
}
