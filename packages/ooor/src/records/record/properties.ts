import { linkedId, linkedIds } from '../../belongings/record-id.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { castFor, type Row } from '../casting/from-server.ts'
import type { Branch } from '../plan/selection.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Changes } from './changes.ts'
import type { EditTarget, RawCommand } from './edits.ts'
import { LazyValue } from './lazy-value.ts'
import type { PrefetchGroup } from './prefetch-group.ts'
import { readRelatedList, relatedList, unloadedList } from './related-list.ts'
import { chosenRelation, lazyRelation, reference } from './relation-path.ts'

/** What was read of a record. */
export const ROW = Symbol('row')
/** What was set on it. */
export const CHANGES = Symbol('changes')
/** The records that it came with. */
export const GROUP = Symbol('group')
/** Sets a field. */
export const ASSIGN = Symbol('assign')
/** Edits a list. */
export const EDIT = Symbol('edit')
/** What a relation shows, the same each time until the record is read anew. */
export const ONCE = Symbol('made once')

/** What properties need of their record. It shows that by symbols: names on a record are its fields'. */
export interface PropertyOwner {
  readonly id: number
  readonly $model: string
  readonly isNew: boolean
  readonly [ROW]: Row
  readonly [CHANGES]: Changes | undefined
  readonly [GROUP]: PrefetchGroup
  [ASSIGN](name: string, value: unknown): void
  [EDIT](name: string, commands: readonly RawCommand[]): void
  [ONCE]<T>(key: string, make: () => T): T
}

/** The property of a field, by how it was selected: with what lies beyond it, as a value, or not at all. */
export function propertyOf(field: FieldSchema, isSelected: boolean, branch: Branch | undefined): PropertyDescriptor {
  const get = isSelected ? selectedGetter(field, branch) : lazyGetter(field)
  const { name } = field
  return {
    get,
    set(this: PropertyOwner, value: unknown) {
      // What is not there, as a key of a body, would empty it; `set` leaves such a field as it is.
      if (value === undefined) {
        throw new InvalidValueError(`${this.$model}.${name} is set to undefined: null empties it`)
      }
      this[ASSIGN](name, value)
    },
    enumerable: true,
    configurable: true,
  }
}

/** A field's value, read when it was not. */
export function fieldValue(owner: PropertyOwner, field: FieldSchema, isSelected: boolean): Promise<unknown> {
  const change = owner[CHANGES]?.get(field.name)
  if (change !== undefined) return Promise.resolve(change.shown)
  if (owner.isNew) return Promise.resolve(castFor(field)(false))
  if (isSelected) return Promise.resolve(owner[ROW][field.name])
  return owner[GROUP].value(owner.id, field.name)
}

type Getter = (this: PropertyOwner) => unknown

function selectedGetter(field: FieldSchema, branch: Branch | undefined): Getter {
  if (branch !== undefined) return isToMany(field) ? nestedListGetter(branch) : nestedRecordGetter(branch)
  if (isToMany(field)) {
    return function list() {
      return unloaded(this, field, true)
    }
  }
  if (field.kind === 'many2one') {
    return function link() {
      return referenceOf(this, field)
    }
  }
  return plainGetter(field)
}

function plainGetter({ name, ...field }: FieldSchema): Getter {
  return function plain() {
    const changes = this[CHANGES]
    if (changes !== undefined) {
      const change = changes.get(name)
      if (change !== undefined) return change.shown
    }
    const value = this[ROW][name]
    return value === undefined && this.isNew ? castFor(field)(false) : value
  }
}

function nestedRecordGetter(branch: Branch): Getter {
  const { field } = branch
  return function nestedRecord() {
    if (this[CHANGES]?.has(field.name)) return referenceOf(this, field)
    const row = this[ROW][field.name] as Row | null | undefined
    return row ? (this[GROUP].nested(branch).get(row.id) ?? null) : null
  }
}

function nestedListGetter(branch: Branch): Getter {
  const { name } = branch.field
  return function nestedList() {
    return this[ONCE](name, () => {
      const rows = (this[ROW][name] ?? []) as Row[]
      const nested = this[GROUP].nested(branch)
      const records = rows.map(({ id }) => nested.get(id)).filter((record) => record !== undefined)
      return relatedList(this[GROUP].scope, branch.node.schema.model, records, targetOf(this, name))
    })
  }
}

function lazyGetter(field: FieldSchema): Getter {
  const { name } = field
  return function lazy() {
    if (isToMany(field)) return unloaded(this, field, false)
    if (field.kind !== 'many2one') return new LazyValue(() => fieldValue(this, field, false))
    const change = this[CHANGES]?.get(name)
    if (change === undefined && !this.isNew) {
      return this[ONCE](name, () => lazyRelation(this[GROUP], this.id, field))
    }
    const id = linkedId(change?.shown)
    return this[ONCE](`${name} ${id}`, () => chosenRelation(this[GROUP], field, id))
  }
}

function referenceOf(owner: PropertyOwner, field: FieldSchema): unknown {
  const change = owner[CHANGES]?.get(field.name)
  const link = (change === undefined ? owner[ROW][field.name] : change.shown) as { id: number } | null
  if (link === null || link === undefined) return null
  const group = owner[GROUP]
  if (change === undefined) return reference(group.child(field), link)
  return owner[ONCE](`${field.name} ${link.id}`, () =>
    reference(
      group.others(field.relation ?? '', () => [link.id]),
      link,
    ),
  )
}

function unloaded(owner: PropertyOwner, field: FieldSchema, isSelected: boolean): unknown {
  const { name } = field
  const target = targetOf(owner, name)
  const ids = () => (owner.isNew ? [] : isSelected ? linkedIds(owner[ROW][name]) : undefined)
  const read = async () => {
    const group = owner[GROUP]
    if (owner.isNew) return relatedList(group.scope, field.relation ?? '', [], target)
    return readRelatedList(group, owner.id, field, target)
  }
  return owner[ONCE](name, () => unloadedList(`${owner.$model}.${name}`, read, ids, target))
}

/** Takes the edits of a list: they are a change of the record. */
function targetOf(owner: PropertyOwner, name: string): EditTarget {
  return { push: (commands) => owner[EDIT](name, commands) }
}
