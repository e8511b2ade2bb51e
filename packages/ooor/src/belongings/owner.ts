import { InvalidValueError } from '../errors/index.ts'
import { pathName } from './path-name.ts'
import { recordId } from './record-id.ts'

/**
 * A record that has files and messages: a record, a reference (`orders.browse(42)`, `order.partner_id`), or model and
 * id.
 */
export type FileOwner =
  | { readonly $model: string; readonly id: number }
  // References are awaited, and keep their model to themselves: among their names are the fields.
  | (PromiseLike<unknown> & { readonly id: number })
  | { readonly model: string; readonly id: number }

/** Model and id of a record. */
export function ownerOf(owner: FileOwner): { readonly model: string; readonly id: number } {
  const given = owner as { readonly $model?: unknown; readonly model?: unknown } | undefined
  const model = given?.$model ?? given?.model
  if (typeof model === 'string' && model !== '')
    return { model: pathName('model', model), id: recordId(model, owner.id) }
  throw new InvalidValueError(`files and messages belong to a record: give one, or { model: 'sale.order', id: 42 }`)
}
