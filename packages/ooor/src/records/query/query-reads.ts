import type { Row } from '../casting/from-server.ts'
import type { ColumnsOf, ColumnsOptions } from '../columns/columns-types.ts'
import { type ExecutionModule, execution } from '../load-query-chunk.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { ModelType } from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { DefaultSelection, RowOf } from '../types/select.ts'
import type { CheckWhere, WhereShape } from '../types/where.ts'
import type { QueryExplanation } from './explain.ts'
import type { FindById, FindOne } from './find-by.ts'
import type { QueryState } from './query-state.ts'
import { recordListOf } from './record-list-of.ts'
import type { ReadBy } from './stream.ts'

/** What can be asked of a search: all that matches, one, how many. */
export abstract class QueryReads<M extends ModelType, S = DefaultSelection, E = unknown> {
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
   * The records.
   *
   * Calls `search_read(domain, fields, offset, limit, order)`, up to 7.0 `search` and `read`; for several levels
   * `web_search_read` since 17, and `read` for each relation and level before.
   */
  all(): Promise<RecordList<M, S, E>>
  async all(...given: readonly unknown[]): Promise<RecordList<M, S, E>> {
    const run = await execution(given)
    return recordListOf(this.state, run, await run.fetchRows(this.state))
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
  async rows(options: ReadBy = {}): Promise<RowOf<M, S>[]> {
    const run = await execution()
    const fetched = await run.fetchRows(this.state, {}, await run.fetcherOf(options))
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
    return (await columnsOf(this.state, options === undefined ? {} : options)) as ColumnsOf<M, S, O>
  }

  /** The first record; null when there is none. Calls what {@link all} calls, with a limit of 1. */
  first(): Promise<RecordOf<M, S, E> | null>
  async first(...given: readonly unknown[]): Promise<RecordOf<M, S, E> | null> {
    const run = await execution(given)
    return this.#one(run, await run.fetchRows(this.state, { limit: Math.min(1, this.state.limit ?? 1) }))
  }

  /**
   * The last record in the query's order, the one with the highest id when there is no order; null when none. With a
   * limit or offset the last of those. Calls what {@link all} calls, without them with the order turned round and a
   * limit of 1.
   */
  last(): Promise<RecordOf<M, S, E> | null>
  async last(...given: readonly unknown[]): Promise<RecordOf<M, S, E> | null> {
    const run = await execution(given)
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
      return recordListOf(this.state, run, await run.findAllIds(this.state, list))
    }
    const found = await this.#find(what)
    if (found === null) throw run.notFound(this.state, first)
    return found
  }

  /** As `find` for one record; null when there is none. */
  findOrNull(one: FindOne): Promise<RecordOf<M, S, E> | null>
  findOrNull<const W extends WhereShape<M>>(condition: W & CheckWhere<M, W>): Promise<RecordOf<M, S, E> | null>
  async findOrNull(...what: readonly unknown[]): Promise<RecordOf<M, S, E> | null> {
    return this.#find(what)
  }

  /**
   * True when a record matches.
   *
   * Calls `search(domain, limit=1)`.
   */
  exists(): Promise<boolean>
  async exists(...given: readonly unknown[]): Promise<boolean> {
    const run = await execution(given)
    return (await run.idsOfAll({ ...this.state, limit: Math.min(1, this.state.limit ?? 1) })).length > 0
  }

  /**
   * How many match, within `offset` and `limit`.
   *
   * Calls `search_count(domain)`.
   */
  count(): Promise<number>
  async count(...given: readonly unknown[]): Promise<number> {
    return (await execution(given)).countAll(this.state)
  }

  /**
   * The ids.
   *
   * Calls `search(domain, offset, limit, order)`.
   */
  ids(): Promise<number[]>
  async ids(...given: readonly unknown[]): Promise<number[]> {
    return (await execution(given)).idsOfAll(this.state)
  }

  /**
   * The calls that awaiting the query will make, without making them; schemas are asked for. With `by: 'auto'` those of
   * `rows()`, with `by: 'columns'` those of `rows({ by: 'columns' })`.
   */
  async explain(options: ReadBy = { by: 'rows' }): Promise<QueryExplanation> {
    return (await execution()).explain(this.state, options)
  }

  #one(run: ExecutionModule, read: { node: SelectionNode; rows: readonly Row[] }): RecordOf<M, S, E> | null {
    return recordListOf<M, S, E>(this.state, run, read)[0] ?? null
  }

  async #find(what: readonly unknown[]): Promise<RecordOf<M, S, E> | null> {
    const run = await execution()
    const { node, row } = await run.findOne(this.state, what)
    return row === undefined ? null : this.#one(run, { node, rows: [row] })
  }
}
