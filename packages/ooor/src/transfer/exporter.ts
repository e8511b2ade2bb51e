import { checkChoice, checkList, checkOptions } from '../errors/check-options.ts'
import { InvalidValueError } from '../errors/index.ts'
import { objectOf, unexpected } from '../records/check-answer.ts'
import { externalIdsOf } from '../records/external-ids.ts'
import type { Model, ModelType, Query } from '../records/index.ts'
import { pagesOf } from '../records/query/pages.ts'
import type { QueryState } from '../records/query/query-state.ts'
import { optionsOf } from '../records/query/run-query.ts'
import { cellOf, plannedPath, rowsAt, selectionOfPaths } from './export-paths.ts'
import type { ExportOptions, ExportPage, ExportPath, ExportRow } from './export-types.ts'
import { stateOf } from './state-of.ts'

/** An export: its rows, one after the other, or in pages that can be gone on behind. */
export interface Exporter<P extends string> extends AsyncIterable<ExportRow<P>> {
  /**
   * The same in pages, each with a `cursor` to go on behind, as `after`.
   *
   * ```ts
   * for await (const { rows, cursor } of exporter(partners, ['.id', 'name']).pages()) await keep(rows, cursor)
   * ```
   */
  pages(): AsyncGenerator<ExportPage<P>, void, undefined>
}

/**
 * Takes records out, a page at a time, in constant memory and in the order of their ids: rows by path, which
 * {@link importer} takes in again.
 *
 * ```ts
 * for await (const row of exporter(partners.where({ is_company: true }), ['id', 'name', 'country_id/id'])) {
 *   console.log(row.id, row.name, row['country_id/id'])
 * }
 * ```
 *
 * Values are those that fields hold: keys of selections, moments as `Date`, null for empty. Reads as a query does and
 * writes nothing: Odoo's own `export_data` gives each record an external id by the way, translates selections and shifts
 * moments; it is called only with `externalIds: 'make'`, for those that have none.
 *
 * Calls what `pages` calls, `get_external_id(ids)` for `id`, `export_data(ids, ['id'])` where they are made.
 *
 * @throws InvalidValueError for a query with an order or offset, UnknownFieldError for a path that is not there
 */
export function exporter<M extends ModelType, S, E, const P extends ExportPath<M>>(
  query: Query<M, S, E> | Model<M, E>,
  paths: readonly P[],
  options: ExportOptions = {},
): Exporter<P> {
  checkList('what an export has', paths, "['id', 'name']")
  checkOptions<ExportOptions>('an export', options, { size: true, externalIds: true, after: true, onProgress: true })
  checkChoice('externalIds', options.externalIds, ['keep', 'make'])
  if (paths.length === 0) throw new InvalidValueError(`an export of ${query.name} names no field: name some`)
  const open = () => pages(stateOf(query), paths, options) as AsyncGenerator<ExportPage<P>, void, undefined>
  return {
    pages: open,
    async *[Symbol.asyncIterator]() {
      for await (const { rows } of open()) yield* rows
    },
  }
}

async function* pages(
  state: QueryState,
  paths: readonly string[],
  { size = 1000, externalIds = 'keep', after, onProgress }: ExportOptions,
): AsyncGenerator<ExportPage, void, undefined> {
  const planned = await Promise.all(paths.map((path) => plannedPath(state.scope, state.model, path)))
  const selection = selectionOfPaths(planned)
  let count = 0
  for await (const { rows, cursor } of pagesOf({ ...state, selection }, { size, after })) {
    const names = new Names(state, externalIds === 'make')
    for (const path of planned) {
      const last = path.steps.at(-1)
      if (last?.name === 'id') for (const { id } of rowsAt(path, rows)) names.want(last.model, id)
    }
    await names.ask()
    const nameOf = (model: string, id: number) => names.of(model, id)
    const shown = rows.map((row) => Object.fromEntries(planned.map((one) => [one.path, cellOf(row, one, nameOf)])))
    count += rows.length
    yield { rows: shown, cursor }
    await onProgress?.({ rows: count })
  }
}

/** External ids of all records that a page names. */
class Names {
  readonly #state: QueryState
  readonly #isMade: boolean
  readonly #wanted = new Map<string, Set<number>>()
  readonly #names = new Map<string, ReadonlyMap<number, string>>()

  constructor(state: QueryState, isMade: boolean) {
    this.#state = state
    this.#isMade = isMade
  }

  want(model: string, id: number): void {
    const ids = this.#wanted.get(model)
    if (ids === undefined) this.#wanted.set(model, new Set([id]))
    else ids.add(id)
  }

  of(model: string, id: number): string | null {
    return this.#names.get(model)?.get(id) ?? null
  }

  async ask(): Promise<void> {
    const { scope } = this.#state
    const options = optionsOf(this.#state)
    for (const [model, wanted] of this.#wanted) {
      const ids = [...wanted]
      const names = new Map(await externalIdsOf({ scope, model, ids }, options))
      const nameless = this.#isMade ? ids.filter((id) => !names.has(id)) : []
      if (nameless.length > 0) {
        const call = { model, method: 'export_data', writes: true }
        const answer = await scope.caller.call(model, 'export_data', [nameless, ['id']], {}, options)
        const { datas } = objectOf(answer, call)
        if (!Array.isArray(datas) || datas.length !== nameless.length) throw unexpected(answer, 'external ids', call)
        nameless.forEach((id, at) => {
          names.set(id, String((datas[at] as readonly unknown[])[0]))
        })
      }
      this.#names.set(model, names)
    }
  }
}
