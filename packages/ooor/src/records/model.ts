import { recordId } from '../belongings/record-id.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError, isOoorError, NotFoundError, PartialWriteError, UnknownFieldError } from '../errors/index.ts'
import type { ModelCallOptions } from './caller.ts'
import type { Form } from './form/form.ts'
import type { FormOptions } from './form/form-types.ts'
import { execution, loadedExecution } from './load-query-chunk.ts'
import { paramOfModel } from './model-param.ts'
import { type Query, Queryable } from './query/query.ts'
import { checkedSize, initialState, type QueryState } from './query/query-state.ts'
import { RawModel } from './raw-model.ts'
import { deferredHandles } from './record/deferred-handle.ts'
import { extended, type Hooks } from './record/extension.ts'
import { HandleArray } from './record/handle-list.ts'
import { idOfSlug } from './record/permalink.ts'
import type { Schema } from './schema/schema.ts'
import type { Scope } from './scope.ts'
import type { Input } from './types/input-type.ts'
import type {
  Linkable,
  ModelMethods,
  ModelName,
  ModelNamed,
  Models,
  ModelType,
  UntypedModel,
} from './types/model-type.ts'
import type { Handle, Handles, RecordOf } from './types/record-type.ts'
import type { DefaultSelection } from './types/select.ts'
import type { Upserted, UpsertManyOptions, UpsertOptions, UpsertReport } from './upsert/upsert-types.ts'
import type { Action, PressOptions } from './wizard/actions.ts'
import type { Wizard, WizardOptions } from './wizard/wizard.ts'

/** What creating may be told. */
export interface CreateOptions extends ModelCallOptions {
  /** An external id for the record, as `shop.first_customer`. */
  readonly externalId?: string | undefined
}

/** What creating many may be told. */
export interface CreateManyOptions extends ModelCallOptions {
  /** Records in one call. @default 1000 */
  readonly batch?: number | undefined
}

/**
 * A proxy to an Odoo model as one session sees it. Making one sends nothing.
 *
 * ```ts
 * const partners = odoo.model('res.partner')
 * const companies = await partners.where({ is_company: true }).order('name').limit(80)
 * const alice = await partners.create({ name: 'Alice', email: 'alice@example.com' })
 * ```
 *
 * Its `raw` has Odoo's own methods with the server's own values.
 */
export class Model<M extends ModelType = UntypedModel, E = unknown> extends Queryable<M, DefaultSelection, E> {
  /** Odoo's own methods: `search_read`, `read`, `write` …, with values as the server sends and takes them. */
  readonly raw: RawModel

  /** @internal Models come from a session. */
  constructor(scope: Scope, name: string, state: QueryState = initialState(scope, name)) {
    super(state)
    this.raw = new RawModel(scope.caller, name)
  }

  /**
   * The model's own methods by name, with named arguments; those of records are on records.
   *
   * ```ts
   * await odoo.model('res.partner').methods.load({ fields: ['name'], data: [['Alice']] })
   * ```
   */
  get methods(): ModelMethods<M> {
    return new Proxy({} as ModelMethods<M> & object, {
      get: (_, method) => {
        if (typeof method !== 'string' || !/^[a-z]\w*$/.test(method) || method === 'then') return undefined
        return (named?: Readonly<Record<string, unknown>>) => this.raw.call(method, [], named)
      },
    })
  }

  /** A name for addresses and form fields: `sale-order`. */
  get paramName(): string {
    return paramOfModel(this.name)
  }

  /**
   * What the model is made of: fields, relations, selections, with labels in the session's language.
   *
   * ```ts
   * const schema = await odoo.model('sale.order').schema()
   * schema.selection('state')            // [['draft', 'Quotation'], …]
   * schema.field('partner_id').isRequired
   * ```
   *
   * Calls `fields_get([], attributes)` when nobody has in this language, and of models that may be its parents
   * (`inherits`).
   */
  schema(): Promise<Schema> {
    return this.state.scope.labelled(this.name)
  }

  /**
   * A new record that is not on the server yet. Sends nothing but the question for the schema.
   *
   * ```ts
   * const order = await orders.build({ partner_id: 5 })
   * order.order_line.create({ product_id: 7 })
   * await order.save()
   * ```
   */
  async build(values: Input<M> = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    const record = await this.#new()
    ;(record as { set(values: object): unknown }).set(values)
    return record
  }

  /**
   * A new record with the values that the server proposes, and those that are given on top of them.
   *
   * Calls `default_get(fields)`.
   */
  async buildWithDefaults(values: Input<M> = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    const { scope } = this.state
    const schema = await scope.schema(this.name)
    const defaults = await this.raw.defaultGet([...schema.fields.keys()])
    const proposed = Object.entries(defaults).filter(([name, value]) => schema.fields.has(name) && value !== false)
    return this.build({ ...(Object.fromEntries(proposed) as Input<M>), ...values })
  }

  /**
   * Creates a record, with new records in its one2many and many2many fields, and reads it back.
   *
   * ```ts
   * await orders.create({ partner_id: 5, order_line: [{ product_id: 7 }, { product_id: 8 }] })
   * ```
   *
   * Calls `web_save` since 17, `create(values)` and `read` before; with an external id `ir.model.data.search_read`
   * before it and `ir.model.data.create` after it.
   */
  async create(
    values: Input<M>,
    { externalId: text, ...options }: CreateOptions = {},
  ): Promise<RecordOf<M, DefaultSelection, E>> {
    const { scope } = this.state
    const { externalId, giveExternalId } = await execution()
    if (text !== undefined && (await externalId(scope, this.name, text)) !== undefined) {
      throw new InvalidValueError(`there is a record of ${this.name} with the external id '${text}' already`)
    }
    const record = await this.build(values)
    await (record as { save(options: object): Promise<unknown> }).save(options)
    if (text !== undefined) await giveExternalId(scope, this.name, record.id, text)
    return record
  }

  /**
   * Creates many records in few calls, and does not read them back: their ids are known, the rest is awaited. All are
   * checked before the first is sent.
   *
   * ```ts
   * const made = await partners.createMany([{ name: 'Alice' }, { name: 'Bob' }])
   * made.map(({ id }) => id)
   * ```
   *
   * Each call is all or nothing. The error names the row that was refused where that can be found out (rows of the
   * same fields are tried again by `load`, so that nothing is made), and its `cause` has its `index`. When a later call
   * fails, a `PartialWriteError` has the ids of those that are made.
   *
   * Calls `create(list)` since 12, `create(values)` for each before.
   */
  async createMany(
    list: readonly Input<M>[],
    { batch = 1000, ...options }: CreateManyOptions = {},
  ): Promise<Handles<M, E>> {
    if (!Array.isArray(list)) throw new InvalidValueError(`createMany takes a list of values, not ${describe(list)}`)
    const most = checkedSize('batch', batch)
    const { scope } = this.state
    const { newIdsOf, serverValues } = await execution()
    const schema = await scope.schema(this.name)
    // All are checked before the first is sent.
    const values = await Promise.all(
      list.map((one, index) => serverValues(scope, schema, one).catch((error) => Promise.reject(ofRow(error, index)))),
    )
    const size = (await scope.caller.series(options)).major >= 12 ? most : 1
    const ids: number[] = []
    for (let start = 0; start < values.length; start += size) {
      const part = values.slice(start, start + size)
      try {
        const made = await scope.caller.call(this.name, 'create', [size === 1 ? part[0] : part], {}, options)
        ids.push(...newIdsOf(made, part.length, this.name))
      } catch (failure) {
        if (!isOoorError(failure)) throw failure
        const { nameRefused } = await import('./bulk-chunk.ts')
        const rows = part.map((one, at) => ({ index: start + at, values: one }))
        const error = await nameRefused(scope, schema, rows, failure, options)
        if (ids.length === 0) throw error
        const which = part.length === 1 ? `${start + 1}` : `${start + 1} to ${start + part.length}`
        const message = `of ${values.length} records of ${this.name}, the first ${ids.length} were created; ${which} failed: ${error.message}`
        throw new PartialWriteError(message, { cause: error, done: ids, call: { model: this.name, method: 'create' } })
      }
    }
    return this.browse(ids)
  }

  /**
   * Changes the record that is told by its external id or by fields, and makes it where there is none.
   *
   * ```ts
   * const { was, record } = await partners.upsert({ name: 'Alice' }, { externalId: 'shop.customer_42' })
   * await partners.upsert({ ref: 'C42', name: 'Alice' }, { match: ['ref'] })
   * ```
   *
   * Calls `ir.model.data.search_read` or `search_read(match)`, then `write([id], values)` or `create(values)`, with an
   * external id `ir.model.data.create` for what was made. Throws an `InvalidValueError` when several records match.
   */
  async upsert(values: Input<M>, options: UpsertOptions<M>): Promise<Upserted<M, E>> {
    const { upsert } = await import('./bulk-chunk.ts')
    const done = await upsert(this.state.scope, this.name, values, options)
    return { ...done, record: this.browse(done.id) }
  }

  /**
   * Makes or changes many records in few calls, and tells which were made, changed and refused, and why.
   *
   * ```ts
   * const report = await partners.upsertMany(rows, { match: ['ref'], onError: 'collect' })
   * for (const { index, error } of report.refused) console.log(index, error.message)
   * ```
   *
   * Calls `ir.model.data.search_read` or `search_read(match)`, then `load(fields, data)` for rows of the same fields; when
   * one of them is refused, again without it. Values that `load` has no text for, as new lines, go by `write` and
   * `create`, row by row, and so does all up to 7.0.
   */
  async upsertMany(rows: readonly Input<M>[], options: UpsertManyOptions<M>): Promise<UpsertReport<M>> {
    const { upsertMany } = await import('./bulk-chunk.ts')
    return upsertMany(this.state.scope, this.name, rows, options)
  }

  /**
   * The first record that has these values; where there is none, a new one that has them and `more`.
   *
   * ```ts
   * const tag = await tags.findOrCreate({ name: 'Wholesale' }, { color: 4 })
   * ```
   *
   * Calls `search_read(domain, fields, limit=1)`, and then what `create` does.
   */
  async findOrCreate(values: Input<M>, more: Input<M> = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    if (Object.keys(values).length === 0) {
      throw new InvalidValueError(`findOrCreate is given no values, which any record of ${this.name} has: name some`)
    }
    const found = await this.where(values as never).first()
    return found ?? this.create({ ...more, ...values })
  }

  /**
   * Records by id without reading them: their fields are awaited. Sends nothing.
   *
   * ```ts
   * await partners.browse(5).country_id.code
   * await partners.browse(5).write({ email: null })
   * await orders.browse([5, 6]).action_confirm()
   * ```
   */
  browse(one: Linkable): Handle<M, E>
  browse(list: readonly Linkable[]): Handles<M, E>
  browse(given: Linkable | readonly Linkable[]): unknown {
    const isList = Array.isArray(given)
    const ids = (isList ? (given as readonly Linkable[]) : [given as Linkable]).map((one) => recordId(this.name, one))
    const { scope, extension } = this.state
    const make = loadedExecution()?.handlesOf ?? deferredHandles
    const handles = make(scope, this.name, ids, extension) as Handle<M, E>[]
    return isList ? new HandleArray<M, E>(scope, this.name, ids, handles) : handles[0]
  }

  /** All records: the query that has been told nothing. */
  get query(): Query<M, DefaultSelection, E> {
    return this.derive({})
  }

  /**
   * Records whose name matches, as a list to choose from: ids and names.
   *
   * Calls `name_search(name, domain, operator, limit)`.
   */
  async nameSearch(
    name: string,
    { limit = 100 }: { readonly limit?: number } = {},
  ): Promise<{ id: number; display_name: string }[]> {
    const found = await this.raw.nameSearch(name, { limit })
    return found.map(([id, display_name]) => ({ id, display_name }))
  }

  /**
   * The record of a permalink, `office-chair-42`, as `record.toParam()` makes it. Throws a `NotFoundError` or a
   * `MissingError`.
   */
  async findByPermalink(param: string): Promise<RecordOf<M, DefaultSelection, E>> {
    const id = idOfSlug(param)
    if (id === undefined)
      throw new NotFoundError(`'${param}' is no permalink of ${this.name}: it does not end in an id`)
    return this.find(id)
  }

  /**
   * A form as Odoo's own client has it: it starts with the defaults, and what is set brings the values that the server
   * proposes with it.
   *
   * ```ts
   * const form = await orders.form()
   * await form.set({ partner_id: 5 })
   * form.values.payment_term_id
   * const order = await form.save()
   * ```
   *
   * Calls `onchange`: in its old shape up to 16, after `default_get` up to 13, in its new one since 17. 6.1 and 7.0
   * have none: `default_get` alone.
   */
  async form(options: FormOptions<M> = {}): Promise<Form<M, E>> {
    const { openForm } = await import('./forms-chunk.ts')
    return openForm<M, E>(this.state, options)
  }

  /**
   * Opens a wizard about records of this model, as a button or the menu "Action" does in Odoo's own client: it starts
   * with what the server proposes for them.
   *
   * ```ts
   * const wizard = await orders.wizard('sale.advance.payment.inv', { on: order, values: { advance_payment_method: 'delivered' } })
   * const action = await wizard.run('create_invoices')
   * ```
   *
   * Calls what `form` does, with `active_model`, `active_ids` and `active_id` in the context.
   */
  wizard<N extends ModelName<Models>>(
    name: N,
    options?: WizardOptions<ModelNamed<Models, N>>,
  ): Promise<Wizard<ModelNamed<Models, N>>>
  wizard<T extends ModelType = never>(
    name: [T] extends [never] ? ModelName<Models> : T['name'],
    options?: WizardOptions<T>,
  ): Promise<Wizard<T>>
  async wizard(name: string, options: WizardOptions<ModelType> = {}): Promise<unknown> {
    const { wizardOn } = await import('./forms-chunk.ts')
    return wizardOn(this.state.scope, name, options, this.name)
  }

  /**
   * Presses a button on records: calls the method as Odoo's own client does, and tells the action that comes of it.
   *
   * ```ts
   * const action = await invoices.press('action_register_payment', { on: invoice })
   * if (action.type === 'wizard') await (await action.wizard()).run('action_create_payments')
   * ```
   *
   * Calls `method(ids)`. Called by its name, as `invoice.action_register_payment()`, it answers the server's own value.
   */
  async press(method: string, options: PressOptions): Promise<Action> {
    const { pressOn } = await import('./forms-chunk.ts')
    return pressOn(this.state.scope, this.name, method, options)
  }

  /**
   * Values of an HTML form, each as its field's kind wants it: text becomes numbers, ids, booleans and moments.
   * `order_line[0][product_id]` makes a line, with an `id` it changes one, with `_destroy` it deletes it. Names that are
   * no field are left out; take out what is not for who fills in the form to set.
   *
   * ```ts
   * const order = await orders.create(await orders.fromForm(await request.formData()))
   * ```
   *
   * Throws an `InvalidValueError` for text that is no number, day, id or value of its field.
   */
  async fromForm(data: FormData | Readonly<Record<string, unknown>>): Promise<Input<M>> {
    const { scope } = this.state
    const { fromForm } = await import('./forms-chunk.ts')
    return (await fromForm((model) => scope.schema(model), this.name, data)) as Input<M>
  }

  /**
   * Calls any public method of the model; the server's own value, null for none.
   *
   * ```ts
   * await odoo.model('res.users').call('has_group', [['base.group_user']])
   * ```
   */
  call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return this.raw.call(method, args, kwargs, options)
  }

  /**
   * The model with members of your own on its records, and hooks around their writes. The model it was made from stays
   * as it is.
   *
   * ```ts
   * const People = odoo.model('res.partner').extend({
   *   get greeting() { return `Dear ${this.name}` },
   * }, {
   *   validate: (partner) => (partner.email ? undefined : { email: ['is missing'] }),
   * })
   * (await People.find(5)).greeting
   * ```
   */
  extend<X extends object>(
    members: X & ThisType<RecordOf<M, DefaultSelection, E & X>>,
    hooks: Hooks<RecordOf<M, DefaultSelection, E & NoInfer<X>>> = {},
  ): Model<M, E & X> {
    const extension = extended(this.state.extension, members, hooks as Hooks)
    return new Model(this.state.scope, this.name, { ...this.state, extension })
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Model { ${this.name} }`
  }

  async #new(): Promise<RecordOf<M, DefaultSelection, E>> {
    const { scope, extension } = this.state
    const { recordOf, selectionOf } = await execution()
    const node = await selectionOf(this.state)
    return recordOf(scope, node, { id: 0 }, extension) as never
  }
}

/** A value that was refused here, with the row that it stands in. */
function ofRow(error: unknown, index: number): unknown {
  if (!InvalidValueError.is(error) && !UnknownFieldError.is(error)) return error
  error.message = `row ${index + 1}: ${error.message}`
  return error
}
