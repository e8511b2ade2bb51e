import { recordId } from '../belongings/record-id.ts'
import { takeOne } from '../errors/refuse-more.ts'
import type { CallOptions } from '../wires/index.ts'
import { execution, loadedExecution } from './load-query-chunk.ts'
import { Queryable } from './query/query.ts'
import { initialState, type QueryState } from './query/query-state.ts'
import { RawModel } from './raw-model.ts'
import { deferredHandles } from './record/deferred-handle.ts'
import { HandleArray } from './record/handle-list.ts'
import type { Schema } from './schema/schema.ts'
import type { Scope } from './scope.ts'
import type { CreateOptions } from './types/create-options.ts'
import type { Input } from './types/input-type.ts'
import type { Linkable, ModelType } from './types/model-type.ts'
import type { Handle, Handles, RecordOf } from './types/record-type.ts'
import type { DefaultSelection } from './types/select.ts'
import type { CreateManyOptions } from './upsert/create-many.ts'
import type { Upserted, UpsertManyOptions, UpsertOptions, UpsertReport } from './upsert/upsert-types.ts'

/** What makes records of a model, and finds those that may be there already. */
export abstract class RecordMaker<M extends ModelType, E = unknown> extends Queryable<M, DefaultSelection, E> {
  /** Odoo's own methods: `search_read`, `read`, `write` …, with values as the server sends and takes them. */
  readonly raw: RawModel

  /** @internal Models come from a session. */
  constructor(scope: Scope, name: string, state: QueryState = initialState(scope, name)) {
    super(state)
    this.raw = new RawModel(scope.caller, name)
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
    return this.#new(values)
  }

  /**
   * A new record with the values that the server proposes, and those that are given on top of them.
   *
   * Calls `default_get(fields)`.
   */
  async buildWithDefaults(values: Input<M> = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    const { defaultsOf } = await execution()
    return this.build({ ...((await defaultsOf(this.state.scope, this.raw)) as Input<M>), ...values })
  }

  /**
   * Creates a record, with new records in its one2many and many2many fields, and reads it back.
   *
   * ```ts
   * await orders.create({ partner_id: 5, order_line: [{ product_id: 7 }, { product_id: 8 }] })
   * ```
   *
   * Calls `web_save` since 17, `create(values)` and `read` before; with an external id what {@link upsert} calls, and
   * `read`.
   */
  async create(values: Input<M>, given: CreateOptions = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    const { checkCreate } = await execution()
    const options = checkCreate(given)
    const record = await this.#new(values, options)
    await (record as { save(options: object): Promise<unknown> }).save(options)
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
   * Each call is all or nothing. The error names the row that was refused where that can be found out (rows are tried
   * again by `load`, those of the same fields together, so that nothing is made), and has its `index`. When a later call
   * fails, a `PartialWriteError` has the ids of those that are made.
   *
   * Calls `create(list)` since 12, `create(values)` for each before.
   */
  async createMany(list: readonly Input<M>[], options: CreateManyOptions = {}): Promise<Handles<M, E>> {
    const { createMany } = await import('./bulk-chunk.ts')
    return this.browse(await createMany(this.state.scope, this.name, list, options))
  }

  /**
   * Changes the record that is told by its external id or by fields, and makes it where there is none.
   *
   * ```ts
   * const { was, record } = await partners.upsert({ name: 'Alice' }, { externalId: 'shop.customer_42' })
   * await partners.upsert({ ref: 'C42', name: 'Alice' }, { match: ['ref'] })
   * ```
   *
   * Calls `ir.model.data.search_read` or `search_read(match)`, then `write([id], values)` or `create(values)`. With an
   * external id a record is made by `load`, with its name or not at all; where that has no text for the values, as new
   * lines, by `create(values)` and `ir.model.data.create`, and for who may not give names by `load` and `write`: when the
   * second fails, a `PartialWriteError` has the record's id. Throws an `InvalidValueError` when several records match.
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
    return (await import('./bulk-chunk.ts')).upsertMany(this.state.scope, this.name, rows, options)
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
    const { findOrCreate } = await import('./bulk-chunk.ts')
    return findOrCreate({ scope: this.state.scope, name: this.name, model: this }, values, more)
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

  async #new(values: Input<M>, options: CallOptions = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    const { scope, extension } = this.state
    const { recordOf, selectionOf } = await execution()
    const node = await selectionOf({ ...this.state, signal: options.signal ?? this.state.signal })
    const record = recordOf(scope, node, { id: 0 }, extension)
    ;(record as unknown as { set(values: object): unknown }).set(values)
    return record as never
  }
}

takeOne(RecordMaker.prototype, { browse: 'pass a list, browse([4, 5])' })
