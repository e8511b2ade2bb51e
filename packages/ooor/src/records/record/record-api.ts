import { InvalidValueError, isOoorError, PartialWriteError, RecordStateError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { castFor, type Row } from '../casting/from-server.ts'
import { linkedId } from '../casting/linked-id.ts'
import { invalid, toServer } from '../casting/to-server.ts'
import { externalIdsOf } from '../external-ids.ts'
import type { Branch } from '../plan/selection.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { FieldName, ModelType, UntypedModel } from '../types/model-type.ts'
import type { Input, JsonOf, RecordOf } from '../types/record-type.ts'
import type { DefaultSelection } from '../types/select.ts'
import type { EditTarget } from './edits.ts'
import type { FieldErrors } from './extension.ts'
import { Group, linkedIds } from './group.ts'
import { ABSORB, FIELDS, isRecord, PENDING, type RecordInternals } from './internals.ts'
import { LazyValue } from './lazy-value.ts'
import { slug } from './permalink.ts'
import { RelatedList, relatedList, UnloadedList } from './related-list.ts'
import { afterSave, beforeSave, createOnServer, errorsOf, readAgain, type SaveOptions, writeToServer } from './save.ts'
import { serverValues } from './server-values.ts'
import type { Shape } from './shape.ts'
import { unknownMembers } from './unknown-member.ts'
import { isWalker, lazyRelation, reference, relationTo } from './walk.ts'

/** A record whose model does not matter here. */
export type AnyRecord = RecordOf<UntypedModel>

/** A value that has been set and not been saved. */
interface Change {
  /** As it is given to `serverValues`. */
  readonly input: unknown
  /** As the property shows it. */
  readonly shown: unknown
}

type Changes = ReadonlyMap<string, Change>

/** `from` is undefined when the old value had not been read. */
export interface ChangedValue {
  readonly from: unknown
  readonly to: unknown
}

type State = 'new' | 'saved' | 'destroyed' | 'created with its parent'

/**
 * What every record can do. Its fields are properties beside these; a field of the same name as one of these methods
 * is reached by `get` and `set`.
 */
export class RecordApi<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown> {
  readonly #shape: Shape
  readonly #group: Group
  #row: Row
  #state: State
  #changes: Map<string, Change> | undefined
  #errors: FieldErrors | undefined
  #lists: Map<string, unknown> | undefined
  #saving: Promise<unknown> | undefined

  /** @internal Records come from a model. */
  constructor(shape: Shape, group: Group, row: Row) {
    this.#shape = shape
    this.#group = group
    this.#row = row
    this.#state = row.id === 0 ? 'new' : 'saved'
  }

  /** The id on the server; 0 while the record is new. */
  get id(): number {
    return this.#row.id
  }

  /** The model's name, as `sale.order`. */
  get $model(): M['name'] {
    return this.#group.model
  }

  /** True until the record is saved for the first time. */
  get isNew(): boolean {
    return this.#state === 'new'
  }

  /** True once the record was deleted through this object. */
  get isDestroyed(): boolean {
    return this.#state === 'destroyed'
  }

  /** True when something was set that has not been saved. */
  get isChanged(): boolean {
    return this.#changes !== undefined && this.#changes.size > 0
  }

  /** What was set and not saved: `{ note: { from: null, to: 'ring twice' } }`. Commands, for one2many and many2many. */
  get changes(): { readonly [K in FieldName<M>]?: ChangedValue } {
    const changes = [...(this.#changes ?? [])].map(([name, { shown, input }]) => {
      const field = this.#shape.node.schema.field(name)
      const from = this.#shape.loaded.has(name) ? this.#row[name] : undefined
      return [name, { from, to: isToMany(field) ? input : shown }]
    })
    return Object.fromEntries(changes)
  }

  /** Why the last `save` failed, by field; what concerns the whole record is under `base`. Empty when it did not. */
  get errors(): FieldErrors {
    return this.#errors ?? {}
  }

  /**
   * Sets several values, relations by id, record, reference or list. Nothing is sent before `save`.
   *
   * ```ts
   * order.set({ partner_id: 5, note: null, order_line: [{ product_id: 7 }, command.delete(3)] })
   * ```
   *
   * Throws an `UnknownFieldError` or an `InvalidValueError`, and then none is set.
   */
  set(values: Input<M>): this {
    this.#refuseWhenOver()
    const before = this.#changes === undefined ? undefined : new Map(this.#changes)
    try {
      for (const [name, value] of Object.entries(values)) {
        if (value !== undefined) this.#assign(this.#shape.node.schema.field(name), value)
      }
    } catch (error) {
      this.#changes = before
      throw error
    }
    return this
  }

  /**
   * The value of a field, or of what lies beyond relations: `await order.get('partner_id.country_id.code')`. Read when
   * it was not; null when a relation on the way is empty.
   */
  async get(path: FieldName<M> | `${FieldName<M>}.${string}`): Promise<unknown> {
    const [name = '', ...rest] = path.split('.')
    const field = this.#shape.node.schema.field(name)
    let value: unknown = name in RecordApi.prototype ? this.#value(field) : Reflect.get(this, name)
    for (const [index, step] of rest.entries()) {
      if (isWalker(value)) {
        value = (value as Record<string, unknown>)[step]
        continue
      }
      const here = await value
      if (here === null) return null
      if (isRecord(here)) return (here as unknown as RecordApi).get(rest.slice(index).join('.'))
      throw new InvalidValueError(`${this.$model}.${name} is a ${field.kind}: nothing lies beyond it, as in '${path}'`)
    }
    return value
  }

  /**
   * Sends what is new: all that was set for a new record, only what has changed for others. Sends nothing when nothing
   * has. Throws what the server says, with the messages also in `errors`; the changes are kept then.
   *
   * Calls `create(values)` and reads the record (since 17 one `web_save`), or `write([id], values)`.
   */
  async save(options: SaveOptions = {}): Promise<this> {
    // Two at once would send the same changes twice.
    while (this.#saving !== undefined) await this.#saving.catch(() => {})
    const saving = this.#save(options)
    this.#saving = saving
    try {
      await saving
    } finally {
      this.#saving = undefined
    }
    return this
  }

  /** `set` and `save`. */
  update(values: Input<M>, options: SaveOptions = {}): Promise<this> {
    return this.set(values).save(options)
  }

  /**
   * Deletes the record.
   *
   * Calls `unlink([id])`.
   */
  async destroy(options: ModelCallOptions = {}): Promise<void> {
    this.#refuseUnlessSaved('destroyed')
    const self = this as unknown as AnyRecord
    const hooks = this.#shape.extension?.hooks
    await hooks?.beforeDestroy?.(self)
    await this.#group.scope.caller.call(this.$model, 'unlink', [[this.id]], {}, options)
    this.#state = 'destroyed'
    await hooks?.afterDestroy?.(self)
  }

  /**
   * A copy on the server, with other values where they are given.
   *
   * Calls `copy([id], values)` and reads the copy.
   */
  async copy(values: Input<M> = {}, options: ModelCallOptions = {}): Promise<RecordOf<M, S, E>> {
    this.#refuseUnlessSaved('copied')
    const { scope } = this.#group
    const { node } = this.#shape
    const sent = await serverValues(scope, node.schema, values)
    const { major } = await scope.caller.series(options)
    // One id up to 7 (wire/7.0/xmlrpc-object-copy), a list since 8; the answer is a list since 18.
    const which = major < 8 ? this.id : [this.id]
    const answer = await scope.caller.call(this.$model, 'copy', [which], { default: sent }, options)
    const id = (Array.isArray(answer) ? answer[0] : answer) as number
    const row = await readAgain(scope, node, id)
    return this.#shape.make(Group.ofRows(scope, this.$model, [row]), row) as unknown as RecordOf<M, S, E>
  }

  /**
   * Reads the record anew and drops what was set. Throws a `MissingError` when it is gone.
   *
   * Calls `read([id], fields)`.
   */
  async reload(): Promise<this> {
    this.#refuseUnlessSaved('reloaded')
    this.#take(await readAgain(this.#group.scope, this.#shape.node, this.id))
    this.#changes = undefined
    this.#errors = undefined
    return this
  }

  /**
   * Calls any public method of the model on this record; the server's own value, null for none. What was read stays
   * as it is: `reload` when the method changes it.
   *
   * ```ts
   * await order.call('action_confirm')
   * await order.call('message_post', [], { body: 'hello' })
   * ```
   */
  async call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    this.#refuseUnlessSaved(`asked for ${method}`)
    const answer = await this.#group.scope.caller.call(this.$model, method, [[this.id], ...args], kwargs, options)
    this.#group.forget(this.id)
    return answer
  }

  /**
   * Sends a signal to the record's workflow, as `order_confirm`. Up to 10.
   *
   * Sends `exec_workflow(model, signal, id)`.
   */
  async signal(signal: string): Promise<unknown> {
    this.#refuseUnlessSaved(`sent the signal ${signal}`)
    return this.#group.scope.caller.signal(this.$model, this.id, signal)
  }

  /**
   * The record's external id, as `base.main_partner`; null when it has none.
   *
   * Calls `get_external_id([id])`.
   */
  async externalId(options: ModelCallOptions = {}): Promise<string | null> {
    this.#refuseUnlessSaved('asked for its external id')
    const named = { scope: this.#group.scope, model: this.$model, ids: [this.id] }
    return (await externalIdsOf(named, options)).get(this.id) ?? null
  }

  /** The record in an address, as Odoo's website writes it: `office-chair-42`. */
  toParam(): string {
    const { display_name, name } = this.#row
    const title = typeof display_name === 'string' ? display_name : name
    return slug(typeof title === 'string' ? title : '', this.id)
  }

  /** What was read and set, as plain data: relations as ids and names, nested records as objects. */
  toJSON(): JsonOf<M, S> {
    const names = new Set([...this.#shape.loaded, ...(this.#changes?.keys() ?? [])])
    const values = [...names].map((name) => {
      const change = this.#change(name)
      return [name, plainData(change === undefined ? this.#row[name] : change.shown)]
    })
    return Object.fromEntries([['id', this.isNew ? null : this.id], ...values])
  }

  /** @internal */
  get [FIELDS](): ReadonlyMap<string, FieldSchema> {
    return this.#shape.node.schema.fields
  }

  /** @internal */
  [PENDING](): Record<string, unknown> {
    this.#refuseWhenOver()
    return inputsOf(this.#changes ?? new Map())
  }

  /** @internal */
  [ABSORB](): void {
    this.#state = 'created with its parent'
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect?: (value: unknown, options: object) => string,
  ) {
    const { id, ...values } = this.toJSON() as Record<string, unknown>
    const state = this.#state === 'saved' ? (this.isChanged ? ', changed' : '') : `, ${this.#state}`
    return `${this.$model}(${id ?? 'new'}${state}) ${inspect === undefined ? JSON.stringify(values) : inspect(values, options)}`
  }

  async #save({ reload = false, ...options }: SaveOptions): Promise<void> {
    this.#refuseWhenOver()
    const wasNew = this.isNew
    if (!wasNew && !this.isChanged) {
      this.#errors = undefined
      return
    }
    const { extension } = this.#shape
    const self = this as unknown as AnyRecord
    try {
      await beforeSave(extension?.hooks, self, wasNew)
      // Those before may have set more.
      const sent = new Map(this.#changes)
      await (wasNew ? this.#create(sent, options) : this.#write(sent, { ...options, reload }))
      this.#forgetSaved(sent)
    } catch (error) {
      if (isOoorError(error)) this.#errors = errorsOf(this.#shape, error)
      throw error
    }
    this.#errors = undefined
    await afterSave(extension?.hooks, self, wasNew)
  }

  async #create(sent: Changes, options: ModelCallOptions): Promise<void> {
    const { scope } = this.#group
    const { node } = this.#shape
    const values = await serverValues(scope, node.schema, inputsOf(sent), this)
    try {
      this.#take(await createOnServer(scope, node, values, options))
    } catch (error) {
      if (!PartialWriteError.is(error)) throw error
      // It is there: another save must not create it again.
      this.#take({ id: error.done[0] as number })
      this.#state = 'saved'
      this.#forgetSaved(sent)
      throw error
    }
    this.#state = 'saved'
  }

  async #write(sent: Changes, options: SaveOptions): Promise<void> {
    const { scope } = this.#group
    const { node, branches, loaded } = this.#shape
    const values = await serverValues(scope, node.schema, inputsOf(sent), this)
    // Lists that were edited, and what lies beyond a relation that was changed, are other ones now; of what was set by
    // its id the name is not known.
    const isStale = [...sent].some(([name, { shown }]) => {
      const field = node.schema.field(name)
      return branches.has(name) || (loaded.has(name) && (isToMany(field) || isNameless(field, shown)))
    })
    const reload = options.reload || isStale
    const row = await writeToServer(scope, node, this.id, values, { ...options, reload })
    this.#take(row ?? this.#written(sent), reload ? undefined : sent.keys())
  }

  /** What was set while the call was under way is still to be saved. */
  #forgetSaved(sent: Changes): void {
    for (const [name, change] of sent) {
      if (this.#changes?.get(name) === change) this.#changes.delete(name)
      for (const child of newRecordsIn(change.input)) child[ABSORB]()
    }
  }

  /** The row as it is after a write that was not read back. */
  #written(sent: Changes): Row {
    const row = { ...this.#row }
    for (const [name, { shown }] of sent) {
      if (!this.#shape.loaded.has(name)) continue
      row[name] = plainData(shown)
    }
    return row
  }

  /** Takes a row that was read or written; what lies beyond some of the relations, or beyond all, is another now. */
  #take(row: Row, relations?: Iterable<string>): void {
    const isAnother = row.id !== this.#row.id
    Object.assign(this.#row, row)
    this.#lists = undefined
    if (!isAnother) this.#group.forget(row.id, relations)
    if (this.#shape.branches.size > 0) this.#group.forgetNested()
  }

  #assign(field: FieldSchema, value: unknown): void {
    const { name } = field
    const { schema } = this.#shape.node
    this.#changes ??= new Map()
    if (isToMany(field)) {
      if (value !== null && value !== undefined && !Array.isArray(value)) throw invalid(schema.model, field, value)
      const before = adds(value) ? ((this.#change(name)?.input ?? []) as readonly unknown[]) : []
      const input = [...before, ...((value ?? []) as readonly unknown[])]
      this.#changes.set(name, { input, shown: input })
      return
    }
    const input = toServer(schema.model, field, value)
    const shown = field.kind === 'many2one' ? linkShown(value, input) : castFor(field)(input)
    const isLoaded = this.#state === 'saved' && this.#shape.loaded.has(name)
    if (isLoaded && same(this.#row[name], shown)) this.#changes.delete(name)
    else this.#changes.set(name, { input: value, shown })
  }

  #change(name: string): Change | undefined {
    return this.#changes?.get(name)
  }

  /** A field's value, read when it was not. */
  #value(field: FieldSchema): Promise<unknown> {
    const change = this.#change(field.name)
    if (change !== undefined) return Promise.resolve(change.shown)
    if (this.isNew) return Promise.resolve(castFor(field)(false))
    if (this.#shape.loaded.has(field.name)) return Promise.resolve(this.#row[field.name])
    return this.#group.value(this.id, field.name)
  }

  #reference(field: FieldSchema): unknown {
    const change = this.#change(field.name)
    const link = (change === undefined ? this.#row[field.name] : change.shown) as { id: number } | null
    if (link === null || link === undefined) return null
    if (change === undefined) return reference(this.#group.child(field), link)
    return this.#kept(`${field.name} ${link.id}`, () => {
      const group = Group.ofIds(this.#group.scope, field.relation ?? '', () => [link.id])
      return reference(group, link)
    })
  }

  #list(field: FieldSchema): unknown {
    const { name } = field
    const ids = () => (this.isNew ? [] : this.#shape.loaded.has(name) ? linkedIds(this.#row[name]) : undefined)
    const read = async () => {
      if (this.isNew) return new RelatedList(this.#group.scope, field.relation ?? '', [], this.#target(name))
      return relatedList(this.#group, this.id, field, this.#target(name))
    }
    return this.#kept(name, () => new UnloadedList(`${this.$model}.${name}`, read, ids, this.#target(name)))
  }

  /** Takes the edits of a list: they are a change of this record. */
  #target(name: string): EditTarget {
    return {
      push: (commands) => {
        this.#refuseWhenOver()
        const before = (this.#change(name)?.input ?? []) as readonly unknown[]
        this.#changes ??= new Map()
        const input = [...before, ...commands]
        this.#changes.set(name, { input, shown: input })
      },
    }
  }

  #kept<T>(key: string, make: () => T): T {
    this.#lists ??= new Map()
    let kept = this.#lists.get(key)
    if (kept === undefined) {
      kept = make()
      this.#lists.set(key, kept)
    }
    return kept as T
  }

  #refuseWhenOver(): void {
    if (this.#state === 'destroyed') throw this.#stateError('was destroyed: its values can be read, nothing else')
    if (this.#state === 'created with its parent') {
      throw this.#stateError('was created along with the record that holds it: reload that one and go on with its list')
    }
  }

  #refuseUnlessSaved(what: string): void {
    this.#refuseWhenOver()
    if (this.isNew) throw this.#stateError(`is new and cannot be ${what}: save it first`)
  }

  #stateError(what: string): RecordStateError {
    const which = this.id === 0 ? 'record' : `record ${this.id}`
    return new RecordStateError(`this ${which} of ${this.$model} ${what}`, { call: { model: this.$model } })
  }

  /** @internal The property of a selected field that holds its value. */
  static plain({ name, ...field }: FieldSchema) {
    return {
      get(this: RecordApi) {
        const changes = this.#changes
        if (changes !== undefined) {
          const change = changes.get(name)
          if (change !== undefined) return change.shown
        }
        const value = this.#row[name]
        return value === undefined && this.#state === 'new' ? castFor(field)(false) : value
      },
      set: RecordApi.#setter(name),
    }
  }

  /** @internal The property of a selected many2one. */
  static reference(field: FieldSchema) {
    return {
      get(this: RecordApi) {
        return this.#reference(field)
      },
      set: RecordApi.#setter(field.name),
    }
  }

  /** @internal The property of a selected one2many or many2many. */
  static list(field: FieldSchema) {
    return {
      get(this: RecordApi) {
        return this.#list(field)
      },
      set: RecordApi.#setter(field.name),
    }
  }

  /** @internal The property of a many2one that was selected with what lies beyond. */
  static nestedRecord(branch: Branch) {
    const { name } = branch.field
    return {
      get(this: RecordApi) {
        if (this.#change(name) !== undefined) return this.#reference(branch.field)
        const row = this.#row[name] as Row | null | undefined
        return row ? (this.#group.nested(branch).get(row.id) ?? null) : null
      },
      set: RecordApi.#setter(name),
    }
  }

  /** @internal The property of a one2many or many2many that was selected with what lies beyond. */
  static nestedList(branch: Branch) {
    const { name } = branch.field
    return {
      get(this: RecordApi) {
        return this.#kept(name, () => {
          const rows = (this.#row[name] ?? []) as Row[]
          const nested = this.#group.nested(branch)
          const records = rows.flatMap(({ id }) => nested.get(id) ?? [])
          return new RelatedList(this.#group.scope, branch.node.schema.model, records, this.#target(name))
        })
      },
      set: RecordApi.#setter(name),
    }
  }

  /** @internal The property of a field that was not selected. */
  static lazy(field: FieldSchema) {
    return {
      get(this: RecordApi) {
        if (isToMany(field)) return this.#list(field)
        if (field.kind === 'many2one') {
          const change = this.#change(field.name)
          if (change === undefined && !this.isNew) {
            return this.#kept(field.name, () => lazyRelation(this.#group, this.id, field))
          }
          const id = linkedId(change?.shown)
          return this.#kept(`${field.name} ${id}`, () => relationTo(this.#group.scope, field.relation ?? '', id))
        }
        return new LazyValue(() => this.#value(field))
      },
      set: RecordApi.#setter(field.name),
    }
  }

  static #setter(name: string) {
    return function set(this: RecordApi, value: unknown) {
      this.#refuseWhenOver()
      this.#assign(this.#shape.node.schema.field(name), value)
    }
  }
}

// What is neither field nor method ends there.
Object.setPrototypeOf(RecordApi.prototype, unknownMembers)

function inputsOf(changes: Changes): Record<string, unknown> {
  return Object.fromEntries([...changes].map(([name, { input }]) => [name, input]))
}

/** True for new values and commands, which add to what was set before; ids say what there shall be. */
function adds(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  return value.every((one) => Array.isArray(one) || linkedId(one) === undefined)
}

function isNameless({ kind }: FieldSchema, shown: unknown): boolean {
  return kind === 'many2one' && shown !== null && (shown as { display_name?: string }).display_name === undefined
}

/** What a link shows that was set: its id, and its name where it is known. */
function linkShown(value: unknown, id: unknown): unknown {
  if (typeof id !== 'number') return null
  const { display_name: name } =
    typeof value === 'object' && value !== null ? (value as Row) : { display_name: undefined }
  return typeof name === 'string' ? { id, display_name: name } : { id }
}

function same(before: unknown, after: unknown): boolean {
  if (before instanceof Date && after instanceof Date) return before.getTime() === after.getTime()
  const id = linkedId(after)
  return id !== undefined && typeof after === 'object' ? linkedId(before) === id : before === after
}

/** Records among new values and commands. */
function newRecordsIn(input: unknown): RecordInternals[] {
  if (!Array.isArray(input)) return []
  return input.flatMap((one: unknown) => {
    const given = Array.isArray(one) && one[0] === 0 ? one[2] : one
    return isRecord(given) && given.id === 0 ? [given] : []
  })
}

function plainData(value: unknown): unknown {
  if (isRecord(value)) return (value as unknown as RecordApi).toJSON()
  return value === undefined ? null : value
}
