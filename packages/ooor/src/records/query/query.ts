import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { refuseMore, takeOne } from '../../errors/refuse-more.ts'
import type { Context } from '../../wires/index.ts'
import { execution } from '../load-query-chunk.ts'
import type { SelectionInput } from '../plan/selection.ts'
import type { CheckGroupKey, GroupKey } from '../types/group.ts'
import type { Input } from '../types/input-type.ts'
import type { FieldName, ModelType, UntypedModel } from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { CheckSelectable, DefaultSelection, Selectable, SelectionOf } from '../types/select.ts'
import type { CheckWhere, WhereShape } from '../types/where.ts'
import { GroupQuery } from './group-query.ts'
import type { CheckOrder, OrderTerm } from './order-term.ts'
import { type AllOptions, checkedCount, type QueryState } from './query-state.ts'
import { QueryWalks } from './query-walks.ts'

/** What a search can be told, and what can be asked of it. A model can be told the same as a query. */
export abstract class Queryable<M extends ModelType, S = DefaultSelection, E = unknown> extends QueryWalks<M, S, E> {
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
    if (typeof first === 'object') refuseMore('select', given, 1, 'pass one object or list')
    const names = Array.isArray(first) ? (first as unknown[]) : given
    const selection: SelectionInput =
      typeof first === 'object' && !Array.isArray(first) && first !== null
        ? (first as SelectionInput)
        : Object.fromEntries(names.map((name) => [name as string, true]))
    return this.derive({ selection })
  }

  /**
   * The order, as `order('date_order desc', 'id')`; the model's own when none is given. Paths are refused, as servers
   * do not order by them; properties are there since 17, `partner_id.id` since 18.
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
    if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
      throw new InvalidValueError(`${describe(signal)} is no AbortSignal`)
    }
    return this.derive({ signal })
  }

  /** More context for the query's calls, and for its records': `context({ active_test: false })` finds archived records too. */
  context(context: Context): Query<M, S, E> {
    return this.derive({ scope: this.state.scope.withContext(context) })
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
    return new GroupQuery(this.state, keys, [])
  }

  /**
   * Gives all that match the same values; answers how many there were. A query that neither conditions nor a limit
   * narrow wants `{ all: true }`: an `InvalidDomainError` else, before anything is sent.
   *
   * Calls `search(domain)` and `write(ids, values)`.
   */
  async write(values: Input<M>, options: AllOptions = {}): Promise<number> {
    return (await execution()).writeAll(this.state, values, options)
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
    return (await execution()).unlinkAll(this.state, options)
  }

  /** @internal */
  protected derive<T>(change: Partial<QueryState>): Query<M, T, E> {
    return new Query<M, T, E>({ ...this.state, ...change })
  }
}

takeOne(Queryable.prototype, {
  where: 'chain them, where(a).where(b), or join them, and(a, b)',
  limit: 'offset(5) leaves out the first',
  offset: 'limit(5) is for how many',
  signal: 'join them, AbortSignal.any([a, b])',
  context: 'pass one object',
})

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
