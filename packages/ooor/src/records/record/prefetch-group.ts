import { linkedIds } from '../../belongings/record-id.ts'
import { AccessError, MissingError } from '../../errors/index.ts'
import type { Row } from '../casting/from-server.ts'
import { READ_AT_MOST, readsOf } from '../plan/read-batch.ts'
import { type Branch, flatNode, type SelectionNode } from '../plan/selection.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import type { AnyRecord } from '../types/record-type.ts'
import type { Extension } from './extension.ts'

/** What makes the records of one selection. */
export interface RecordMaker {
  make(group: PrefetchGroup, row: Row): AnyRecord
}

/** Finds what makes the records of a selection. */
export type RecordMakers = (node: SelectionNode, extension: Extension | undefined) => RecordMaker

/** What is known of a reference without asking. */
export interface KnownReference {
  readonly id: number
  readonly display_name?: string | undefined
}

/**
 * Records that came together: what one of them is asked for, is read for all of them. A result is a group; what its
 * many2ones lead to is another, however many records lead there.
 */
export class PrefetchGroup {
  readonly scope: Scope
  readonly model: string
  /** References to records of this group, made once for each, by id. */
  readonly references = new Map<number, { readonly known: KnownReference; readonly reference: unknown }>()
  readonly #makers: RecordMakers
  readonly #siblings: () => readonly number[]
  readonly #rows: () => readonly Row[]
  /** What the records that it makes are given on top. */
  readonly #extension: Extension | undefined
  #byId: Map<number, Row> | undefined
  /** What was read later, by id. */
  readonly #later = new Map<number, Record<string, unknown>>()
  /** Where relations led before what was read later was forgotten, by id and name: the records beyond are known still. */
  readonly #ledTo = new Map<string, ReadonlySet<number>>()
  readonly #gone = new Set<number>()
  readonly #reading = new Map<string, Promise<void>>()
  readonly #children = new Map<string, PrefetchGroup>()
  readonly #nested = new Map<Branch, ReadonlyMap<number, AnyRecord>>()
  readonly #nestedBefore = new Map<Branch, ReadonlyMap<number, AnyRecord>>()
  readonly #records = new Map<number, AnyRecord>()
  /** Rows that were read anew, in that order. */
  readonly #anew = new Set<Row>()

  private constructor(
    scope: Scope,
    makers: RecordMakers,
    model: string,
    siblings: () => readonly number[],
    rows: () => readonly Row[],
    extension?: Extension,
  ) {
    this.scope = scope
    this.#makers = makers
    this.model = model
    this.#siblings = siblings
    this.#rows = rows
    this.#extension = extension
  }

  /** The group of a result. */
  static ofRows(scope: Scope, makers: RecordMakers, model: string, rows: readonly Row[]): PrefetchGroup {
    return new PrefetchGroup(
      scope,
      makers,
      model,
      () => rows.map(({ id }) => id),
      () => rows,
    )
  }

  /** The group of records of which only the ids are known, and those perhaps not yet. */
  static ofIds(
    scope: Scope,
    makers: RecordMakers,
    model: string,
    ids: () => readonly number[],
    extension?: Extension,
  ): PrefetchGroup {
    return new PrefetchGroup(scope, makers, model, ids, () => [], extension)
  }

  /** A group of other records, of which only the ids are known. */
  others(model: string, ids: () => readonly number[]): PrefetchGroup {
    return PrefetchGroup.ofIds(this.scope, this.#makers, model, ids)
  }

  /** The group of other rows of the same model. */
  withRows(rows: readonly Row[]): PrefetchGroup {
    return PrefetchGroup.ofRows(this.scope, this.#makers, this.model, rows)
  }

  /** The group that a relation of all these records leads to. */
  child(field: FieldSchema): PrefetchGroup {
    let child = this.#children.get(field.name)
    if (child === undefined) {
      const links = () => [...new Set(this.#siblings().flatMap((id) => linkedIds(this.#peek(id, field.name))))]
      child = this.others(field.relation ?? '', links)
      this.#children.set(field.name, child)
    }
    return child
  }

  /** Records beyond a selected branch, one for each id, whoever leads there. */
  nested(branch: Branch): ReadonlyMap<number, AnyRecord> {
    let records = this.#nested.get(branch)
    if (records === undefined) {
      const { name } = branch.field
      const rows = new Map<number, Row>()
      const take = (row: Row) => {
        const value = row[name] as Row | Row[] | null
        for (const one of Array.isArray(value) ? value : value === null ? [] : [value]) rows.set(one.id, one)
      }
      this.#rows().forEach(take)
      // Of what several lead to, what was read last holds.
      this.#anew.forEach(take)
      const group = PrefetchGroup.ofRows(this.scope, this.#makers, branch.node.schema.model, [...rows.values()])
      const maker = this.#makers(branch.node, undefined)
      const before = this.#nestedBefore.get(branch)
      records = new Map(
        [...rows].map(([id, row]) => {
          // What was set on one and not saved is kept, whoever's rows have been read anew.
          const known = before?.get(id)
          return [id, known?.isChanged ? known : maker.make(group, row)]
        }),
      )
      this.#nested.set(branch, records)
    }
    return records
  }

  /** Forgets a branch's records: rows have changed, or one was read anew. */
  forgetNested(anew?: Row): void {
    if (anew !== undefined) {
      this.#anew.delete(anew)
      this.#anew.add(anew)
    }
    for (const [branch, records] of this.#nested) this.#nestedBefore.set(branch, records)
    this.#nested.clear()
    this.#byId = undefined
  }

  /** The value of a field, read for all siblings that lack it. Throws a `MissingError` for a record that is gone. */
  async value(id: number, name: string): Promise<unknown> {
    await this.#ensure(
      id,
      name,
      () => this.#peek(id, name) !== undefined,
      async (ids) => {
        const schema = await this.scope.schema(this.model)
        schema.field(name)
        this.#keep(ids, await readsOf(this.scope).read(schema, ids, [name]))
      },
    )
    return this.#peek(id, name)
  }

  /** The ids that a relation leads to. */
  async links(id: number, name: string): Promise<readonly number[]> {
    return linkedIds(await this.value(id, name))
  }

  /** The record with its default fields, read for all siblings at once. */
  async record(id: number): Promise<AnyRecord> {
    await this.#ensure(
      id,
      ' record',
      () => this.#records.has(id),
      async (ids) => {
        const schema = await this.scope.schema(this.model)
        const node = flatNode(schema, schema.defaults)
        const found = await readsOf(this.scope).read(schema, ids, node.names)
        const rows = ids.flatMap((one) => found.get(one) ?? [])
        const group = PrefetchGroup.ofRows(this.scope, this.#makers, this.model, rows)
        const maker = this.#makers(node, this.#extension)
        for (const row of rows) this.#records.set(row.id, maker.make(group, row))
        for (const one of ids) if (!found.has(one)) this.#gone.add(one)
      },
    )
    return this.#records.get(id) as AnyRecord
  }

  /** Forgets what was read later of a record, and what lies beyond some of its relations: it has been written. */
  forget(id: number, relations: Iterable<string> = this.#children.keys()): void {
    const forgotten = new Set(relations)
    for (const [name, child] of this.#children) {
      const key = `${id} ${name}`
      const links = new Set([...linkedIds(this.#peek(id, name)), ...(this.#ledTo.get(key) ?? [])])
      if (forgotten.has(name)) {
        this.#ledTo.delete(key)
        for (const linked of links) child.forget(linked)
      } else if (links.size > 0) this.#ledTo.set(key, links)
    }
    this.#later.delete(id)
    this.#records.delete(id)
  }

  /** Reads what is missing of a record along with its siblings', once for all who ask. */
  async #ensure(id: number, what: string, isThere: () => boolean, read: (ids: number[]) => Promise<void>) {
    while (!isThere()) {
      if (this.#gone.has(id)) throw missing(this.model, id)
      const others = this.#reading.get(what)
      if (others !== undefined) {
        // Their failure is theirs.
        await others.catch(() => {})
        if (isThere()) return
        if (this.#reading.has(what)) continue
      }
      const reading = this.#readWindow(id, what, read)
      this.#reading.set(what, reading)
      try {
        await reading
      } finally {
        if (this.#reading.get(what) === reading) this.#reading.delete(what)
      }
    }
  }

  async #readWindow(id: number, what: string, read: (ids: number[]) => Promise<void>): Promise<void> {
    const lacking = this.#window(id).filter((one) => !this.#gone.has(one) && !this.#has(one, what))
    const ids = lacking.includes(id) ? lacking : [id]
    try {
      await read(ids)
    } catch (error) {
      // One sibling that may not be read spoils it for all: this one alone.
      if (!AccessError.is(error) || ids.length === 1) throw error
      await read([id])
    }
  }

  #has(id: number, what: string): boolean {
    return what === ' record' ? this.#records.has(id) : this.#peek(id, what) !== undefined
  }

  /** The siblings around a record, as many as one call reads. */
  #window(id: number): readonly number[] {
    const siblings = this.#siblings()
    const start = Math.floor(Math.max(0, siblings.indexOf(id)) / READ_AT_MOST) * READ_AT_MOST
    return siblings.slice(start, start + READ_AT_MOST)
  }

  #peek(id: number, name: string): unknown {
    const later = this.#later.get(id)?.[name]
    if (later !== undefined) return later
    this.#byId ??= new Map(this.#rows().map((row) => [row.id, row]))
    return this.#byId.get(id)?.[name]
  }

  #keep(ids: readonly number[], rows: ReadonlyMap<number, Row>): void {
    for (const id of ids) {
      const row = rows.get(id)
      if (row === undefined) this.#gone.add(id)
      else this.#later.set(id, { ...this.#later.get(id), ...row })
    }
  }
}

/** The error for a record that is gone. */
export function missing(model: string, ...ids: readonly number[]): MissingError {
  const message =
    ids.length === 1
      ? `${model} has no record ${ids[0]}, or it was deleted`
      : `${model} has no records ${ids.join(', ')}, or they were deleted`
  return new MissingError({ exception: '', message }, { message, call: { model, method: 'read' } })
}
