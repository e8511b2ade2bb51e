import { InvalidValueError } from '../../errors/index.ts'
import { rowsOf } from '../check-answer.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import { Draft } from './draft.ts'
import type { FormCaller } from './form-caller.ts'
import type { FormWarning } from './form-types.ts'
import { addGivenLists, addList } from './layout.ts'
import type { LineEdit } from './line-edits.ts'
import type { LineList } from './line-list.ts'
import { fillLinkNames } from './link-names.ts'
import { callFirstOnchange, callOnchange, type OnchangeAnswer, parentValues } from './onchange.ts'
import { readDraft, readUnread } from './read-draft.ts'
import { isSameValue } from './same-value.ts'

/** Values as a user gives them. */
export type GivenValues = Readonly<Record<string, unknown>>

/** A value for a field. */
export interface Given {
  readonly field: FieldSchema
  readonly value: unknown
}

/** Values with their fields. Throws an `UnknownFieldError`. */
export function givenTo(schema: Schema, values: GivenValues): Given[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ field: schema.field(name), value }],
  )
}

/** Makes changes to what a form holds, and asks the server what they bring along. */
export class FormEngine {
  readonly caller: FormCaller
  readonly draft: Draft
  readonly warnings: FormWarning[] = []

  constructor(caller: FormCaller, draft: Draft) {
    this.caller = caller
    this.draft = draft
  }

  /** Fills in what the form starts with. */
  async start(): Promise<void> {
    const { caller, draft } = this
    if (draft.id === 0) await this.take(draft, await callFirstOnchange(caller, draft))
    else await readDraft(caller, draft)
    draft.markStart()
  }

  /** Sets fields of the form, or of a line of it. */
  async setFields(draft: Draft, given: readonly Given[]): Promise<void> {
    if (given.length === 0) return
    const parent = await this.#parentOf(draft)
    for (const { field, value } of given) draft.set(field, value)
    const held = given.map(({ field }) => ({ field, value: draft.get(field) }))
    await this.react(draft, namesOf(given), parent)
    if (held.length > 1) await this.#insist(draft, held)
  }

  /** Asks the server what a change brings along, and takes it. */
  async react(draft: Draft, names: readonly string[], parent?: GivenValues): Promise<void> {
    const { caller } = this
    const [answer] = await Promise.all([callOnchange(caller, draft, names, parent), fillLinkNames(caller, draft)])
    await this.take(draft, answer)
  }

  /** Takes what the server proposes. */
  async take(draft: Draft, { value, warning, domain }: OnchangeAnswer): Promise<void> {
    if (value) draft.take(value)
    if (domain) Object.assign(draft.domains, domain)
    if (warning) this.warnings.push(warning)
    await readUnread(this.caller, draft)
    await fillLinkNames(this.caller, draft)
  }

  /** A one2many with the lines that there are. It joins the form when it had no part in it. */
  async list(field: FieldSchema): Promise<LineList> {
    const { draft, caller } = this
    const { layout } = draft
    const { name } = field
    await addList(caller.scope, layout, field, caller.options)
    if (draft.id === 0 || draft.lists.has(name)) return draft.list(name)
    // `read` has the ids of a list on all series.
    const { scope, options } = caller
    const rows = await scope.caller.call(layout.schema.model, 'read', [[draft.id], [name]], {}, options)
    const list = draft.list(name)
    list.load(rowsOf(rows, { model: layout.schema.model, method: 'read' })[0]?.[name])
    await readUnread(caller, draft)
    return list
  }

  /** Adds a line: its defaults, and what the given values bring along. */
  async addLine(field: FieldSchema, values: GivenValues): Promise<Draft> {
    const { caller, draft: form } = this
    const list = await this.list(field)
    const { layout } = list
    await addGivenLists(caller.scope, layout, values, caller.options)
    // It joins the list when it is complete: the form's values, which go along, are without it.
    const line = new Draft(layout)
    const given = givenTo(layout.schema, values)
    for (const { field: one, value } of given) line.set(one, value)
    const held = given.filter(isPlain).map(({ field: one }) => ({ field: one, value: line.get(one) }))
    const parent = await this.#parentOf(line)
    const [answer] = await Promise.all([callFirstOnchange(caller, line, parent), fillLinkNames(caller, line)])
    await this.take(line, answer)
    await this.#insist(line, held)
    list.put(line)
    form.touchList(field.name)
    return line
  }

  /** Changes a line. */
  async updateLine(field: FieldSchema, line: Draft, values: GivenValues): Promise<void> {
    await addGivenLists(this.caller.scope, line.layout, values, this.caller.options)
    this.draft.touchList(field.name)
    await this.setFields(line, givenTo(line.layout.schema, values))
  }

  /** Takes a line out. */
  removeLine(field: FieldSchema, line: Draft): void {
    this.draft.touchList(field.name)
    this.draft.list(field.name).remove(line)
  }

  /** Does one of several things to the lines. */
  async editLine(field: FieldSchema, edit: LineEdit): Promise<void> {
    if (edit.kind === 'add') await this.addLine(field, edit.values as GivenValues)
    else if (edit.kind === 'update') {
      await this.updateLine(field, this.lineOf(field, edit.id), edit.values as GivenValues)
    } else if (edit.kind === 'remove') this.removeLine(field, this.lineOf(field, edit.id))
    else {
      const list = await this.list(field)
      this.draft.touchList(field.name)
      if (edit.kind === 'clear') list.clear()
      else list.link(edit.id)
      await readUnread(this.caller, this.draft)
    }
  }

  /** The line of a record. Throws an `InvalidValueError` when there is none. */
  lineOf(field: FieldSchema, id: number): Draft {
    const line = this.draft.list(field.name).lines.find((one) => one.id !== 0 && one.id === id)
    if (line === undefined) throw this.noLine(field, `record ${id}`)
    return line
  }

  /** The error for what is no line. */
  noLine({ name }: FieldSchema, what: string): InvalidValueError {
    const { model } = this.draft.layout.schema
    const count = this.draft.list(name).lines.length
    const there = count === 1 ? 'there is 1 line' : `there are ${count} lines`
    return new InvalidValueError(`${what} is no line of ${model}.${name}: ${there}`, { call: { model } })
  }

  /** Sets once more what the server has made something else of because of another field. */
  async #insist(draft: Draft, held: readonly Given[]): Promise<void> {
    const lost = held.filter(({ field, value }) => !isSameValue(draft.get(field), value))
    if (lost.length === 0) return
    const parent = await this.#parentOf(draft)
    for (const { field, value } of lost) draft.set(field, value)
    await this.react(draft, namesOf(lost), parent)
  }

  /** The form that holds a line, as it is before the line changes. */
  async #parentOf(draft: Draft): Promise<GivenValues> {
    return draft === this.draft ? {} : parentValues(this.caller, draft, this.draft)
  }
}

function namesOf(given: readonly Given[]): string[] {
  return given.filter(({ field }) => field.kind !== 'binary').map(({ field }) => field.name)
}

// Lists are merged, not replaced, and binary data takes no part.
function isPlain({ field: { kind } }: Given): boolean {
  return kind !== 'one2many' && kind !== 'binary'
}
