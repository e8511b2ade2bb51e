import { RecordStateError } from '../../errors/index.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import type { RelatedList, UnloadedList } from '../types/record-lists.ts'
import type { AnyRecord } from '../types/record-type.ts'
import { type EditTarget, editMethods, TARGET } from './edits.ts'
import type { PrefetchGroup } from './prefetch-group.ts'
import { RecordArray } from './record-list.ts'

class RelatedArray extends RecordArray {
  readonly [TARGET]: EditTarget

  constructor(scope: Scope, model: string, records: readonly AnyRecord[], target: EditTarget) {
    super(scope, model, records)
    this[TARGET] = target
  }
}

class Unloaded {
  readonly #read: () => Promise<RelatedList>
  readonly #ids: () => readonly number[] | undefined
  readonly [TARGET]: EditTarget
  readonly #name: string

  constructor(
    name: string,
    read: () => Promise<RelatedList>,
    ids: () => readonly number[] | undefined,
    target: EditTarget,
  ) {
    this.#name = name
    this.#read = read
    this.#ids = ids
    this[TARGET] = target
  }

  // biome-ignore lint/suspicious/noThenProperty: a list that is awaited
  then<A = RelatedList, B = never>(
    onFulfilled?: ((list: RelatedList) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#read().then(onFulfilled, onRejected)
  }

  get ids(): readonly number[] {
    const ids = this.#ids()
    if (ids !== undefined) return ids
    throw this.unread('select it, or await it')
  }

  unread(remedy: string): RecordStateError {
    return new RecordStateError(`${this.#name} has not been read: ${remedy}`)
  }

  toJSON(): readonly number[] | undefined {
    return this.#ids()
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const ids = this.#ids()
    return `${this.#name} ${ids === undefined ? '(not read)' : `[${ids.join(', ')}]`}`
  }
}

/** What lists can do that have been read. */
const OF_READ_LISTS = ['write', 'unlink', 'call', 'map', 'filter', 'forEach', 'find', 'some', 'every', Symbol.iterator]
for (const name of OF_READ_LISTS) {
  const value = function (this: Unloaded): never {
    throw this.unread('await it')
  }
  Object.defineProperty(Unloaded.prototype, name, { value, configurable: true, writable: true })
}

for (const { prototype } of [RelatedArray, Unloaded]) Object.defineProperties(prototype, editMethods)

/** The list of these records, whose edits go to the target. */
export function relatedList(
  scope: Scope,
  model: string,
  records: readonly AnyRecord[],
  target: EditTarget = READ_ONLY,
): RelatedList {
  // Its edit methods are on its prototype.
  return new RelatedArray(scope, model, records, target) as unknown as RelatedList
}

/** A list that is read when it is awaited; `name` tells it in messages, as `sale.order.order_line`. */
export function unloadedList(
  name: string,
  read: () => Promise<RelatedList>,
  /** What is known of its ids. */
  ids: () => readonly number[] | undefined,
  target: EditTarget,
): UnloadedList {
  return new Unloaded(name, read, ids, target) as unknown as UnloadedList
}

/** The records that a relation leads to, read for all siblings at once. */
export async function readRelatedList(
  group: PrefetchGroup,
  id: number,
  field: FieldSchema,
  target?: EditTarget,
): Promise<RelatedList> {
  const ids = await group.links(id, field.name)
  const child = group.child(field)
  const records = await Promise.all(ids.map((one) => child.record(one)))
  return relatedList(group.scope, child.model, records, target)
}

const READ_ONLY: EditTarget = {
  push: () => {
    throw new RecordStateError('these records were reached through a reference: await the record, edit there, save it')
  },
}
