import { InvalidValueError } from '../../errors/index.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import { type Group, linkedIds } from './group.ts'
import { relatedList } from './related-list.ts'

/** A record somewhere on a walk; null when a relation on the way was empty. */
type Place = { readonly group: Group; readonly id: number } | null

/** What is known of a reference without asking. */
export interface KnownReference {
  readonly id: number
  readonly display_name?: string | undefined
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const KNOWN = Symbol('what is known')

/** A reference: its id and mostly its name are known, everything else is awaited. */
export function reference(group: Group, known: KnownReference): unknown {
  return walker(async () => ({ group, id: known.id }), { model: group.model, ...known })
}

/** A relation of a record that has not been read: awaited, or walked on. */
export function lazyRelation(group: Group, id: number, field: FieldSchema): unknown {
  return walker(async () => follow(group, id, field))
}

/** True for references and steps of a walk. */
export function isWalker(value: unknown): boolean {
  return typeof value === 'object' && value !== null && KNOWN in value
}

async function follow(group: Group, id: number, field: FieldSchema): Promise<Place> {
  const [next] = linkedIds(await group.value(id, field.name))
  return next === undefined ? null : { group: group.child(field), id: next }
}

interface Known extends KnownReference {
  readonly model: string
}

/** One step of a walk. Property names cannot be checked before the models on the way are known: they are then. */
function walker(place: () => Promise<Place>, known?: Known): unknown {
  const record = async () => {
    const at = await place()
    return at === null ? null : at.group.record(at.id)
  }
  return step(place, record, known)
}

function step(place: () => Promise<Place>, resolve: () => Promise<unknown>, known?: Known): unknown {
  const steps = new Map<string, unknown>()
  const target = { [KNOWN]: known }
  return new Proxy(target, {
    get(_, property) {
      if (property === KNOWN) return known
      if (property === 'then') {
        return (onFulfilled?: (value: unknown) => unknown, onRejected?: (reason: unknown) => unknown) =>
          resolve().then(onFulfilled, onRejected)
      }
      if (known !== undefined) {
        if (property === 'id') return known.id
        if (property === 'display_name' && known.display_name !== undefined) return known.display_name
        if (property === '$model') return known.model
        if (property === 'toJSON') return () => ({ id: known.id, display_name: known.display_name })
        if (property === INSPECT)
          return () => `${known.model}(${known.id}) ${JSON.stringify(known.display_name ?? '…')}`
      } else if (property === INSPECT) return () => 'a value to be awaited'
      if (typeof property === 'symbol' || !/^[a-z]\w*$/.test(property) || property === 'toJSON') return undefined
      let next = steps.get(property)
      if (next === undefined) {
        next = stepTo(place, property)
        steps.set(property, next)
      }
      return next
    },
    has: (_, property) => property === KNOWN || (known !== undefined && (property === 'id' || property === 'toJSON')),
    set: (_, property) => {
      throw new InvalidValueError(
        `'${String(property)}' cannot be set through a reference: await the record, set it there, and save it`,
      )
    },
    ownKeys: () => [],
  })
}

/** The step from a place to a field there. */
function stepTo(place: () => Promise<Place>, name: string): unknown {
  const fieldOf = async ({ group }: NonNullable<Place>) => (await group.scope.schema(group.model)).field(name)
  const next = async (): Promise<Place> => {
    const at = await place()
    if (at === null) return null
    const field = await fieldOf(at)
    if (field.kind !== 'many2one') {
      throw new InvalidValueError(`${at.group.model}.${name} is a ${field.kind}: nothing lies beyond it, await it`)
    }
    return follow(at.group, at.id, field)
  }
  const resolve = async (): Promise<unknown> => {
    const at = await place()
    if (at === null) return null
    if (name === 'id') return at.id
    const field = await fieldOf(at)
    if (field.kind === 'many2one') {
      const beyond = await follow(at.group, at.id, field)
      return beyond === null ? null : beyond.group.record(beyond.id)
    }
    if (isToMany(field)) return relatedList(at.group, at.id, field)
    return at.group.value(at.id, name)
  }
  return step(next, resolve)
}
