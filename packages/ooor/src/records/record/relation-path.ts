import { linkedIds } from '../../belongings/record-id.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { aKind } from '../schema/a-kind.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import { isMemberName } from '../schema/member-name.ts'
import type { ByIdApi } from '../types/by-id-api.ts'
import type { ModelType } from '../types/model-type.ts'
import { byIdApi } from './by-id.ts'
import { OTHER_NAMES } from './other-names.ts'
import type { KnownReference, PrefetchGroup } from './prefetch-group.ts'
import { RECORD_MEMBER } from './record-members.ts'
import { readRelatedList } from './related-list.ts'
import { type ServerMethod, serverMethod } from './server-method.ts'
import { STEP } from './step-symbol.ts'

/** The record that a path has come to; null when a relation on the way was empty. */
type Position = { readonly group: PrefetchGroup; readonly id: number } | null

const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** A reference: its id and mostly its name are known, everything else is awaited. One for all that refer there. */
export function reference(group: PrefetchGroup, known: KnownReference): unknown {
  const before = group.references.get(known.id)
  if (before !== undefined && before.known.display_name === known.display_name) return before.reference
  const made = pathFrom(new Reference(group, known))
  group.references.set(known.id, { known, reference: made })
  return made
}

/** A relation of a record that has not been read: awaited, or followed further. */
export function lazyRelation(group: PrefetchGroup, id: number, field: FieldSchema): unknown {
  return pathFrom(new Relation(group, id, field))
}

/** A relation of a record that was set and not saved; undefined for one that was emptied. */
export function chosenRelation(group: PrefetchGroup, field: FieldSchema, id: number | undefined): unknown {
  const others = group.others(field.relation ?? '', () => (id === undefined ? [] : [id]))
  return pathFrom(new Chosen(id === undefined ? null : { group: others, id }))
}

async function follow(group: PrefetchGroup, id: number, field: FieldSchema): Promise<Position> {
  const [next] = linkedIds(await group.value(id, field.name))
  return next === undefined ? null : { group: group.child(field), id: next }
}

async function fieldAt({ group }: NonNullable<Position>, name: string): Promise<FieldSchema> {
  return (await group.scope.schema(group.model)).field(name)
}

/** One step of a path. Property names cannot be checked before the models on the way are known: they are then. */
abstract class Step {
  #next: Map<string, unknown> | undefined

  /** What can be said without asking. */
  known(_property: string): unknown {
    return undefined
  }

  /** Where it leads on from. */
  abstract position(): Promise<Position>

  /** What awaiting it gives. */
  async value(): Promise<unknown> {
    const at = await this.position()
    return at === null ? null : at.group.record(at.id)
  }

  /** The path with one step more, the same each time. */
  next(name: string): unknown {
    this.#next ??= new Map()
    let next = this.#next.get(name)
    if (next === undefined) {
      next = pathFrom(new Beyond(this, name), this.method(name))
      this.#next.set(name, next)
    }
    return next
  }

  text(): string {
    return 'a value to be awaited'
  }

  /** What calling the next step does; undefined for what cannot be called. */
  protected method(name: string): ServerMethod | undefined {
    if (!RECORD_MEMBER.test(name)) return undefined
    return () => {
      const remedy = `await the relation, and call ${name}() on the record`
      throw new InvalidValueError(
        `${name}() is asked of a record, and which one a relation leads to is not known: ${remedy}`,
      )
    }
  }
}

/** What references have not, and what there is in its place. */
const OF_RECORDS: ReadonlyMap<string, string> = new Map([
  ['update', 'use write(values), or '],
  ['save', 'use write(values), or '],
  ['set', 'use write(values), or '],
  ['destroy', 'use unlink(), or '],
  ['delete', 'use unlink(), or '],
  ['remove', 'use unlink(), or '],
  ['copy', ''],
  ['reload', ''],
  ['toParam', ''],
  // What nothing has, under this name.
  ['read', 'use get(path), or '],
  ['refresh', ''],
])

/** A record of which the id is known, and mostly the name. */
class Reference extends Step {
  readonly #group: PrefetchGroup
  readonly #known: KnownReference
  #api: ByIdApi<ModelType> | undefined

  constructor(group: PrefetchGroup, known: KnownReference) {
    super()
    this.#group = group
    this.#known = known
  }

  override known(property: string): unknown {
    const { id, display_name } = this.#known
    if (property === 'thread' || (RECORD_MEMBER.test(property) && !OF_RECORDS.has(property))) {
      const { scope, model } = this.#group
      const get = (path: string) => this.#walk(path)
      this.#api ??= byIdApi({ scope, model, id, get, changed: () => this.#group.forget(id) })
      return this.#api[property as keyof ByIdApi<ModelType>]
    }
    if (property === 'id') return id
    if (property === 'display_name') return display_name
    if (property === '$model') return this.#group.model
    return property === 'toJSON' ? () => ({ id, display_name }) : undefined
  }

  /** As long as the schema is not known, a name of several words may be a field or a method: it can be called. */
  protected override method(name: string): ServerMethod | undefined {
    const { scope, model } = this.#group
    if (scope.known(model)?.fields.has(name)) return undefined
    const instead = OF_RECORDS.get(name)
    if (instead !== undefined) {
      return () => {
        const remedy = `${instead}await the reference, and call ${OTHER_NAMES[name] ?? `${name}()`} on the record`
        throw new InvalidValueError(`${name}() is not there on a reference to a record of ${model}: ${remedy}`)
      }
    }
    if (!isMemberName(name)) return undefined
    const call = this.known('call') as ByIdApi<ModelType>['call']
    return serverMethod(model, name, (named) => call(name, [], named))
  }

  /** Names are fields here, also those that a member has. */
  #walk(path: string): Promise<unknown> {
    let step: Step = this
    for (const name of path.split('.')) step = new Beyond(step, name)
    return step.value()
  }

  override async position(): Promise<Position> {
    return { group: this.#group, id: this.#known.id }
  }

  override text(): string {
    return `${this.#group.model}(${this.#known.id}) ${JSON.stringify(this.#known.display_name ?? '…')}`
  }
}

/** A many2one of a record, which has not been read. */
class Relation extends Step {
  readonly #group: PrefetchGroup
  readonly #id: number
  readonly #field: FieldSchema

  constructor(group: PrefetchGroup, id: number, field: FieldSchema) {
    super()
    this.#group = group
    this.#id = id
    this.#field = field
  }

  override position(): Promise<Position> {
    return follow(this.#group, this.#id, this.#field)
  }
}

/** What a many2one was set to. */
class Chosen extends Step {
  readonly #position: Position

  constructor(position: Position) {
    super()
    this.#position = position
  }

  override async position(): Promise<Position> {
    return this.#position
  }
}

/** A field of what another step leads to. */
class Beyond extends Step {
  readonly #before: Step
  readonly #name: string

  constructor(before: Step, name: string) {
    super()
    this.#before = before
    this.#name = name
  }

  override async position(): Promise<Position> {
    const at = await this.#before.position()
    if (at === null) return null
    const field = await fieldAt(at, this.#name)
    if (field.kind === 'many2one') return follow(at.group, at.id, field)
    const where = `${at.group.model}.${this.#name}`
    throw new InvalidValueError(`${where} is ${aKind(field.kind)}: nothing lies beyond it, await it`)
  }

  override async value(): Promise<unknown> {
    const at = await this.#before.position()
    if (at === null) return null
    if (this.#name === 'id') return at.id
    const field = await fieldAt(at, this.#name)
    if (field.kind === 'many2one') {
      const beyond = await follow(at.group, at.id, field)
      return beyond === null ? null : beyond.group.record(beyond.id)
    }
    if (isToMany(field)) return readRelatedList(at.group, at.id, field)
    return at.group.value(at.id, this.#name)
  }
}

interface Target {
  readonly [STEP]: Step
  [INSPECT](): string
}

function pathFrom(step: Step, method?: ServerMethod): unknown {
  const members = { [STEP]: step, [INSPECT]: inspected }
  // An arrow function, which has no members that cannot be hidden.
  const target =
    method === undefined ? members : Object.assign((...args: unknown[]) => method(...(args as [])), members)
  return new Proxy<Target>(target, pathHandler)
}

function inspected(this: Target): string {
  return this[STEP].text()
}

/** One for all paths. */
const pathHandler: ProxyHandler<Target> = {
  get(target, property) {
    const step = target[STEP]
    if (property === STEP) return step
    if (property === INSPECT) return inspected
    if (property === 'then') {
      return (onFulfilled?: (value: unknown) => unknown, onRejected?: (reason: unknown) => unknown) =>
        step.value().then(onFulfilled, onRejected)
    }
    if (typeof property === 'symbol') return undefined
    const known = step.known(property)
    if (known !== undefined) return known
    return !/^[a-z]\w*$/.test(property) || property === 'toJSON' ? undefined : step.next(property)
  },
  has: ({ [STEP]: step }, property) =>
    property === STEP || ((property === 'id' || property === 'toJSON') && step.known(property) !== undefined),
  set: (_, property) => {
    throw new InvalidValueError(
      `'${String(property)}' cannot be set through a reference: await the record, set it there, and save it`,
    )
  },
  ownKeys: () => [],
}
