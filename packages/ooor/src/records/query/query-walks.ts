import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { ChangesOptions, ChangesPage } from '../changes/changes-types.ts'
import { type ExecutionModule, execution, loadedExecution } from '../load-query-chunk.ts'
import type { FieldName, ModelType } from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { DefaultSelection, RowOf, SelectionOf } from '../types/select.ts'
import { DeferredIterator } from './deferred-iterator.ts'
import type { LiveChange, LiveOptions } from './live-types.ts'
import type { PageOptions } from './pages.ts'
import { QueryReads } from './query-reads.ts'
import { recordListOf } from './record-list-of.ts'
import type { StreamOptions } from './stream.ts'

/** Records of a page, and the cursor that goes on behind them. */
export interface RecordsPage<M extends ModelType, S = DefaultSelection, E = unknown> {
  readonly records: RecordList<M, S, E>
  readonly cursor: string
}

/** What goes through all that a search matches, however much that is, and what goes on after it. */
export abstract class QueryWalks<M extends ModelType, S = DefaultSelection, E = unknown> extends QueryReads<M, S, E> {
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
        () => run.fetcherOf({ by: options.by }),
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
   * by change, the oldest first, for who takes over what has changed: but for what is written later in the second of a
   * cursor, which {@link changes} misses neither. Without order and offset, by change without limit.
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
    for await (const { cursor, ...read } of run.pagesOf(this.state, options)) {
      yield { records: recordListOf(this.state, run, read), cursor }
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
    if (typeof work !== 'function') {
      throw new InvalidValueError(`each does something to pages, by a function of their records, not ${describe(work)}`)
    }
    let count = 0
    for await (const { records, cursor } of this.pages(options)) {
      await work(records, cursor)
      count += records.length
    }
    return count
  }
}
