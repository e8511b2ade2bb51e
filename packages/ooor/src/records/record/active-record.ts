import type { RecordThread } from '../../belongings/record-thread.ts'
import { checkOptions } from '../../errors/check-options.ts'
import { InvalidValueError, isOoorError, PartialWriteError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { checkValues } from '../casting/check-values.ts'
import type { Row } from '../casting/from-server.ts'
import { idOf } from '../check-answer.ts'
import { aKind } from '../schema/a-kind.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { ByIdApi } from '../types/by-id-api.ts'
import type { ModelType } from '../types/model-type.ts'
import type { ChangedValue, FieldErrors, RecordApi, SaveOptions } from '../types/record-api.ts'
import type { AnyRecord } from '../types/record-type.ts'
import { byIdApi } from './by-id.ts'
import { Changes } from './changes.ts'
import { refuseCutOff } from './cut-off-list.ts'
import { deleteRecords } from './delete-records.ts'
import type { RawCommand } from './edits.ts'
import { CREATED_WITH_PARENT, FIELDS, PENDING } from './internals.ts'
import { permalink } from './permalink.ts'
import { type Inspect, inspected, plainRecord } from './plain-record.ts'
import type { PrefetchGroup } from './prefetch-group.ts'
import { ASSIGN, CHANGES, EDIT, fieldValue, GROUP, ONCE, type PropertyOwner, ROW } from './properties.ts'
import { type RecordLife, refuseUnlessSaved, refuseWhenOver } from './record-life.ts'
import { BY_ID, RecordOnServer } from './record-on-server.ts'
import { afterSave, beforeSave, createOnServer, errorsOf, readAgain, readBack, writeToServer } from './save.ts'
import { makesStale, type SelectedClass, writtenRow } from './selected-class.ts'
import { serverValues } from './server-values.ts'
import { unknownMembers } from './unknown-member.ts'
import { valueBeyond } from './value-beyond.ts'

/** What a save has sent: of a new record or one that was there; undefined for nothing. */
type Sent = { readonly wasNew: boolean } | undefined

/** What is behind every record; its class has a property for each field. What it can do is told in {@link RecordApi}. */
export class ActiveRecord extends RecordOnServer implements RecordApi, PropertyOwner {
  readonly #class: SelectedClass
  readonly #group: PrefetchGroup
  #row: Row
  #life: RecordLife
  #changes: Changes | undefined
  #errors: FieldErrors | undefined
  #relations: Map<string, unknown> | undefined
  #saving: Promise<Sent> | undefined
  /** What a save is sending: with its values nothing is as it was read. */
  #sending: Changes | undefined

  constructor(recordClass: SelectedClass, group: PrefetchGroup, row: Row) {
    super()
    this.#class = recordClass
    this.#group = group
    this.#row = row
    this.#life = row.id === 0 ? 'new' : 'saved'
  }

  get id(): number {
    return this.#row.id
  }

  get $model(): string {
    return this.#group.model
  }

  get isNew(): boolean {
    return this.#life === 'new'
  }

  get isDestroyed(): boolean {
    return this.#life === 'destroyed'
  }

  get isChanged(): boolean {
    return this.#changes !== undefined && this.#changes.size > 0
  }

  get changes(): Readonly<Record<string, ChangedValue>> {
    const { loaded, node } = this.#class
    return this.#changes?.told(node.schema, (name) => (loaded.has(name) ? this.#row[name] : undefined)) ?? {}
  }

  get errors(): FieldErrors {
    return this.#errors ?? {}
  }

  set(values: Readonly<Record<string, unknown>>): this {
    this.#refuseWhenOver()
    checkValues(this.$model, values)
    const before = this.#changes === undefined ? undefined : new Changes(this.#changes)
    try {
      for (const [name, value] of Object.entries(values)) if (value !== undefined) this[ASSIGN](name, value)
    } catch (error) {
      this.#changes = before
      throw error
    }
    return this
  }

  async get(path: string): Promise<unknown> {
    const [name = '', ...beyond] = String(path).split('.')
    const field = this.#field(name)
    const isHidden = name in ActiveRecord.prototype
    const value = isHidden ? fieldValue(this, field, this.#class.loaded.has(name)) : Reflect.get(this, name)
    return valueBeyond(
      value,
      beyond,
      () => `${this.$model}.${name} is ${aKind(field.kind)}: nothing lies beyond it, as in '${path}'`,
    )
  }

  async save(options: SaveOptions = {}): Promise<this> {
    checkOptions<SaveOptions>('save', options, { externalId: true, reload: true, context: true, signal: true })
    if (options.externalId !== undefined && !this.isNew) {
      throw new InvalidValueError(
        `record ${this.id} of ${this.$model} is there already: new ones are given external ids`,
      )
    }
    // Two at once would send the same changes twice.
    while (this.#saving !== undefined) await this.#saving.catch(() => {})
    const saving = this.#save(options)
    this.#saving = saving
    let sent: Sent
    try {
      sent = await saving
    } finally {
      this.#saving = undefined
    }
    // They may save it once more.
    if (sent !== undefined) await afterSave(this.#class.extension?.hooks, this as unknown as AnyRecord, sent.wasNew)
    return this
  }

  async update(values: Readonly<Record<string, unknown>>, options: SaveOptions = {}): Promise<this> {
    return this.set(values).save(options)
  }

  async destroy(options: ModelCallOptions = {}): Promise<void> {
    this.#refuseUnlessSaved('destroyed')
    const self = this as unknown as AnyRecord
    const hooks = this.#class.extension?.hooks
    await hooks?.beforeDestroy?.(self)
    await deleteRecords(this.#group.scope.caller, this.$model, [this.id], options)
    this.#life = 'destroyed'
    await hooks?.afterDestroy?.(self)
  }

  async copy(values: Readonly<Record<string, unknown>> = {}, options: ModelCallOptions = {}): Promise<AnyRecord> {
    this.#refuseUnlessSaved('copied')
    const { scope } = this.#group
    const { node } = this.#class
    const sent = await serverValues(scope, node.schema, values, options)
    const answer = await scope.caller.call(this.$model, 'copy', [[this.id]], { default: sent }, options)
    // A list since 18.
    const id = idOf(answer, { model: this.$model, method: 'copy', writes: true })
    const row = await readBack(scope, node, id, 'copied', options)
    return this.#class.make(this.#group.withRows([row]), row)
  }

  async reload(): Promise<this> {
    this.#refuseUnlessSaved('reloaded')
    const dropped = [...(this.#changes ?? [])]
    this.#take(await readAgain(this.#group.scope, this.#class.node, this.id))
    // What was set meanwhile stays.
    for (const [name, change] of dropped) if (this.#changes?.get(name) === change) this.#changes.delete(name)
    this.#errors = undefined
    return this
  }

  /** Of a new record there is none: what is asked of it says so. */
  get thread(): RecordThread {
    return this.#group.scope.caller.thread(this)
  }

  toParam(): string {
    return permalink(this.#row)
  }

  toJSON(): { id: number | null } & Record<string, unknown> {
    return plainRecord(this.isNew ? null : this.id, this.#row, this.#class.loaded, this.#changes)
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](_depth: number, options: object, inspect?: Inspect) {
    const state = this.#life !== 'saved' ? this.#life : this.isChanged ? 'changed' : undefined
    return inspected(this, state, options, inspect)
  }

  [BY_ID](what: string): ByIdApi<ModelType> {
    this.#refuseUnlessSaved(what)
    const { id } = this
    const { scope, model } = this.#group
    return byIdApi({ scope, model, id, get: (path) => this.get(path), changed: () => this.#group.forget(id) })
  }

  get [ROW](): Row {
    return this.#row
  }

  get [CHANGES](): Changes | undefined {
    return this.#changes
  }

  get [GROUP](): PrefetchGroup {
    return this.#group
  }

  get [FIELDS](): ReadonlyMap<string, FieldSchema> {
    return this.#class.node.schema.fields
  }

  [ASSIGN](name: string, value: unknown): void {
    this.#refuseWhenOver()
    const field = this.#field(name)
    const branch = this.#class.branches.get(name)
    if (branch !== undefined) refuseCutOff(this.$model, branch, this.#row[name], value)
    const before = this.#life === 'saved' && this.#class.loaded.has(name) ? this.#row[name] : undefined
    this.#changes ??= new Changes()
    this.#changes.assign(this.$model, field, value, before, this.#sending)
  }

  [EDIT](name: string, commands: readonly RawCommand[]): void {
    this.#refuseWhenOver()
    this.#changes ??= new Changes()
    this.#changes.edit(name, commands, this.#sending)
  }

  [ONCE]<T>(key: string, make: () => T): T {
    this.#relations ??= new Map()
    let made = this.#relations.get(key)
    if (made === undefined) {
      made = make()
      this.#relations.set(key, made)
    }
    return made as T
  }

  [PENDING](): Record<string, unknown> {
    this.#refuseWhenOver()
    return this.#changes?.inputs() ?? {}
  }

  [CREATED_WITH_PARENT](): void {
    this.#life = 'created with its parent'
  }

  #field(name: string): FieldSchema {
    return this.#class.node.schema.field(name)
  }

  async #save({ reload = false, ...options }: SaveOptions): Promise<Sent> {
    this.#refuseWhenOver()
    const wasNew = this.isNew
    const { extension, node } = this.#class
    if (!wasNew && !this.isChanged) {
      this.#errors = undefined
      if (reload) this.#take(await readAgain(this.#group.scope, node, this.id, { signal: options.signal }))
      return undefined
    }
    const self = this as unknown as AnyRecord
    try {
      await beforeSave(extension?.hooks, self, wasNew)
      // Those before may have set more.
      const sent = new Changes(this.#changes)
      this.#sending = sent
      await (wasNew ? this.#create(sent, options) : this.#write(sent, { ...options, reload })).catch((error) => {
        // They are on the server, and could not be read back: another save must not send them again.
        if (PartialWriteError.is(error)) this.#changes?.forget(sent)
        throw error
      })
      this.#changes?.forget(sent)
    } catch (error) {
      if (isOoorError(error)) this.#errors = errorsOf(node, error)
      throw error
    } finally {
      this.#sending = undefined
    }
    this.#errors = undefined
    return { wasNew }
  }

  async #create(sent: Changes, options: SaveOptions): Promise<void> {
    const { scope } = this.#group
    const { node } = this.#class
    const values = await serverValues(scope, node.schema, sent.inputs(), { source: this, signal: options.signal })
    try {
      this.#take(await createOnServer(scope, node, values, options))
    } catch (error) {
      if (!PartialWriteError.is(error)) throw error
      // It is there: another save must not create it again.
      this.#take({ id: error.done[0] as number })
      this.#life = 'saved'
      throw error
    }
    this.#life = 'saved'
  }

  async #write(sent: Changes, options: SaveOptions): Promise<void> {
    const { scope } = this.#group
    const { node } = this.#class
    const values = await serverValues(scope, node.schema, sent.inputs(), { source: this, signal: options.signal })
    const reload = options.reload || makesStale(this.#class, sent)
    const row = await writeToServer(scope, node, this.id, values, { ...options, reload })
    this.#take(row ?? writtenRow(this.#class, this.#row, sent), reload ? undefined : sent.keys())
  }

  /** Takes a row that was read or written; what lies beyond some of the relations, or beyond all, is another now. */
  #take(row: Row, relations?: Iterable<string>): void {
    const isAnother = row.id !== this.#row.id
    Object.assign(this.#row, row)
    this.#relations = undefined
    if (!isAnother) this.#group.forget(row.id, relations)
    if (this.#class.branches.size > 0) this.#group.forgetNested(relations === undefined ? this.#row : undefined)
  }

  #refuseWhenOver(): void {
    refuseWhenOver(this, this.#life)
  }

  #refuseUnlessSaved(what: string): void {
    refuseUnlessSaved(this, this.#life, what)
  }
}

// What is neither field nor method ends there.
Object.setPrototypeOf(RecordOnServer.prototype, unknownMembers)
