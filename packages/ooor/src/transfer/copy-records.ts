import { checkChoice, checkOptions } from '../errors/check-options.ts'
import { InvalidValueError, type OoorError } from '../errors/index.ts'
import type { Row } from '../records/casting/from-server.ts'
import { isData } from '../records/check-answer.ts'
import { Model, type ModelType } from '../records/index.ts'
import type { SelectionNode } from '../records/plan/selection.ts'
import { pagesOf } from '../records/query/pages.ts'
import type { Scope } from '../records/scope.ts'
import { CopyLinks, type Models } from './copy-links.ts'
import type { CopiedRow, CopyOptions, CopyProgress, CopySource } from './copy-types.ts'
import { importer } from './importer.ts'
import { stateOf } from './state-of.ts'

/**
 * Copies records, and those that the selection has beyond relations, to another server of whatever series. Which record
 * is which is kept there, as external ids: running it twice changes what was copied and makes nothing twice, and where
 * it broke off it goes on, by `after` without looking at what is done.
 *
 * ```ts
 * await copyRecords({
 *   from: old.model('sale.order').where({ state: 'sale' }).select({
 *     client_order_ref: true,
 *     partner_id: { name: true, email: true, country_id: true },
 *     order_line: { name: true, product_id: true, product_uom_qty: true },
 *   }),
 *   to: odoo.model('sale.order'),
 *   namespace: 'erp14',
 * })
 * ```
 *
 * Records that both servers have by the same external id (`base.fr`) are linked to and left as they are. Links to what is
 * not copied are looked for by what was copied before, by external id, and by name.
 *
 * Calls what `pages` calls on the one server, with `get_external_id(ids)`; what {@link importer} calls on the other.
 *
 * @throws UnknownFieldError for fields that the other server has not: `rename` them
 */
export async function copyRecords<A extends ModelType, S, E, B extends ModelType>(
  options: CopyOptions<A, S, E, B>,
): Promise<CopyProgress> {
  checkOptions<CopyOptions<A, S, E, B>>('a copy', options, OPTIONS)
  checkChoice('missing', options.missing, ['reject', 'leave'])
  const { from, to, namespace, size = 200, after, onProgress } = options
  if (!/^\w+$/.test(namespace)) {
    throw new InvalidValueError(`the namespace '${namespace}' is no part of an external id: letters, digits and _`)
  }
  const state = stateOf(from)
  if (state.selection === undefined)
    throw new InvalidValueError(`a copy of ${from.name} selects no fields: select some`)
  const target = stateOf(to).scope
  const copy = new Copy(options as unknown as CopyWork, new CopyLinks(state.scope, target, namespace), target)
  let progress: CopyProgress = { ...copy.counts, cursor: after ?? '' }
  for await (const { node, rows, cursor } of pagesOf(state, { size, after })) {
    await copy.level({ from: from.name, to: to.name }, node, rows, '')
    progress = { ...copy.counts, cursor }
    await onProgress?.(progress)
  }
  return progress
}

const OPTIONS = {
  from: true,
  to: true,
  namespace: true,
  rename: true,
  map: true,
  missing: true,
  size: true,
  after: true,
  onReject: true,
  onProgress: true,
} as const

interface CopyWork extends Pick<CopyOptions<ModelType, unknown, unknown, ModelType>, 'missing' | 'map' | 'onReject'> {
  readonly rename?: Readonly<Record<string, string | undefined>>
}

/** Copied in this run already, up to so many. */
const MOST_REMEMBERED = 100_000

class Copy {
  readonly counts = { made: 0, changed: 0, linked: 0, rejected: 0 }
  readonly #work: CopyWork
  readonly #links: CopyLinks
  readonly #to: Scope
  readonly #done = new Set<string>()

  constructor(work: CopyWork, links: CopyLinks, to: Scope) {
    this.#work = work
    this.#links = links
    this.#to = to
  }

  /** Rows of one model: what they link to goes before them, their lines behind them. */
  async level(
    models: Models,
    node: SelectionNode,
    given: readonly Row[],
    path: string,
    parent?: Parent,
  ): Promise<void> {
    const unique = [...new Map(given.map((row) => [row.id, row])).values()]
    const rows = unique.filter(({ id }) => !this.#done.has(`${models.from}/${id}`))
    if (this.#done.size > MOST_REMEMBERED) this.#done.clear()
    for (const { id } of rows) this.#done.add(`${models.from}/${id}`)
    const schema = await this.#to.schema(models.to)
    const columns = node.names.map((name) => {
      const at = path === '' ? name : `${path}.${name}`
      const field = node.schema.field(name)
      const branch = node.branches.find((one) => one.field.name === name)
      const called = this.#work.rename?.[at] ?? name
      if (field.kind === 'reference' || field.kind === 'many2one_reference') {
        throw new InvalidValueError(`${at} may lead to any model, whose records have other ids there: leave it out`)
      }
      return { name, at, field, branch, target: schema.field(called) }
    })
    const shared = await this.#links.shared(models, rows)
    const own = rows.filter(({ id }) => !shared.has(id))
    this.counts.linked += shared.size
    for (const { field, name, at, branch, target } of columns) {
      if (branch === undefined || field.kind === 'one2many') continue
      const beyond = rows.flatMap((row) => rowsOf(row[name]))
      await this.level({ from: field.relation ?? '', to: target.relation ?? '' }, branch.node, beyond, at)
    }
    const cells: Record<string, Cell> = {}
    for (const { field, name, target } of columns) {
      if (field.kind === 'one2many') continue
      if (field.relation === undefined) cells[name] = { column: target.name, of: (row) => row[name] }
      else {
        const related = { from: field.relation, to: target.relation ?? '' }
        cells[name] = await this.#linked(related, target.name, name, rows)
      }
    }
    await this.#import(models, own, Object.values(cells), path, parent)
    for (const { field, name, at, branch, target } of columns) {
      if (branch === undefined || field.kind !== 'one2many') continue
      const inverse = target.inverse ?? field.inverse
      if (inverse === undefined) {
        throw new InvalidValueError(
          `nothing tells which field of ${target.relation} leads back: copy them by themselves`,
        )
      }
      const ownerOf = new Map(own.flatMap((row) => rowsOf(row[name]).map((line) => [line.id, row.id])))
      const lines = own.flatMap((row) => rowsOf(row[name]))
      const back = {
        column: `${inverse}/id`,
        of: (id: number) => this.#links.nameOf(models.from, ownerOf.get(id) ?? 0),
      }
      await this.level({ from: field.relation ?? '', to: target.relation ?? '' }, branch.node, lines, at, back)
    }
  }

  /** A relation's cells: ids on the other server. */
  async #linked(models: Models, column: string, name: string, rows: readonly Row[]): Promise<Cell> {
    const links = rows.flatMap((row) => rowsOf(row[name]))
    const unique = [...new Map(links.map((one) => [one.id, one])).values()]
    const ids = await this.#links.find(
      models,
      unique.map(({ id, display_name }) => ({ id, name: typeof display_name === 'string' ? display_name : '' })),
    )
    const idOf = (one: Row): number | undefined => {
      const id = ids.get(one.id)
      if (id !== undefined || this.#work.missing === 'leave') return id
      const called = typeof one.display_name === 'string' ? `'${one.display_name}', ` : ''
      throw new InvalidValueError(`${name}: there is no record of ${models.to} for ${called}${models.from} ${one.id}`)
    }
    const of = (row: Row) => {
      const value = row[name]
      if (!Array.isArray(value)) return value === null ? null : (idOf(value as Row) ?? null)
      return rowsOf(value).flatMap((one) => idOf(one) ?? [])
    }
    return { column, of }
  }

  async #import(models: Models, rows: readonly Row[], cells: readonly Cell[], path: string, parent?: Parent) {
    const sources: CopySource[] = []
    const imported: CopiedRow[] = []
    const reject = async (source: CopySource, reason: string, error: OoorError) => {
      this.counts.rejected++
      await this.#work.onReject?.({ ...source, reason, error })
    }
    for (const row of rows) {
      const source = { model: models.from, id: row.id, path }
      try {
        const values = Object.fromEntries(cells.map(({ column, of }) => [column, of(row)]))
        const back = parent === undefined ? {} : { [parent.column]: parent.of(row.id) }
        const made = { ...values, ...back, id: this.#links.nameOf(models.from, row.id) }
        const mapped = this.#work.map === undefined ? made : await this.#work.map(made, source)
        if (mapped === null) continue
        sources.push(source)
        imported.push(mapped)
      } catch (error) {
        if (!InvalidValueError.is(error)) throw error
        await reject(source, error.message, error)
      }
    }
    if (imported.length === 0) return
    const report = await importer(new Model(this.#to, models.to), {
      externalId: 'id',
      onReject: ({ index, reason, error }) => reject(sources[index] as CopySource, reason, error),
    }).run(imported)
    this.counts.made += report.made
    this.counts.changed += report.changed
  }
}

interface Cell {
  readonly column: string
  of(row: Row): unknown
}

/** The column of a line that names what it belongs to. */
interface Parent {
  readonly column: string
  of(line: number): string
}

/** What lies behind a relation: nested rows, references, ids. */
function rowsOf(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'number' ? { id: one } : (one as Row)))
  return isData(value) ? [value as Row] : []
}
