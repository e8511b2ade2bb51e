import { castFor } from '../casting/from-server.ts'
import { toServer } from '../casting/to-server.ts'
import type { FieldSchema } from '../schema/field.ts'
import { fromAnswer, givenIds, type HeldLink, isLink, isNamed } from './held-values.ts'
import { addField, type Layout } from './layout.ts'
import { lineEdits } from './line-edits.ts'
// biome-ignore lint/suspicious/noImportCycles: one idea in two files: a draft has lists of lines, and each line is a draft
import { LineList } from './line-list.ts'
import { isReadonlyIn, isRequiredIn } from './modifiers.ts'
import { isEmptyValue, isSameValue } from './same-value.ts'

type Values = Record<string, unknown>

let lastRef = 0

/** What a form, or a line of one, holds before it is saved. Values are JavaScript's; many2many are lists of ids. */
export class Draft {
  readonly layout: Layout
  /** The id of the record behind it; 0 for a new one. */
  readonly id: number
  /** What the server is told to call a line that has no id. */
  readonly ref = `virtual_${++lastRef}`
  /** What the server lets be chosen, by field; up to 13 its answers say so. */
  readonly domains: Record<string, unknown> = {}
  readonly #values = new Map<string, unknown>()
  readonly #lists = new Map<string, LineList>()
  readonly #start = new Map<string, unknown>()
  readonly #byUser = new Set<string>()
  /** Set, or proposed by the server, since the start. */
  readonly #touched = new Set<string>()

  constructor(layout: Layout, id = 0) {
    this.layout = layout
    this.id = id
  }

  /** What a field holds. */
  get(field: FieldSchema): unknown {
    const value = this.#values.get(field.name)
    return value === undefined ? castFor(field)(false) : value
  }

  /** The lines of a one2many that takes part. */
  list(name: string): LineList {
    let list = this.#lists.get(name)
    if (list === undefined) {
      const layout = this.layout.lists.get(name) as Layout
      list = new LineList(layout, (id) => new Draft(layout, id))
      this.#lists.set(name, list)
    }
    return list
  }

  get lists(): ReadonlyMap<string, LineList> {
    return this.#lists
  }

  /** Everything it holds, lines as objects with their ids. */
  get values(): Values {
    const fields = [...this.layout.fields.values()].map((field) => [field.name, this.get(field)])
    const lists = [...this.layout.lists.keys()].map((name) => [
      name,
      this.list(name).lines.map((line) => ({ id: line.id, ...line.values })),
    ])
    return Object.fromEntries([...fields, ...lists])
  }

  /** Names whose values differ from the start. */
  get changed(): string[] {
    const fields = [...this.#touched].filter((name) => this.#hasChanged(name))
    return [...fields, ...[...this.#lists].filter(([, list]) => list.isChanged).map(([name]) => name)]
  }

  get isTouched(): boolean {
    return this.#touched.size > 0 || [...this.#lists.values()].some((list) => list.isChanged)
  }

  /** Names that the model wants filled in. */
  get required(): string[] {
    const fields = [...this.layout.fields.values()]
    return fields.filter((field) => isRequiredIn(this.#state, field)).map(({ name }) => name)
  }

  /** Names that are to be filled in, and by the user. */
  get missing(): string[] {
    return this.required.filter((name) => {
      const field = this.layout.fields.get(name) as FieldSchema
      const value = this.get(field)
      // Numbers and booleans are never empty to Odoo.
      const isOpen = value === null || value === '' || (Array.isArray(value) && value.length === 0)
      return isOpen && !isReadonlyIn(this.#state, field)
    })
  }

  /** Takes what the user gives. Throws an `InvalidValueError` for what the field does not hold. */
  set(field: FieldSchema, given: unknown): void {
    const { name } = field
    const { schema, lists } = this.layout
    this.#byUser.add(name)
    if (field.kind === 'one2many') {
      if (lists.has(name)) this.list(name).edit(lineEdits(schema, field, given))
      return
    }
    addField(this.layout, field)
    this.#touched.add(name)
    // The very object that it started with may have been changed where it is, as a date by `setDate`.
    if (typeof given === 'object' && given !== null && given === this.#start.get(name)) this.#start.delete(name)
    this.#values.set(name, this.#shown(field, given))
  }

  /** Notes that the user changed lines. */
  touchList(name: string): void {
    this.#byUser.add(name)
  }

  /** Takes what the server proposes: values as `read` or `web_read` have them, commands for lists. */
  take(values: Readonly<Values>): void {
    for (const [name, value] of Object.entries(values)) {
      if (this.layout.lists.has(name)) {
        this.list(name).merge(value)
        continue
      }
      const field = this.layout.fields.get(name)
      if (field === undefined) continue
      const before = this.get(field)
      const now = fromAnswer(field, before, value)
      const isSame = isSameValue(before, now)
      if (!isSame) this.#touched.add(name)
      if (!isSame || isNamed(now)) this.#values.set(name, now)
    }
  }

  /** Takes a row of the record behind it. */
  load(row: Readonly<Values>): void {
    const lists = Object.entries(row).filter(([name]) => this.layout.lists.has(name))
    this.take(Object.fromEntries(Object.entries(row).filter(([name]) => !this.layout.lists.has(name))))
    for (const [name, lines] of lists) this.list(name).load(lines)
    this.markStart()
  }

  /** From here on changes count. */
  markStart(): void {
    this.#touched.clear()
    for (const [name, value] of this.#values) this.#start.set(name, value)
  }

  /** A row of what it started with. */
  startRow(): { id: number } & Values {
    const row = this.layout.schema.defaults.map((name) => [name, this.#start.get(name) ?? null])
    return { ...Object.fromEntries(row), id: this.id }
  }

  /** What `onchange` is told: everything; since 17 what has changed, when there is a record behind it. */
  toOnchange(major: number): Values {
    const all = [...this.layout.fields.values()].filter(
      ({ name }) => major < 17 || this.id === 0 || this.#touched.has(name),
    )
    const lists = [...this.#lists].map(([name, list]) => [name, list.toOnchange(major)] as const)
    return {
      ...this.#sent(all),
      ...Object.fromEntries(lists.filter(([, commands]) => major < 17 || this.id === 0 || commands.length > 0)),
    }
  }

  /** What the first `onchange` is told: what the user gave. */
  givenToOnchange(major: number): Values {
    const given = [...this.layout.fields.values()].filter(({ name }) => this.#byUser.has(name))
    const lists = [...this.#lists].filter(([name]) => this.#byUser.has(name))
    return {
      ...this.#sent(given),
      ...Object.fromEntries(lists.map(([name, list]) => [name, list.toOnchange(major)])),
    }
  }

  /** What has changed of a line. */
  changesToOnchange(major: number): Values {
    const touched = [...this.layout.fields.values()].filter(({ name }) => this.#touched.has(name))
    const lists = [...this.#lists].filter(([, list]) => list.isChanged)
    return {
      ...this.#sent(touched),
      ...Object.fromEntries(lists.map(([name, list]) => [name, list.toOnchange(major)])),
    }
  }

  /**
   * What is saved, as a record takes it. Of a new one all that is filled in; what was empty from the start is left to
   * the server, whose defaults are empty too. Of others what has changed. Readonly fields only when the user set them.
   */
  toSave(): Values {
    const fields = [...this.#values].filter(([name]) => this.#isToSave(name))
    const lists = [...this.#lists]
      .filter(([name]) => this.#byUser.has(name) || !isReadonlyIn(this.#state, this.layout.schema.field(name)))
      .map(([name, list]) => [name, list.toSave()] as const)
      .filter(([, commands]) => commands.length > 0)
    return Object.fromEntries([...fields, ...lists])
  }

  /** Links of which only the id is known. */
  get unnamedLinks(): { field: FieldSchema; link: HeldLink }[] {
    return [...this.layout.fields.values()].flatMap((field) => {
      const value = this.#values.get(field.name)
      return field.kind === 'many2one' && isLink(value) && value.display_name === undefined
        ? [{ field, link: value }]
        : []
    })
  }

  /** Remembers what is held; what it answers brings that back. */
  checkpoint(): () => void {
    const [values, byUser, touched] = [new Map(this.#values), new Set(this.#byUser), new Set(this.#touched)]
    const lists = [...this.#lists].map(([name, list]) => ({ name, list, restore: list.checkpoint() }))
    return () => {
      refill(this.#values, values)
      refill(this.#byUser, byUser)
      refill(this.#touched, touched)
      this.#lists.clear()
      for (const { name, list, restore } of lists) {
        this.#lists.set(name, list)
        restore()
      }
    }
  }

  get #state(): unknown {
    return this.#values.get('state')
  }

  #isToSave(name: string): boolean {
    const value = this.#values.get(name)
    const hasChanged = this.#touched.has(name) && this.#hasChanged(name)
    if (this.#byUser.has(name)) return this.id === 0 || hasChanged
    if (isReadonlyIn(this.#state, this.layout.schema.field(name))) return false
    return this.id === 0 ? this.#touched.has(name) || !isEmptyValue(value) : hasChanged
  }

  #hasChanged(name: string): boolean {
    const start = this.#start.get(name)
    const empty = castFor(this.layout.schema.field(name))(false)
    return !isSameValue(start === undefined ? empty : start, this.#values.get(name))
  }

  #sent(fields: readonly FieldSchema[]): Values {
    const { model } = this.layout.schema
    return Object.fromEntries(
      fields.map((field) => {
        const value = this.get(field)
        if (field.kind === 'many2many') return [field.name, [[6, 0, value]]]
        // What the server proposed need not be in the list that it told.
        return [field.name, toServer(model, { ...field, selection: undefined }, value)]
      }),
    )
  }

  #shown(field: FieldSchema, given: unknown): unknown {
    const { model } = this.layout.schema
    if (field.kind === 'many2many') return givenIds(model, field, this.get(field) as number[], given)
    const input = toServer(model, field, given)
    if (field.kind === 'binary') return given
    if (field.kind !== 'many2one') return castFor(field)(input)
    if (typeof input !== 'number') return null
    const { display_name } = typeof given === 'object' && given !== null ? (given as HeldLink) : ({} as HeldLink)
    return typeof display_name === 'string' ? { id: input, display_name } : { id: input }
  }
}

function refill<T extends Map<string, unknown> | Set<string>>(kept: T, before: T): void {
  kept.clear()
  if (kept instanceof Map) for (const [name, value] of before as Map<string, unknown>) kept.set(name, value)
  else for (const name of before as Set<string>) kept.add(name)
}
