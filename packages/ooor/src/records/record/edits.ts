import { linkedId } from '../../belongings/record-id.ts'
import { describe, isThenable } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { refuseMore } from '../../errors/refuse-more.ts'
import type { Linkable, ModelType } from '../types/model-type.ts'
import type { Edits } from '../types/record-lists.ts'

/** A change of a one2many or many2many, as Odoo's command; values are not converted yet. */
export type RawCommand = readonly unknown[]

/** Where edits go to: the record that holds the relation. */
export interface EditTarget {
  push(commands: readonly RawCommand[]): void
}

/** Odoo's commands for one2many and many2many, where a list of values is given. */
export const command = {
  /** Makes a record: `command.create({ product_id: 5 })`. */
  create: <const V>(values: V): readonly [0, 0, V] => [0, 0, values],
  /** Changes a related record. */
  update: <const V>(record: Linkable, values: V): readonly [1, number, V] => [1, idOf(record), values],
  /** Deletes a related record. */
  delete: (record: Linkable): readonly [2, number, 0] => [2, idOf(record), 0],
  /** Takes a record out of the relation. */
  unlink: (record: Linkable): readonly [3, number, 0] => [3, idOf(record), 0],
  /** Puts a record into the relation. */
  link: (record: Linkable): readonly [4, number, 0] => [4, idOf(record), 0],
  /** Takes all records out of the relation. */
  clear: (): readonly [5, 0, 0] => [5, 0, 0],
  /** Puts these records into the relation, and no others. */
  set: (records: readonly Linkable[]): readonly [6, 0, number[]] => [6, 0, records.map(idOf)],
}

/** Where a list keeps its target. */
export const TARGET = Symbol('target')

/** The methods of {@link Edits}, for the prototypes of lists that have a target. */
export const editMethods: PropertyDescriptorMap = Object.fromEntries(
  Object.entries({
    add: (...records: Linkable[]) => records.map(command.link),
    remove: (...records: Linkable[]) => records.map(command.unlink),
    create: (values: unknown) => [command.create(values)],
    update: (record: Linkable, values: unknown) => [command.update(record, values)],
    delete: (...records: Linkable[]) => records.map(command.delete),
    set: (records: readonly Linkable[]) => [command.set(records)],
    clear: () => [command.clear()],
  } satisfies Record<keyof Edits<ModelType>, (...given: never[]) => RawCommand[]>).map(([name, commandsOf]) => [
    name,
    {
      configurable: true,
      writable: true,
      value: function edit(this: { readonly [TARGET]: EditTarget }, ...given: never[]) {
        // Those that take any number name none.
        if (commandsOf.length > 0) refuseMore(name, given, commandsOf.length, 'call it for each')
        this[TARGET].push(commandsOf(...(given as [never, never])))
        return this
      },
    },
  ]),
)

function idOf(record: Linkable): number {
  const id = linkedId(record)
  if (id !== undefined) return id
  const remedy = isThenable(record) ? 'await it first' : 'pass an id, or a record that is saved'
  throw new InvalidValueError(`${describe(record)} is no record to link: ${remedy}`)
}
