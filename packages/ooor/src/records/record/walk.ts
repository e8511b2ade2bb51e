import { InvalidValueError } from '../../errors/index.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import { isMemberName } from '../schema/member-name.ts'
import type { Scope } from '../scope.ts'
import type { ModelType } from '../types/model-type.ts'
import { type ByIdApi, byIdApi } from './by-id.ts'
import { Group, linkedIds } from './group.ts'
import { relatedList } from './related-list.ts'
import { type ServerMethod, serverMethod } from './server-method.ts'

/** A record somewhere on a walk; null when a relation on the way was empty. */
type Place = { readonly group: Group; readonly id: number } | null

/** What is known of a reference without asking. */
export interface KnownReference {
  readonly id: number
  readonly display_name?: string | undefined
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const STEP = Symbol('step of a walk')
const BY_ID: ReadonlySet<string> = new Set<keyof ByIdApi<ModelType>>(['write', 'unlink', 'call', 'externalId'])

/** A reference: its id and mostly its name are known, everything else is awaited. One for all that refer there. */
export function reference(group: Group, known: KnownReference): unknown {
  const made = group.references.get(known.id)
  if (made !== undefined && made.known.display_name === known.display_name) return made.walker
  const walker = walkerOf(new Reference(group, known))
  group.references.set(known.id, { known, walker })
  return walker
}

/** A relation of a record that has not been read: awaited, or walked on. */
export function lazyRelation(group: Group, id: number, field: FieldSchema): unknown {
  return walkerOf(new Relation(group, id, field))
}

/** A relation of a record that was set and not saved; undefined for one that was emptied. */
export function relationTo(scope: Scope, model: string, id: number | undefined): unknown {
  const group = Group.ofIds(scope, model, () => (id === undefined ? [] : [id]))
  return walkerOf(new Chosen(id === undefined ? null : { group, id }))
}

/** True for references and steps of a walk. */
export function isWalker(value: unknown): boolean {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && STEP in value
}

async function follow(group: Group, id: number, field: FieldSchema): Promise<Place> {
  const [next] = linkedIds(await group.value(id, field.name))
  return next === undefined ? null : { group: group.child(field), id: next }
}

async function fieldAt({ group }: NonNullable<Place>, name: string): Promise<FieldSchema> {
  return (await group.scope.schema(group.model)).field(name)
}

/** Where a walk stands. Property names cannot be checked before the models on the way are known: they are then. */
abstract class Step {
  #next: Map<string, unknown> | undefined

  /** What can be said without asking. */
  known(_property: string): unknown {
    return undefined
  }

  /** Where it leads on from. */
  abstract place(): Promise<Place>

  /** What awaiting it gives. */
  async value(): Promise<unknown> {
    const at = await this.place()
    return at === null ? null : at.group.record(at.id)
  }

  /** The walker of the next step, the same each time. */
  next(name: string): unknown {
    this.#next ??= new Map()
    let next = this.#next.get(name)
    if (next === undefined) {
      next = walkerOf(new Beyond(this, name), this.method(name))
      this.#next.set(name, next)
    }
    return next
  }

  text(): string {
    return 'a value to be awaited'
  }

  /** What calling the next step does; undefined for what cannot be called. */
  protected method(_name: string): ServerMethod | undefined {
    return undefined
  }
}

/** A record of which the id is known, and mostly the name. */
class Reference extends Step {
  readonly #group: Group
  readonly #known: KnownReference
  #api: ByIdApi<ModelType> | undefined

  constructor(group: Group, known: KnownReference) {
    super()
    this.#group = group
    this.#known = known
  }

  override known(property: string): unknown {
    const { id, display_name } = this.#known
    if (BY_ID.has(property)) {
      this.#api ??= byIdApi(this.#group.scope, this.#group.model, id, () => this.#group.forget(id))
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
    if (!isMemberName(name) || scope.known(model)?.fields.has(name)) return undefined
    const call = this.known('call') as ByIdApi<ModelType>['call']
    return serverMethod(model, name, (named) => call(name, [], named))
  }

  override async place(): Promise<Place> {
    return { group: this.#group, id: this.#known.id }
  }

  override text(): string {
    return `${this.#group.model}(${this.#known.id}) ${JSON.stringify(this.#known.display_name ?? '…')}`
  }
}

/** A many2one of a record, which has not been read. */
class Relation extends Step {
  readonly #group: Group
  readonly #id: number
  readonly #field: FieldSchema

  constructor(group: Group, id: number, field: FieldSchema) {
    super()
    this.#group = group
    this.#id = id
    this.#field = field
  }

  override place(): Promise<Place> {
    return follow(this.#group, this.#id, this.#field)
  }
}

/** What a many2one was set to. */
class Chosen extends Step {
  readonly #place: Place

  constructor(place: Place) {
    super()
    this.#place = place
  }

  override async place(): Promise<Place> {
    return this.#place
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

  override async place(): Promise<Place> {
    const at = await this.#before.place()
    if (at === null) return null
    const field = await fieldAt(at, this.#name)
    if (field.kind === 'many2one') return follow(at.group, at.id, field)
    const where = `${at.group.model}.${this.#name}`
    throw new InvalidValueError(`${where} is a ${field.kind}: nothing lies beyond it, await it`)
  }

  override async value(): Promise<unknown> {
    const at = await this.#before.place()
    if (at === null) return null
    if (this.#name === 'id') return at.id
    const field = await fieldAt(at, this.#name)
    if (field.kind === 'many2one') {
      const beyond = await follow(at.group, at.id, field)
      return beyond === null ? null : beyond.group.record(beyond.id)
    }
    if (isToMany(field)) return relatedList(at.group, at.id, field)
    return at.group.value(at.id, this.#name)
  }
}

interface Target {
  readonly [STEP]: Step
  [INSPECT](): string
}

function walkerOf(step: Step, method?: ServerMethod): unknown {
  const members = { [STEP]: step, [INSPECT]: inspected }
  // An arrow function, which has no members that cannot be hidden.
  const target = method === undefined ? members : Object.assign((named?: object) => method(named as never), members)
  return new Proxy<Target>(target, walking)
}

function inspected(this: Target): string {
  return this[STEP].text()
}

/** One for all walkers. */
const walking: ProxyHandler<Target> = {
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
