import type { Context } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import type { ChangesOptions, ChangesPage } from '../changes/changes-types.ts'
import type { ColumnsOf, ColumnsOptions } from '../columns/columns-types.ts'
import { type ExecutionModule, execution, loadedExecution } from '../load-query-chunk.ts'
import type { fetchPage } from '../plan/fetch.ts'
import type { SelectionInput, SelectionNode } from '../plan/selection.ts'
import type { CheckGroupKey, GroupKey } from '../types/group.ts'
import type { Input } from '../types/input-type.ts'
import type {
  FieldName,
  FieldNamed,
  Linkable,
  Mistake,
  ModelType,
  NoSuchField,
  UntypedModel,
} from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { CheckSelectable, DefaultSelection, RowOf, Selectable, SelectionOf } from '../types/select.ts'
import type { CheckWhere, WhereShape } from '../types/where.ts'
import { DeferredIterator } from './deferred-iterator.ts'
import type { QueryExplanation } from './explain.ts'
import { GroupQuery } from './group-query.ts'
import type { LiveChange, LiveOptions } from './live-types.ts'
import type { PageOptions } from './pages.ts'
import { checkedCount, type QueryState } from './query-state.ts'
import type { ReadBy, StreamOptions } from './stream.ts'

/** What writing and deleting by query may be told. */
export interface AllOptions {
  /** All records of the model are meant, where nothing narrows the query. @default false */
  readonly all?: boolean | undefined
}

/**
 * A term of an order: a field, with its direction behind it. Servers do not order by paths; since 17 by the id of what a
 * many2one leads to, and by properties.
 */
export type OrderTerm<M extends ModelType> =
  | FieldName<M>
  | 'id'
  | `${FieldName<M> | 'id'} ${'asc' | 'desc'}`
  | OrderPath<M>
  | `${OrderPath<M>} ${'asc' | 'desc'}`

/** The compiler's check of an order's term: what may be meant, where it was written. */
type CheckOrder<M extends ModelType, T> =
  T extends OrderTerm<M>
    ? T
    : T extends `${string}.${string}`
      ? Mistake<`servers do not order by paths, as '${T}': sort what came, or order by a stored field`>
      : T extends `${infer Name} ${'asc' | 'desc'}`
        ? NoSuchField<M, Name>
        : NoSuchField<M, T>

type OrderPath<M extends ModelType> = {
  [K in FieldName<M>]: FieldNamed<M, K>['kind'] extends 'many2one'
    ? `${K}.id`
    : FieldNamed<M, K>['kind'] extends 'properties' | 'unknown'
      ? `${K}.${string}`
      : never
}[FieldName<M>]

/** What one record is found by: its id, also as text, its external id, or conditions. */
export type FindBy<M extends ModelType> = number | string | WhereShape<M>

/** What stands for one record: its id, also as text, its external id, a record, a reference to one, a row. */
export type FindById = string | Linkable

/** What `find` takes for one record. Of objects it takes records and references; others are conditions. */
export type FindOne = number | string | FoundRecord | ({ readonly id: number } & PromiseLike<unknown>) | ReferenceRow

/** A record, whatever was selected of it. */
export interface FoundRecord {
  readonly id: number
  readonly $model: string
  readonly isNew: boolean
}

/** What a row has in the place of a reference. */
export interface ReferenceRow {
  readonly id: number
  readonly display_name: string
}

/** Records of a page, and the cursor that goes on behind them. */
export interface RecordsPage<M extends ModelType, S = DefaultSelection, E = unknown> {
  readonly records: RecordList<M, S, E>
  readonly cursor: string
}

/** What a search can be told, and what can be asked of it. A model can be told the same as a query. */
export abstract class Queryable<M extends ModelType, S = DefaultSelection, E = unknown> {
  /** @internal */
  protected readonly state: QueryState

  /** @internal */
  constructor(state: QueryState) {
    this.state = state
  }

  /** The model's name, as `res.partner`. */
  get name(): M['name'] {
    return this.state.model
  }

  /**
   * Only records like this. Each `where` narrows the ones before.
   *
   * ```ts
   * .where({ state: 'sale', 'partner_id.country_id.code': 'FR', amount_total: gt(100) })
   * .where({ state: ['sale', 'done'], note: null })
   * .where(or({ name: ilike('desk') }, { list_price: between(10, 20) })).where(not({ active: false }))
   * .where([['name', 'ilike', 'desk'], '|', ['a', '=', 1], ['b', '=', 2]])
   * ```
   *
   * Values stand for `=`, lists for `in`, null for empty. Names, operators and values are checked by the compiler, and
   * by the schema before anything is sent: an `UnknownFieldError`, an `InvalidDomainError`, an `InvalidValueError`, an
   * `UnsupportedError` for what came with a later series.
   */
  where<const W extends WhereShape<M>>(condition: W & CheckWhere<M, W>): Query<M, S, E> {
    return this.derive({ conditions: [...this.state.conditions, condition] })
  }

  /**
   * What to read: names, or an object that goes on beyond relations.
   *
   * ```ts
   * .select('name', 'email')
   * .select({ name: true, country_id: { code: true }, child_ids: { name: true, $limit: 5, $order: 'name' } })
   * ```
   *
   * Several levels are read in one call since 17 (`web_search_read`), in one per relation and level before.
   */
  select<const T extends Selectable<M> = FieldName<M>>(
    ...given: readonly (T & CheckSelectable<M, T>)[]
  ): Query<M, SelectionOf<T>, E> {
    const [first]: readonly unknown[] = given
    const names = Array.isArray(first) ? (first as unknown[]) : given
    const selection: SelectionInput =
      typeof first === 'object' && !Array.isArray(first) && first !== null
        ? (first as SelectionInput)
        : Object.fromEntries(names.map((name) => [name as string, true]))
    return this.derive({ selection })
  }

  /**
   * The order, as `order('date_order desc', 'id')`; the model's own when none is given. Paths are refused, as servers
   * do not order by them; `partner_id.id` and properties are there since 17.
   */
  order<const T extends OrderTerm<M> | (string & {}) = never>(
    ...terms: readonly (T & CheckOrder<M, T>)[]
  ): Query<M, S, E> {
    return this.derive({ order: terms })
  }

  /** At most so many. */
  limit(count: number): Query<M, S, E> {
    return this.derive({ limit: checkedCount('limit', count) })
  }

  /** Without the first so many. */
  offset(count: number): Query<M, S, E> {
    return this.derive({ offset: checkedCount('offset', count) })
  }

  /** Aborts the calls of the query when the signal says so. */
  signal(signal: AbortSignal): Query<M, S, E> {
    return this.derive({ signal })
  }

  /** More context for the query's calls, and for its records': `context({ active_test: false })` finds archived records too. */
  context(context: Context): Query<M, S, E> {
    return this.derive({ scope: this.state.scope.withContext(context) })
  }

  /**
   * The records.
   *
   * Calls `search_read(domain, fields, offset, limit, order)`, up to 7.0 `search` and `read`; for several levels
   * `web_search_read` since 17, and `read` for each relation and level before.
   */
  async all(): Promise<RecordList<M, S, E>> {
    const run = await execution()
    const { node, rows } = await run.fetchRows(this.state)
    return this.#list(run, node, rows)
  }

  /**
   * Plain rows: no records are built, nothing is lazy. Values are as records have them: null for empty, `Date` for
   * moments, `{ id, display_name }` for a many2one, ids or nested rows for the others.
   *
   * With `by: 'columns'` the same rows are read as {@link columns} are: faster for many rows of stored fields. With
   * `auto`, the default, a limit that says that there are many makes it so; `by: 'rows'` keeps to rows.
   *
   * Calls what {@link all} or {@link columns} call.
   */
  async rows({ by = 'auto' }: ReadBy = {}): Promise<RowOf<M, S>[]> {
    const run = await execution()
    const fetched = await run.fetchRows(this.state, {}, await fetcherOf(run, by))
    return fetched.rows as unknown as RowOf<M, S>[]
  }

  /**
   * Whole columns instead of rows: values of one index belong to one record. Stored fields come from the database as
   * they are, in a fraction of the time and bytes that rows take; others are read as always. In the order of their ids
   * unless the query has another.
   *
   * ```ts
   * const { id, name, color } = await partners.select('name', 'color').columns({ numbers: 'float64' })
   * ```
   *
   * Calls `search(domain, order)`, then `formatted_read_group(domain, [], ['id:array_agg', …])` since 19 and
   * `read_group(domain, ['c0:array_agg(id)', …], [])` from 14 to 18, for up to 20,000 records at a time; `read(ids, names)`
   * for the fields that have no column. Where none has one, as up to 13, or the server refuses, what {@link all} calls.
   */
  async columns<const O extends ColumnsOptions = object>(options?: O): Promise<ColumnsOf<M, S, O>> {
    const { columnsOf } = await import('../bulk-chunk.ts')
    return (await columnsOf(this.state, options ?? {})) as ColumnsOf<M, S, O>
  }

  /** The first record; null when there is none. Calls what {@link all} calls, with a limit of 1. */
  async first(): Promise<RecordOf<M, S, E> | null> {
    const run = await execution()
    return this.#one(run, await run.fetchRows(this.state, { limit: Math.min(1, this.state.limit ?? 1) }))
  }

  /**
   * The last record in the query's order, the one with the highest id when there is no order; null when none. With a
   * limit or offset the last of those. Calls what {@link all} calls, without them with the order turned round and a
   * limit of 1.
   */
  async last(): Promise<RecordOf<M, S, E> | null> {
    const run = await execution()
    // The last of a page is known once the page is.
    if (this.state.limit !== undefined || this.state.offset !== undefined) return (await this.all()).at(-1) ?? null
    const { page } = await run.ready(this.state)
    const order = run.reversed(page.order)
    return this.#one(run, await run.fetchRows(this.state, { order, limit: 1, offset: undefined }))
  }

  /**
   * Finds by id, external id (`base.main_partner`), what stands for a record (a record, a reference), several of these,
   * or conditions.
   *
   * ```ts
   * await partners.find(42)
   * await partners.find([42, 43])
   * await partners.find('base.main_partner')
   * await partners.find(order.partner_id)
   * await partners.find(['base.main_partner', 42])
   * await partners.find({ email: 'alice@example.com' })
   * ```
   *
   * Throws a `MissingError` for an id that is not there, a `NotFoundError` for what matches nothing, an
   * `InvalidValueError` for a record of another model.
   *
   * Calls `read(ids, fields)`, for several levels `web_read` since 17; finds of the same tick are one `read`. For
   * external ids `ir.model.data.search_read` before it; for conditions, and in a query that has some, `search_read`.
   */
  find(list: readonly FindById[]): Promise<RecordList<M, S, E>>
  find(id: number, other: number, ...more: number[]): Promise<RecordList<M, S, E>>
  find(one: FindOne): Promise<RecordOf<M, S, E>>
  find<const W extends WhereShape<M>>(condition: W & CheckWhere<M, W>): Promise<RecordOf<M, S, E>>
  async find(...what: readonly unknown[]): Promise<unknown> {
    const [first] = what
    const run = await execution()
    const list = what.length > 1 ? what : run.isListOfRecords(first) ? first : undefined
    if (list !== undefined) {
      const { node, rows } = await run.findAllIds(this.state, list)
      return this.#list(run, node, rows)
    }
    const found = await this.#find(first)
    if (found === null) throw run.notFound(this.state, first)
    return found
  }

  /** As `find` for one record; null when there is none. */
  findOrNull(one: FindOne): Promise<RecordOf<M, S, E> | null>
  findOrNull<const W extends WhereShape<M>>(condition: W & CheckWhere<M, W>): Promise<RecordOf<M, S, E> | null>
  findOrNull(what: unknown): Promise<RecordOf<M, S, E> | null> {
    return this.#find(what)
  }

  /**
   * True when a record matches.
   *
   * Calls `search(domain, limit=1)`.
   */
  async exists(): Promise<boolean> {
    return (await this.limit(Math.min(1, this.state.limit ?? 1)).ids()).length > 0
  }

  /**
   * How many match, within `offset` and `limit`.
   *
   * Calls `search_count(domain)`.
   */
  async count(): Promise<number> {
    const { limit = Number.POSITIVE_INFINITY, offset = 0 } = this.state
    const { callWithDomain, numberOf } = await execution()
    const { model } = this.state
    const answer = await callWithDomain(this.state, 'search_count', (domain) => [domain])
    const all = numberOf(answer, { model, method: 'search_count' })
    return Math.min(limit, Math.max(0, all - offset))
  }

  /**
   * The ids.
   *
   * Calls `search(domain, offset, limit, order)`.
   */
  async ids(): Promise<number[]> {
    // To Odoo a limit of 0 is none.
    if (this.state.limit === 0) return []
    const { callWithDomain, idsOf } = await execution()
    const paging = ({
      page: { offset, limit, order },
    }: {
      page: { offset?: unknown; limit?: unknown; order?: unknown }
    }) => Object.fromEntries(Object.entries({ offset, limit, order }).filter(([, value]) => value !== undefined))
    const answer = await callWithDomain(this.state, 'search', (domain) => [domain], paging)
    return idsOf(answer, { model: this.state.model, method: 'search' })
  }

  /**
   * Groups, with how many records each has; `aggregate` adds sums and the like.
   *
   * ```ts
   * const months = await orders.groupBy('state', 'date_order:month').aggregate({ total: 'amount_total:sum' })
   * months[0].total
   * ```
   *
   * Calls `formatted_read_group` since 19, `read_group` before; on 6.1 and 7.0 groups of time, of several keys or of
   * none are made here, of the rows.
   */
  groupBy<const T extends GroupKey<M> | (string & {}) = never>(
    ...keys: readonly (T & CheckGroupKey<M, T>)[]
  ): GroupQuery<M, readonly T[]> {
    return new GroupQuery(this.state, keys, {})
  }

  /**
   * All records, a page at a time, in the order of their ids: constant memory, however many there are, and none twice
   * or left out when others are added or deleted meanwhile. The next page is read while this one is worked on.
   *
   * ```ts
   * for await (const row of partners.select('name').stream({ as: 'rows' })) console.log(row.name)
   * ```
   *
   * Calls `search_read([…, ['id', '>', last]], fields, limit, order='id')` for each page; by columns where the batch
   * says that there are many, as {@link rows} does.
   */
  stream(options: StreamOptions & { readonly as: 'rows' }): AsyncIterableIterator<RowOf<M, S>>
  stream(options?: StreamOptions): AsyncIterableIterator<RecordOf<M, S, E>>
  stream(options: StreamOptions = {}): AsyncIterableIterator<unknown> {
    const { extension, scope } = this.state
    const open = (run: ExecutionModule) =>
      run.stream(
        this.state,
        options,
        () => fetcherOf(run, options.by ?? 'auto'),
        (node, rows) => (options.as === 'rows' ? rows : run.recordsOf(scope, node, rows, extension)),
      )
    const loaded = loadedExecution()
    return loaded === undefined ? new DeferredIterator(async () => open(await execution())) : open(loaded)
  }

  /**
   * What enters the query, changes in it, and leaves it: first those that match already, then for as long as the loop
   * runs. Rows are plain, with the selected fields; `changed` is told when one of their values is another.
   *
   * ```ts
   * for await (const { kind, id, row } of orders.where({ state: 'sale' }).select('name', 'state').live({ signal })) {
   *   console.log(kind, id, row?.name)
   * }
   * ```
   *
   * Calls `search_read(domain, ['write_date'])` for each look, and `search_read` of those that were written since; of
   * all, where the moment of writing does not tell (see {@link LiveOptions.by}).
   *
   * @throws InvalidValueError when more than `atMost` match
   */
  live(options: LiveOptions = {}): AsyncIterableIterator<LiveChange<RowOf<M, S>>> {
    const open = async () => (await import('../bulk-chunk.ts')).live(this.state, options)
    return new DeferredIterator(open) as AsyncIterableIterator<LiveChange<RowOf<M, S>>>
  }

  /**
   * Pages, each with a cursor to go on behind it: text that may be kept, for another day or another process. By id, or
   * by change, the oldest first, for who takes over what has changed. Without order and offset, by change without
   * limit.
   *
   * ```ts
   * for await (const { records, cursor } of partners.pages({ by: 'write_date', after: await load() })) {
   *   await takeOver(records)
   *   await save(cursor)
   * }
   * ```
   *
   * Calls `search_read([…, ['id', '>', last]], fields, limit, order='id')` for each page; by change with `write_date`.
   */
  async *pages(options: PageOptions = {}): AsyncGenerator<RecordsPage<M, S, E>, void, undefined> {
    const run = await execution()
    for await (const { node, rows, cursor } of run.pagesOf(this.state, options)) {
      yield { records: this.#list(run, node, rows), cursor }
    }
  }

  /**
   * What has changed since a cursor or moment, the oldest change first: records that were made, changed, archived, as
   * plain rows, and of ids that are known here those that are gone. Nothing is left out and nothing told twice, whatever
   * is written meanwhile, as long as no transaction takes longer than the `overlap`. The `cursor` of each page goes on
   * behind it, another day or in another process. Without order, limit and offset.
   *
   * ```ts
   * for await (const { created, updated, deleted, cursor } of products.changes({ since, fields: ['name', 'list_price'] })) {
   *   await takeOver(created, updated, deleted)
   *   await save(cursor)
   * }
   * ```
   *
   * Changes are told by `write_date`: what a server writes without it, as some computed fields, is none. Of a record that
   * changed several times the last is told.
   *
   * Calls `search_read([…, ['write_date', '>=', moment]], fields, limit, order='write_date, id')` for each page, and
   * `search([['id', 'in', ids]])` for 1,000 known ids at a time. With `tracking` `mail.tracking.value.search_read` and
   * `mail.message.read` for each page too, and `ir.model.fields.read` for fields that had not changed before.
   *
   * @throws AccessError with `tracking`, for who is no administrator
   * @throws UnsupportedError with `tracking`, up to 8.0
   */
  changes<const T extends FieldName<M>, const W extends boolean = false>(
    options: ChangesOptions<W> & { readonly fields: readonly T[] },
  ): AsyncGenerator<ChangesPage<M, SelectionOf<T>, W>, void, undefined>
  changes<const W extends boolean = false>(
    options?: ChangesOptions<W>,
  ): AsyncGenerator<ChangesPage<M, S, W>, void, undefined>
  async *changes(options: ChangesOptions = {}): AsyncGenerator {
    yield* (await import('../bulk-chunk.ts')).changesOf(this.state, options)
  }

  /**
   * Does something to all records, a page at a time: what is done may take them out of the query. Answers how many
   * there were.
   *
   * ```ts
   * await orders.where({ state: 'draft' }).each((page) => page.write({ note: null }), { size: 200 })
   * ```
   *
   * Calls what `pages` does.
   */
  async each(
    work: (records: RecordList<M, S, E>, cursor: string) => unknown,
    options: PageOptions = {},
  ): Promise<number> {
    let count = 0
    for await (const { records, cursor } of this.pages(options)) {
      await work(records, cursor)
      count += records.length
    }
    return count
  }

  /**
   * The calls that awaiting the query will make, without making them; schemas are asked for. With `by: 'auto'` those of
   * `rows()`, with `by: 'columns'` those of `rows({ by: 'columns' })`.
   */
  async explain(options: ReadBy = { by: 'rows' }): Promise<QueryExplanation> {
    return (await execution()).explain(this.state, options)
  }

  /**
   * Gives all that match the same values; answers how many there were. A query that neither conditions nor a limit
   * narrow wants `{ all: true }`: an `InvalidDomainError` else, before anything is sent.
   *
   * Calls `search(domain)` and `write(ids, values)`.
   */
  async write(values: Input<M>, options: AllOptions = {}): Promise<number> {
    const { scope, model } = this.state
    const { checkNarrowed, optionsOf, serverValues } = await execution()
    const sent = await serverValues(scope, await scope.schema(model), values)
    await checkNarrowed(this.state, 'write', options)
    const ids = await this.ids()
    if (ids.length > 0) await scope.caller.call(model, 'write', [ids, sent], {}, optionsOf(this.state))
    return ids.length
  }

  /**
   * Deletes all that match; answers how many there were. A query that neither conditions nor a limit narrow wants
   * `{ all: true }`: an `InvalidDomainError` else, before anything is sent.
   *
   * Calls `search(domain)` and `unlink(ids)`, since 20 `web_unlink(ids)`.
   *
   * @throws UnlinkBlockedError when other records need one of them, since 20
   */
  async unlink(options: AllOptions = {}): Promise<number> {
    const { checkNarrowed, deleteRecords, optionsOf } = await execution()
    await checkNarrowed(this.state, 'unlink', options)
    const ids = await this.ids()
    const { scope, model } = this.state
    if (ids.length > 0) await deleteRecords(scope.caller, model, ids, optionsOf(this.state))
    return ids.length
  }

  /** @internal */
  protected derive<T>(change: Partial<QueryState>): Query<M, T, E> {
    return new Query<M, T, E>({ ...this.state, ...change })
  }

  #list(run: ExecutionModule, node: SelectionNode, rows: readonly Row[]): RecordList<M, S, E> {
    const { scope, model, extension } = this.state
    const records = run.recordsOf(scope, node, rows, extension) as unknown as RecordOf<M, S, E>[]
    return new run.RecordArray<M, S, E>(scope, model, records)
  }

  #one(run: ExecutionModule, { node, rows }: { node: SelectionNode; rows: readonly Row[] }): RecordOf<M, S, E> | null {
    return this.#list(run, node, rows)[0] ?? null
  }

  async #find(what: unknown): Promise<RecordOf<M, S, E> | null> {
    const run = await execution()
    const { node, row } = await run.findOne(this.state, what)
    return row === undefined ? null : this.#one(run, { node, rows: [row] })
  }
}

/** What reads columns is loaded by who asks for them. */
async function fetcherOf(run: ExecutionModule, by: NonNullable<ReadBy['by']>): Promise<typeof fetchPage> {
  if (by === 'columns') return (await import('../bulk-chunk.ts')).fetchPageByColumns
  return by === 'rows' ? run.fetchPage : run.fetchFastest
}

/**
 * A search that has not been sent: each step makes another query, awaiting one sends it, each time anew.
 *
 * ```ts
 * const french = odoo.model('res.partner').where({ 'country_id.code': 'FR' })
 * const companies = await french.where({ is_company: true }).select('name').order('name').limit(80)
 * ```
 */
export class Query<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown>
  extends Queryable<M, S, E>
  implements PromiseLike<RecordList<M, S, E>>
{
  // biome-ignore lint/suspicious/noThenProperty: awaiting a query sends it
  then<A = RecordList<M, S, E>, B = never>(
    onFulfilled?: ((records: RecordList<M, S, E>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.all().then(onFulfilled, onRejected)
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Query { ${this.name}, await it or ask for its rows }`
  }
}
