import { isId, linkedId, linkedIds } from '../../belongings/record-id.ts'
import { isData } from '../check-answer.ts'
// biome-ignore lint/suspicious/noImportCycles: as in draft.ts
import type { Draft } from './draft.ts'
import type { Layout } from './layout.ts'
import type { LineEdit } from './line-edits.ts'

type Command = readonly unknown[]

/** The lines of a one2many in a form. */
export class LineList {
  readonly layout: Layout
  readonly #make: (id?: number) => Draft
  #lines: readonly Draft[] = []
  /** Ids of the lines that the record has on the server. */
  #given: readonly number[] = []
  /** Lines of which only the id is known. */
  #unread: readonly Draft[] = []

  constructor(layout: Layout, make: (id?: number) => Draft) {
    this.layout = layout
    this.#make = make
  }

  get lines(): readonly Draft[] {
    return this.#lines
  }

  get unread(): readonly Draft[] {
    return this.#unread
  }

  get isChanged(): boolean {
    return this.#removed.length > 0 || this.#lines.some((line) => line.isTouched || !this.#given.includes(line.id))
  }

  /** A new line at the end. */
  add(): Draft {
    return this.put(this.#make())
  }

  /** Puts a line at the end. */
  put(line: Draft): Draft {
    this.#lines = [...this.#lines, line]
    return line
  }

  /** A line that is on the server. */
  link(id: number): Draft {
    const known = this.#lines.find((line) => line.id === id)
    if (known !== undefined) return known
    const line = this.#make(id)
    this.#lines = [...this.#lines, line]
    this.#unread = [...this.#unread, line]
    return line
  }

  /** Does to lines what was given, without asking the server what it thinks of it. */
  edit(edits: readonly LineEdit[]): void {
    for (const edit of edits) {
      if (edit.kind === 'clear') this.clear()
      else if (edit.kind === 'add') setAll(this.add(), edit.values)
      else if (edit.kind === 'link') this.link(edit.id)
      else {
        const line = this.#lines.find(({ id }) => id === edit.id) ?? this.link(edit.id)
        if (edit.kind === 'remove') this.remove(line)
        else setAll(line, edit.values)
      }
    }
  }

  remove(line: Draft): void {
    this.#lines = this.#lines.filter((one) => one !== line)
  }

  clear(): void {
    this.#lines = []
  }

  /** The lines of the record, as rows or ids. */
  load(rows: unknown): void {
    const list: readonly unknown[] = Array.isArray(rows) ? rows : []
    this.#lines = list.flatMap((row) => {
      const id = linkedId(row)
      if (id === undefined) return []
      if (!isData(row)) return [this.link(id)]
      const line = this.#make(id)
      line.load(row)
      return [line]
    })
    this.#given = this.#lines.map(({ id }) => id)
  }

  /** No line is unread any more. */
  markRead(): void {
    this.#unread = []
  }

  /**
   * What the server makes of the lines. Up to 16 it tells all lines, after a command 5; since 17 what has changed.
   */
  merge(given: unknown): void {
    if (!Array.isArray(given)) return
    const commands = (given as readonly unknown[]).flatMap((one): Command[] =>
      isId(one) ? [[4, one]] : Array.isArray(one) ? [one] : [],
    )
    const before = this.#lines
    const isWhole = commands[0]?.[0] === 5 || given.some((one) => typeof one === 'number')
    const find = (key: unknown) =>
      before.find(({ id, ref }) => (typeof key === 'number' ? id > 0 && id === key : ref === key))
    // Up to 9 the names of new lines get lost; their order stays.
    const isNamed = commands.some(([code, key]) => code === 0 && find(key) !== undefined)
    const unnamed = isWhole && !isNamed ? before.filter(({ id }) => id === 0) : []
    this.#lines = isWhole ? [] : before
    const keep = (line: Draft) => {
      if (!this.#lines.includes(line)) this.#lines = [...this.#lines, line]
      return line
    }
    for (const [code, key, values] of commands) {
      const known = find(key)
      const told = isData(values) ? values : {}
      if (code === 0) keep(known ?? unnamed.shift() ?? this.#make()).take(told)
      else if (code === 1 && (known !== undefined || isId(key))) keep(known ?? this.link(key as number)).take(told)
      else if (code === 2 || code === 3) this.#lines = this.#lines.filter((line) => line !== known)
      else if (code === 4 && known !== undefined) keep(known)
      else if (code === 4 && isId(key)) this.#linked(key, told)
      else if (code === 5) this.#lines = []
      else if (code === 6) for (const id of linkedIds(values)) keep(find(id) ?? this.link(id))
    }
    // Lines stay where they are, in whatever order they are told.
    const told = this.#lines
    this.#lines = [...before.filter((line) => told.includes(line)), ...told.filter((line) => !before.includes(line))]
  }

  /** As `onchange` takes them. */
  toOnchange(major: number): Command[] {
    const lines = this.#lines.flatMap((line): Command[] => {
      if (line.id === 0) return [[0, line.ref, line.toOnchange(major)]]
      const isLinked = !this.#given.includes(line.id)
      const changes = line.isTouched ? [[1, line.id, line.changesToOnchange(major)]] : []
      if (major >= 17) return [...(isLinked ? [[4, line.id, false]] : []), ...changes]
      return line.isTouched ? changes : [[4, line.id, false]]
    })
    return [...lines, ...this.#removed.map((id) => [2, id, false])]
  }

  /** As a record takes them. */
  toSave(): Command[] {
    const lines = this.#lines.flatMap((line): Command[] => {
      const values = line.toSave()
      if (line.id === 0) return [[0, 0, values]]
      const link: Command[] = this.#given.includes(line.id) ? [] : [[4, line.id, 0]]
      return Object.keys(values).length > 0 ? [...link, [1, line.id, values]] : link
    })
    return [...lines, ...this.#removed.map((id) => [2, id, 0])]
  }

  checkpoint(): () => void {
    const [lines, given, unread] = [this.#lines, this.#given, this.#unread]
    const restores = lines.map((line) => line.checkpoint())
    return () => {
      this.#lines = lines
      this.#given = given
      this.#unread = unread
      for (const restore of restores) restore()
    }
  }

  get #removed(): number[] {
    return this.#given.filter((id) => !this.#lines.some((line) => line.id === id))
  }

  /** A line that the server puts in; since 17 with its values. */
  #linked(id: number, told: Readonly<Record<string, unknown>>): void {
    const line = this.link(id)
    if (Object.keys(told).length === 0) return
    line.load(told)
    this.#unread = this.#unread.filter((one) => one !== line)
  }
}

function setAll(line: Draft, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) line.set(line.layout.schema.field(name), value)
  }
}
