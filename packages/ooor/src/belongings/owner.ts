import { InvalidValueError } from '../errors/index.ts'
import { pathName } from './path-name.ts'
import { recordId } from './record-id.ts'

/** A record that has files and messages: any record or reference of the library that knows its model, or model and id. */
export type FileOwner =
  | { readonly $model: string; readonly id: number }
  | { readonly model: string; readonly id: number }

/** Model and id of a record. */
export function ownerOf(owner: FileOwner): { readonly model: string; readonly id: number } {
  const model = '$model' in owner ? owner.$model : owner.model
  if (typeof model === 'string' && model !== '')
    return { model: pathName('model', model), id: recordId(model, owner.id) }
  throw new InvalidValueError(`files and messages belong to a record: give one, or { model: 'sale.order', id: 42 }`)
}
