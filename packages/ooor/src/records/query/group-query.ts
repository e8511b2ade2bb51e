import { takeOne } from '../../errors/refuse-more.ts'
import type { Aggregate, CheckAggregates, GroupRow } from '../types/group.ts'
import type { ModelType } from '../types/model-type.ts'
import { checkedCount, type QueryState } from './query-state.ts'

/**
 * Groups of a query: awaited, like the query. Limit and offset count groups.
 *
 * ```ts
 * const totals = await orders.groupBy('date_order:month').aggregate({ total: 'amount_total:sum' }).order('total desc')
 * for (const { 'date_order:month': month, total, $count } of totals) console.log(month?.label, total, $count)
 * ```
 */
export class GroupQuery<M extends ModelType, K extends readonly string[], A = unknown>
  implements PromiseLike<GroupRow<M, K, A>[]>
{
  readonly #state: QueryState
  readonly #keys: readonly string[]
  readonly #aggregates: readonly unknown[]

  /** @internal */
  constructor(state: QueryState, keys: readonly string[], aggregates: readonly unknown[]) {
    this.#state = state
    this.#keys = keys
    this.#aggregates = aggregates
  }

  /**
   * Adds what is made of the values of each group, by the name that it gets in the rows.
   *
   * ```ts
   * .aggregate({ total: 'amount_total:sum', customers: 'partner_id:count_distinct' })
   * ```
   */
  aggregate<const T extends Readonly<Record<string, Aggregate<M> | (string & {})>>>(
    aggregates: T & CheckAggregates<M, T>,
  ): GroupQuery<M, K, A & T> {
    return new GroupQuery(this.#state, this.#keys, [...this.#aggregates, aggregates])
  }

  /**
   * The order of the groups: keys, names of aggregates, `$count`, each with asc or desc behind it. Sends nothing; what
   * is none of these is an `InvalidValueError` when the groups are awaited.
   */
  order(
    ...terms: readonly (`${K[number] | (keyof A & string) | '$count'}${'' | ' asc' | ' desc'}` | (string & {}))[]
  ): GroupQuery<M, K, A> {
    return new GroupQuery({ ...this.#state, order: terms }, this.#keys, this.#aggregates)
  }

  /** So many groups at most, as `limit` before `groupBy`. Throws an `InvalidValueError` for what is no whole number. */
  limit(count: number): GroupQuery<M, K, A> {
    return new GroupQuery({ ...this.#state, limit: checkedCount('limit', count) }, this.#keys, this.#aggregates)
  }

  /** Without the first so many groups, as `offset` before `groupBy`. Throws as {@link limit} does. */
  offset(count: number): GroupQuery<M, K, A> {
    return new GroupQuery({ ...this.#state, offset: checkedCount('offset', count) }, this.#keys, this.#aggregates)
  }

  /**
   * The groups.
   *
   * Calls `formatted_read_group(domain, groupby, aggregates)` since 19, `read_group(domain, fields, groupby)` before.
   */
  async all(): Promise<GroupRow<M, K, A>[]> {
    const { readGroups } = await import('../bulk-chunk.ts')
    return (await readGroups(this.#state, this.#keys, this.#aggregates)) as unknown as GroupRow<M, K, A>[]
  }

  // biome-ignore lint/suspicious/noThenProperty: awaiting the groups asks for them
  then<X = GroupRow<M, K, A>[], Y = never>(
    onFulfilled?: ((rows: GroupRow<M, K, A>[]) => X | PromiseLike<X>) | null,
    onRejected?: ((reason: unknown) => Y | PromiseLike<Y>) | null,
  ): Promise<X | Y> {
    return this.all().then(onFulfilled, onRejected)
  }
}

takeOne(GroupQuery.prototype, {
  aggregate: 'pass one object',
  limit: 'offset(5) leaves out the first',
  offset: 'limit(5) is for how many',
})
