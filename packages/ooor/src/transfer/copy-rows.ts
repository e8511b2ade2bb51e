import { InvalidValueError, type OoorError } from '../errors/index.ts'
import type { Row } from '../records/casting/from-server.ts'
import { Model, type ModelType } from '../records/index.ts'
import type { SelectionNode } from '../records/plan/selection.ts'
import { pagesOf } from '../records/query/pages.ts'
import type { QueryState } from '../records/query/query-state.ts'
import type { Scope } from '../records/scope.ts'
import { type Columns, columnsOf, type LinkColumn, linkedRows } from './copy-columns.ts'
import type { CopyLinks, Models } from './copy-links.ts'
import type { CopiedRow, CopyOptions, CopySource } from './copy-types.ts'
import { importer } from './importer.ts'

/** What a copy was told about its rows. */
export interface CopyWork
  extends Pick<CopyOptions<ModelType, unknown, unknown, ModelType>, 'missing' | 'map' | 'onReject' | 'size'> {
  readonly to: { readonly name: string }
  readonly rename?: Readonly<Record<string, string | undefined>>
}

/** What is known of records of this run, up to so many. */
const MOST_REMEMBERED = 100_000

/** Copies rows, and what they link to before them. */
export class Copy {
  readonly counts = { made: 0, changed: 0, linked: 0, rejected: 0 }
  readonly #work: CopyWork
  readonly #from: QueryState
  readonly #links: CopyLinks
  readonly #to: Scope
  /** Copied in this run already, by path. */
  readonly #done = new Set<string>()
  /** On their way: not there yet, and nothing else is to be taken for them. */
  readonly #atWork = new Set<string>()
  readonly #rejected = new Set<string>()
  /** What the query has not. */
  readonly #others = new Set<string>()
  /** Rows of circles, which are there without the links that close them. */
  #open: Part[] = []

  constructor(work: CopyWork, from: QueryState, links: CopyLinks, to: Scope) {
    this.#work = work
    this.#from = from
    this.#links = links
    this.#to = to
  }

  /** A page of the query. */
  async page(node: SelectionNode, rows: readonly Row[]): Promise<void> {
    for (const known of [this.#done, this.#rejected, this.#others]) if (known.size > MOST_REMEMBERED) known.clear()
    await this.#level(this.#models, node, rows, '')
    const open = this.#open
    this.#open = []
    for (const part of open) {
      const rows = part.rows.filter(({ id }) => !this.#rejected.has(keyOf(part.models.from, id)))
      await this.#import({ ...part, rows }, await this.#cells(part, rows), true)
    }
  }

  get #models(): Models {
    return { from: this.#from.model, to: this.#work.to.name }
  }

  /** Rows of one model: what they link to goes before them, their lines behind them. */
  async #level(models: Models, node: SelectionNode, given: readonly Row[], path: string, parent?: Parent) {
    const doneOf = ({ id }: Row) => `${path} ${keyOf(models.from, id)}`
    const unique = [...new Map(given.map((row) => [row.id, row])).values()]
    const rows = unique.filter((row) => !this.#done.has(doneOf(row)))
    for (const row of rows) this.#done.add(doneOf(row))
    const columns = columnsOf(node, await this.#to.schema(models.to), path, this.#work.rename ?? {})
    const shared = await this.#links.shared(models, rows)
    const own = rows.filter(({ id }) => !shared.has(id))
    this.counts.linked += shared.size
    for (const { id } of own) this.#atWork.add(keyOf(models.from, id))
    for (const { name, at, models, node } of columns.beyond) {
      await this.#level(
        models,
        node,
        rows.flatMap((row) => linkedRows(row[name])),
        at,
      )
    }
    const part: Part = { models, columns, rows: own, path, parent }
    await this.#before(part, own)
    await this.#waves(part)
    for (const { name, at, models: of, node, inverse } of columns.lines) {
      const ownerOf = new Map(own.flatMap((row) => linkedRows(row[name]).map((line) => [line.id, row.id])))
      const lines = own.flatMap((row) => linkedRows(row[name]))
      const back = {
        column: `${inverse}/id`,
        of: (id: number) => this.#links.nameOf(models.from, ownerOf.get(id) ?? 0),
      }
      await this.#level(of, node, lines, at, back)
    }
  }

  /** What rows link to and the query has too, but later. */
  async #before({ columns }: Part, rows: readonly Row[]): Promise<void> {
    const { model, limit, conditions } = this.#from
    // Those behind a limit are not copied, and nothing tells where it is.
    if (limit !== undefined) return
    for (const { models, name } of columns.links) {
      if (models.from !== model || models.to !== this.#models.to) continue
      const linked = uniqueOf(rows.flatMap((row) => linkedRows(row[name])))
      const there = await this.#links.there(models, linked)
      const unknown = linked.filter(({ id }) => {
        const key = keyOf(model, id)
        const isKnown = [this.#atWork, this.#rejected, this.#others].some((known) => known.has(key))
        return !there.has(id) && !isKnown && !this.#done.has(` ${key}`)
      })
      if (unknown.length === 0) continue
      const ids = unknown.map(({ id }) => id)
      for (const id of ids) this.#others.add(keyOf(model, id))
      const found = pagesOf(
        { ...this.#from, conditions: [...conditions, { id: ids }] },
        { size: this.#work.size ?? 200 },
      )
      for await (const page of found) {
        for (const { id } of page.rows) this.#others.delete(keyOf(model, id))
        await this.#level(models, page.node, page.rows, '')
      }
    }
  }

  /** Rows after those that they link to; those of circles together, and once more when all are there. */
  async #waves(part: Part): Promise<void> {
    let waiting = part.rows
    while (waiting.length > 0) {
      const cells = await this.#cells(part, waiting)
      const held = waiting.filter((row) => cells.some(({ waits }) => waits(row)))
      const isCircle = held.length === waiting.length
      const next = isCircle ? waiting : waiting.filter((row) => !held.includes(row))
      await this.#import({ ...part, rows: next }, cells)
      if (isCircle) this.#open.push({ ...part, rows: waiting })
      for (const { id } of next) this.#atWork.delete(keyOf(part.models.from, id))
      waiting = isCircle ? [] : held
    }
  }

  async #cells({ columns }: Part, rows: readonly Row[]): Promise<Cell[]> {
    const cells: Cell[] = columns.plain.map(({ column, name }) => ({
      ...{ column, of: (row) => row[name], waits: () => false },
    }))
    for (const link of columns.links) cells.push(await this.#linked(link, rows))
    return cells
  }

  /** A relation's cells: ids on the other server. */
  async #linked({ models, column, name }: LinkColumn, rows: readonly Row[]): Promise<Cell> {
    const linked = uniqueOf(rows.flatMap((row) => linkedRows(row[name])))
    const there = await this.#links.there(models, linked)
    const isAtWork = ({ id }: Row) => !there.has(id) && this.#atWork.has(keyOf(models.from, id))
    // What this run copies is itself or nobody: another one of its name is another one.
    const others = linked.filter(
      (one) => !there.has(one.id) && !isAtWork(one) && !this.#rejected.has(keyOf(models.from, one.id)),
    )
    const named = await this.#links.byName(
      models,
      others.map(({ id, display_name }) => ({ id, name: typeof display_name === 'string' ? display_name : '' })),
    )
    const idOf = (one: Row): number | undefined => {
      const id = there.get(one.id) ?? named.get(one.id)
      if (id !== undefined || isAtWork(one) || this.#work.missing === 'leave') return id
      const called = typeof one.display_name === 'string' ? `'${one.display_name}', ` : ''
      const why = this.#rejected.has(keyOf(models.from, one.id)) ? ', which was rejected' : ''
      throw new InvalidValueError(
        `${name}: there is no record of ${models.to} for ${called}${models.from} ${one.id}${why}`,
      )
    }
    const of = (row: Row) => {
      const value = row[name]
      if (!Array.isArray(value)) return value === null ? null : (idOf(value as Row) ?? null)
      return linkedRows(value).flatMap((one) => idOf(one) ?? [])
    }
    return { column, of, waits: (row) => linkedRows(row[name]).some(isAtWork) }
  }

  async #import({ models, rows, path, parent }: Part, cells: readonly Cell[], isAgain = false): Promise<void> {
    const sources: CopySource[] = []
    const imported: CopiedRow[] = []
    const reject = async (source: CopySource, reason: string, error: OoorError) => {
      this.counts.rejected++
      this.#rejected.add(keyOf(source.model, source.id))
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
      // `map` may make one record of several, on this page or on another one.
      duplicates: 'last',
      onReject: ({ index, reason, error }) => reject(sources[index] as CopySource, reason, error),
    }).run(imported)
    if (isAgain) return
    this.counts.made += report.made
    this.counts.changed += report.changed
  }
}

/** Rows that are sent alike. */
interface Part {
  readonly models: Models
  readonly columns: Columns
  readonly rows: readonly Row[]
  readonly path: string
  readonly parent: Parent | undefined
}

interface Cell {
  readonly column: string
  of(row: Row): unknown
  /** Whether what the row links to is on its way. */
  waits(row: Row): boolean
}

/** The column of a line that names what it belongs to. */
interface Parent {
  readonly column: string
  of(line: number): string
}

const keyOf = (model: string, id: number): string => `${model}/${id}`

const uniqueOf = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.id, row])).values()]
