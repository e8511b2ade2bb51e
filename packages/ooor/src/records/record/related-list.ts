import { RecordStateError } from '../../errors/index.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import type { ModelType, UntypedModel } from '../types/model-type.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { DefaultSelection } from '../types/select.ts'
import { type Edits, type EditTarget, editMethods, TARGET } from './edits.ts'
import type { Group } from './group.ts'
import type { AnyRecord } from './record-api.ts'
import { RecordList } from './record-list.ts'

/** The records of a one2many or many2many; edits are sent when the record that holds it is saved. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are given to both lists below
export class RelatedList<M extends ModelType = UntypedModel, S = DefaultSelection> extends RecordList<M, S> {
  /** @internal */
  readonly [TARGET]: EditTarget

  /** @internal */
  constructor(scope: Scope, model: string, records: readonly RecordOf<M, S>[], target: EditTarget) {
    super(scope, model, records)
    this[TARGET] = target
  }
}

/**
 * A one2many or many2many whose records have not been read: await it for them, or edit it without.
 *
 * ```ts
 * for (const line of await order.order_line) console.log(line.name)
 * order.order_line.create({ product_id: 5 })
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: as above
export class UnloadedList<M extends ModelType = UntypedModel> implements PromiseLike<RelatedList<M>> {
  readonly #read: () => Promise<RelatedList<M>>
  readonly #ids: () => readonly number[] | undefined
  /** @internal */
  readonly [TARGET]: EditTarget
  readonly #where: string

  /** @internal */
  constructor(
    where: string,
    read: () => Promise<RelatedList<M>>,
    ids: () => readonly number[] | undefined,
    target: EditTarget,
  ) {
    this.#where = where
    this.#read = read
    this.#ids = ids
    this[TARGET] = target
  }

  // biome-ignore lint/suspicious/noThenProperty: a list that is awaited
  then<A = RelatedList<M>, B = never>(
    onFulfilled?: ((list: RelatedList<M>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#read().then(onFulfilled, onRejected)
  }

  /** The ids as they were read. Throws a `RecordStateError` when the field was not selected. */
  get ids(): readonly number[] {
    const ids = this.#ids()
    if (ids !== undefined) return ids
    throw new RecordStateError(`${this.#where} has not been read: select it, or await it`)
  }

  toJSON(): readonly number[] | undefined {
    return this.#ids()
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const ids = this.#ids()
    return `${this.#where} ${ids === undefined ? '(not read)' : `[${ids.join(', ')}]`}`
  }
}

// biome-ignore lint/correctness/noUnusedVariables: both declarations of a merged type have the same parameters
export interface RelatedList<M extends ModelType = UntypedModel, S = DefaultSelection> extends Edits<M> {}
export interface UnloadedList<M extends ModelType = UntypedModel> extends Edits<M> {}

for (const { prototype } of [RelatedList, UnloadedList]) Object.defineProperties(prototype, editMethods)

/** The records that a relation leads to, read for all siblings at once. */
export async function relatedList(
  group: Group,
  id: number,
  field: FieldSchema,
  target: EditTarget = READ_ONLY,
): Promise<RelatedList> {
  const ids = await group.links(id, field.name)
  const child = group.child(field)
  const records = await Promise.all(ids.map((one) => child.record(one)))
  return new RelatedList(group.scope, child.model, records as AnyRecord[], target)
}

const READ_ONLY: EditTarget = {
  push: () => {
    throw new RecordStateError('these records were reached through a reference: await the record, edit there, save it')
  },
}
