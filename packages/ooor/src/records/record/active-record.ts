import type { AttachOptions, FileRow, FileSource } from '../../belongings/file-types.ts'
import type { Message, MessagesOptions, PostOptions } from '../../belongings/message-types.ts'
import type { RecordThread } from '../../belongings/record-thread.ts'
import { InvalidValueError, isOoorError, PartialWriteError, RecordStateError } from '../../errors/index.ts'
import type { Attachment, CallOptions } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { checkValues } from '../casting/check-values.ts'
import type { Row } from '../casting/from-server.ts'
import { idOf } from '../check-answer.ts'
import { externalIdsOf } from '../external-ids.ts'
import type { Branch, SelectionNode } from '../plan/selection.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { ChangedValue, FieldErrors, RecordApi, SaveOptions, Translations } from '../types/record-api.ts'
import type { AnyRecord } from '../types/record-type.ts'
import { Changes, isNameless } from './changes.ts'
import { deleteRecords } from './delete-records.ts'
import type { RawCommand } from './edits.ts'
import type { Extension } from './extension.ts'
import { CREATED_WITH_PARENT, FIELDS, isRecord, PENDING } from './internals.ts'
import { slug } from './permalink.ts'
import type { PrefetchGroup, RecordMaker } from './prefetch-group.ts'
import { ASSIGN, CHANGES, EDIT, fieldValue, GROUP, ONCE, type PropertyOwner, ROW } from './properties.ts'
import { afterSave, beforeSave, createOnServer, errorsOf, readAgain, writeToServer } from './save.ts'
import { serverValues } from './server-values.ts'
import { isRelationPath } from './step-symbol.ts'
import { readTranslations, writeTranslations } from './translations.ts'
import { unknownMembers } from './unknown-member.ts'

/** What all records of one selection share. */
export interface RecordClass extends RecordMaker {
  readonly node: SelectionNode
  readonly extension: Extension | undefined
  /** Names that are values; others are awaited. */
  readonly loaded: ReadonlySet<string>
  readonly branches: ReadonlyMap<string, Branch>
}

type State = 'new' | 'saved' | 'destroyed' | 'created with its parent'

/** What is behind every record; its class has a property for each field. What it can do is told in {@link RecordApi}. */
export class ActiveRecord implements RecordApi, PropertyOwner {
  readonly #class: RecordClass
  readonly #group: PrefetchGroup
  #row: Row
  #state: State
  #changes: Changes | undefined
  #errors: FieldErrors | undefined
  #relations: Map<string, unknown> | undefined
  #saving: Promise<unknown> | undefined

  constructor(recordClass: RecordClass, group: PrefetchGroup, row: Row) {
    this.#class = recordClass
    this.#group = group
    this.#row = row
    this.#state = row.id === 0 ? 'new' : 'saved'
  }

  get id(): number {
    return this.#row.id
  }

  get $model(): string {
    return this.#group.model
  }

  get isNew(): boolean {
    return this.#state === 'new'
  }

  get isDestroyed(): boolean {
    return this.#state === 'destroyed'
  }

  get isChanged(): boolean {
    return this.#changes !== undefined && this.#changes.size > 0
  }

  get changes(): Readonly<Record<string, ChangedValue>> {
    const changes = [...(this.#changes ?? [])].map(([name, { shown, input }]) => {
      const from = this.#class.loaded.has(name) ? this.#row[name] : undefined
      return [name, { from, to: isToMany(this.#field(name)) ? input : shown }]
    })
    return Object.fromEntries(changes)
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
    const [name = '', ...rest] = String(path).split('.')
    const field = this.#field(name)
    let value: unknown =
      name in ActiveRecord.prototype ? fieldValue(this, field, this.#class.loaded.has(name)) : Reflect.get(this, name)
    for (const [index, step] of rest.entries()) {
      if (isRelationPath(value)) {
        value = (value as Record<string, unknown>)[step]
        continue
      }
      const here = await value
      if (here === null) return null
      if (isRecord(here)) return (here as unknown as ActiveRecord).get(rest.slice(index).join('.'))
      throw new InvalidValueError(`${this.$model}.${name} is a ${field.kind}: nothing lies beyond it, as in '${path}'`)
    }
    return value
  }

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

  update(values: Readonly<Record<string, unknown>>, options: SaveOptions = {}): Promise<this> {
    return this.set(values).save(options)
  }

  async destroy(options: ModelCallOptions = {}): Promise<void> {
    this.#refuseUnlessSaved('destroyed')
    const self = this as unknown as AnyRecord
    const hooks = this.#class.extension?.hooks
    await hooks?.beforeDestroy?.(self)
    await deleteRecords(this.#group.scope.caller, this.$model, [this.id], options)
    this.#state = 'destroyed'
    await hooks?.afterDestroy?.(self)
  }

  async copy(values: Readonly<Record<string, unknown>> = {}, options: ModelCallOptions = {}): Promise<AnyRecord> {
    this.#refuseUnlessSaved('copied')
    const { scope } = this.#group
    const { node } = this.#class
    const sent = await serverValues(scope, node.schema, values)
    const answer = await scope.caller.call(this.$model, 'copy', [[this.id]], { default: sent }, options)
    // A list since 18.
    const id = idOf(answer, { model: this.$model, method: 'copy', writes: true })
    const row = await readAgain(scope, node, id)
    return this.#class.make(this.#group.withRows([row]), row)
  }

  async reload(): Promise<this> {
    this.#refuseUnlessSaved('reloaded')
    this.#take(await readAgain(this.#group.scope, this.#class.node, this.id))
    this.#changes = undefined
    this.#errors = undefined
    return this
  }

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

  async signal(signal: string): Promise<unknown> {
    this.#refuseUnlessSaved(`sent the signal ${signal}`)
    return this.#group.scope.caller.signal(this.$model, this.id, signal)
  }

  async externalId(options: ModelCallOptions = {}): Promise<string | null> {
    this.#refuseUnlessSaved('asked for its external id')
    const named = { scope: this.#group.scope, model: this.$model, ids: [this.id] }
    return (await externalIdsOf(named, options)).get(this.id) ?? null
  }

  async translations(name: string, options: ModelCallOptions & { readonly terms?: boolean } = {}): Promise<never> {
    this.#refuseUnlessSaved('asked for translations')
    const translated = { scope: this.#group.scope, model: this.$model, id: this.id, name }
    return (await readTranslations(translated, options)) as never
  }

  async setTranslations(name: string, texts: Translations, options: ModelCallOptions = {}): Promise<void> {
    this.#refuseUnlessSaved('translated')
    await writeTranslations({ scope: this.#group.scope, model: this.$model, id: this.id, name }, texts, options)
    this.#group.forget(this.id)
  }

  async post(options: PostOptions): Promise<number> {
    this.#refuseUnlessSaved('posted on')
    const made = await this.thread.post(options)
    this.#group.forget(this.id)
    return made
  }

  async messages(options?: MessagesOptions): Promise<Message[]> {
    this.#refuseUnlessSaved('asked for its messages')
    return this.thread.messages(options)
  }

  get thread(): RecordThread {
    return this.#group.scope.caller.thread(this)
  }

  async attach(file: FileSource, options?: AttachOptions): Promise<Attachment> {
    this.#refuseUnlessSaved('given a file')
    const made = await this.#group.scope.caller.files.upload(file, { ...options, on: this })
    this.#group.forget(this.id)
    return made
  }

  async files(options?: CallOptions): Promise<FileRow[]> {
    this.#refuseUnlessSaved('asked for its files')
    return this.#group.scope.caller.files.list(this, options)
  }

  toParam(): string {
    const { display_name, name } = this.#row
    const title = typeof display_name === 'string' ? display_name : name
    return slug(typeof title === 'string' ? title : '', this.id)
  }

  toJSON(): { id: number | null } & Record<string, unknown> {
    const names = new Set([...this.#class.loaded, ...(this.#changes?.keys() ?? [])])
    const values = [...names].map((name) => {
      const change = this.#changes?.get(name)
      return [name, plainData(change === undefined ? this.#row[name] : change.shown)]
    })
    return Object.fromEntries([['id', this.isNew ? null : this.id], ...values])
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect?: (value: unknown, options: object) => string,
  ) {
    const { id, ...values } = this.toJSON()
    const state = this.#state === 'saved' ? (this.isChanged ? ', changed' : '') : `, ${this.#state}`
    return `${this.$model}(${id ?? 'new'}${state}) ${inspect === undefined ? JSON.stringify(values) : inspect(values, options)}`
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
    const before = this.#state === 'saved' && this.#class.loaded.has(name) ? this.#row[name] : undefined
    this.#changes ??= new Changes()
    this.#changes.assign(this.$model, field, value, before)
  }

  [EDIT](name: string, commands: readonly RawCommand[]): void {
    this.#refuseWhenOver()
    this.#changes ??= new Changes()
    this.#changes.edit(name, commands)
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
    this.#state = 'created with its parent'
  }

  #field(name: string): FieldSchema {
    return this.#class.node.schema.field(name)
  }

  async #save({ reload = false, ...options }: SaveOptions): Promise<void> {
    this.#refuseWhenOver()
    const wasNew = this.isNew
    if (!wasNew && !this.isChanged) {
      this.#errors = undefined
      return
    }
    const { extension, node } = this.#class
    const self = this as unknown as AnyRecord
    try {
      await beforeSave(extension?.hooks, self, wasNew)
      // Those before may have set more.
      const sent = new Changes(this.#changes)
      await (wasNew ? this.#create(sent, options) : this.#write(sent, { ...options, reload })).catch((error) => {
        // They are on the server, and could not be read back: another save must not send them again.
        if (PartialWriteError.is(error)) this.#changes?.forget(sent)
        throw error
      })
      this.#changes?.forget(sent)
    } catch (error) {
      if (isOoorError(error)) this.#errors = errorsOf(node, error)
      throw error
    }
    this.#errors = undefined
    await afterSave(extension?.hooks, self, wasNew)
  }

  async #create(sent: Changes, options: ModelCallOptions): Promise<void> {
    const { scope } = this.#group
    const { node } = this.#class
    const values = await serverValues(scope, node.schema, sent.inputs(), this)
    try {
      this.#take(await createOnServer(scope, node, values, options))
    } catch (error) {
      if (!PartialWriteError.is(error)) throw error
      // It is there: another save must not create it again.
      this.#take({ id: error.done[0] as number })
      this.#state = 'saved'
      throw error
    }
    this.#state = 'saved'
  }

  async #write(sent: Changes, options: SaveOptions): Promise<void> {
    const { scope } = this.#group
    const { node, branches, loaded } = this.#class
    const values = await serverValues(scope, node.schema, sent.inputs(), this)
    // Lists that were edited, and what lies beyond a relation that was changed, are other ones now; of what was set by
    // its id the name is not known.
    const isStale = [...sent].some(([name, { shown }]) => {
      const field = this.#field(name)
      return branches.has(name) || (loaded.has(name) && (isToMany(field) || isNameless(field, shown)))
    })
    const reload = options.reload || isStale
    const row = await writeToServer(scope, node, this.id, values, { ...options, reload })
    this.#take(row ?? this.#written(sent), reload ? undefined : sent.keys())
  }

  /** The row as it is after a write that was not read back. */
  #written(sent: Changes): Row {
    const row = { ...this.#row }
    for (const [name, { shown }] of sent) if (this.#class.loaded.has(name)) row[name] = plainData(shown)
    return row
  }

  /** Takes a row that was read or written; what lies beyond some of the relations, or beyond all, is another now. */
  #take(row: Row, relations?: Iterable<string>): void {
    const isAnother = row.id !== this.#row.id
    Object.assign(this.#row, row)
    this.#relations = undefined
    if (!isAnother) this.#group.forget(row.id, relations)
    if (this.#class.branches.size > 0) this.#group.forgetNested()
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
}

// What is neither field nor method ends there.
Object.setPrototypeOf(ActiveRecord.prototype, unknownMembers)

function plainData(value: unknown): unknown {
  if (isRecord(value)) return (value as unknown as ActiveRecord).toJSON()
  return value === undefined ? null : value
}
