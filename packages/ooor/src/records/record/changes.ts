import { linkedId } from '../../belongings/record-id.ts'
import { castFor, type Row } from '../casting/from-server.ts'
import { isNamedFile } from '../casting/named-file.ts'
import { invalid, toServer } from '../casting/to-server.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { ChangedValue } from '../types/record-api.ts'
import type { RawCommand } from './edits.ts'
import { CREATED_WITH_PARENT, isRecord, type RecordInternals } from './internals.ts'

/** A value that has been set and not been saved. */
export interface Change {
  /** As it is given to `serverValues`. */
  readonly input: unknown
  /** As the property shows it. */
  readonly shown: unknown
  /** Of a list that was edited while a save was under way: what that one sends, and how much of the input it is. */
  readonly onTopOf?: { readonly change: Change; readonly length: number } | undefined
}

/** What was set on a record and not saved, by field. */
export class Changes extends Map<string, Change> {
  /**
   * Sets a field. What it was before, where it has been read, is no change; unless a save is sending another value.
   * Throws an `InvalidValueError`, and then nothing is set.
   */
  assign(model: string, field: FieldSchema, value: unknown, before: unknown, sending?: Changes): void {
    const { name } = field
    if (isToMany(field)) {
      if (value !== null && value !== undefined && !Array.isArray(value)) throw invalid(model, field, value)
      if (adds(value)) this.edit(name, value, sending)
      else this.#setList(name, (value ?? []) as readonly unknown[])
      return
    }
    const input = toServer(model, field, value)
    if (field.kind === 'binary' && isNamedFile(input)) {
      // It is read as bytes; a new name alone leaves them as they are.
      const { content } = input
      const kept = before === undefined ? input : before
      this.set(name, { input: value, shown: content === undefined ? kept : castFor(field)(content) })
      return
    }
    const shown = field.kind === 'many2one' ? linkShown(value, input) : castFor(field)(input)
    // The very object that was read may have been changed where it is, as a date by `setDate`.
    const isItself = typeof value === 'object' && value !== null && value === before
    if (!isItself && !sending?.has(name) && same(field, before, shown)) this.delete(name)
    else this.set(name, { input: value, shown })
  }

  /** Adds commands and new values to what was set on a list. */
  edit(name: string, commands: readonly (RawCommand | unknown)[], sending?: Changes): void {
    const change = this.get(name)
    const given = (change?.input ?? []) as readonly unknown[]
    // Nothing and more behind it: with nothing said, they would be added to what there is.
    const set = change !== undefined && given.length === 0 ? [[5, 0, 0]] : given
    const isSent = change !== undefined && sending?.get(name) === change
    this.#setList(name, [...set, ...commands], isSent ? { change, length: set.length } : change?.onTopOf)
  }

  /** The values, as `serverValues` takes them. */
  inputs(): Record<string, unknown> {
    return Object.fromEntries([...this].map(([name, { input }]) => [name, input]))
  }

  /** What each field was before, where that is known, and is to be. */
  told(schema: Pick<Schema, 'field'>, before: (name: string) => unknown): Readonly<Record<string, ChangedValue>> {
    const told = [...this].map(([name, { shown, input }]) => {
      return [name, { from: before(name), to: isToMany(schema.field(name)) ? input : shown }]
    })
    return Object.fromEntries(told)
  }

  /** Forgets what was saved. What was set while the call was under way is still to be saved. */
  forget(saved: Changes): void {
    for (const [name, change] of saved) {
      const now = this.get(name)
      if (now === change) this.delete(name)
      else if (now?.onTopOf?.change === change) {
        this.#setList(name, (now.input as readonly unknown[]).slice(now.onTopOf.length))
      }
      for (const child of newRecordsIn(change.input)) child[CREATED_WITH_PARENT]()
    }
  }

  #setList(name: string, input: readonly unknown[], onTopOf?: Change['onTopOf']): void {
    this.set(name, { input, shown: input, onTopOf })
  }
}

/** True for a link that was set by its id: its name is not known. */
export function isNameless({ kind }: FieldSchema, shown: unknown): boolean {
  return kind === 'many2one' && shown !== null && (shown as { display_name?: string }).display_name === undefined
}

/** True for new values and commands, which add to what was set before; ids say what there shall be. */
export function adds(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) return false
  return value.every((one) => Array.isArray(one) || linkedId(one) === undefined)
}

/** What a link shows that was set: its id, and its name where it is known. */
function linkShown(value: unknown, id: unknown): unknown {
  if (typeof id !== 'number') return null
  const { display_name: name } =
    typeof value === 'object' && value !== null ? (value as Row) : { display_name: undefined }
  return typeof name === 'string' ? { id, display_name: name } : { id }
}

function same({ kind }: FieldSchema, before: unknown, after: unknown): boolean {
  if (before instanceof Date && after instanceof Date) return before.getTime() === after.getTime()
  if (kind === 'reference') return referred(before) === referred(after)
  const id = linkedId(after)
  return id !== undefined && typeof after === 'object' ? linkedId(before) === id : before === after
}

/** Ids are of one model each. */
function referred(value: unknown): string | undefined {
  const { model, id } = (value ?? {}) as { readonly model?: unknown; readonly id?: unknown }
  return id === undefined ? undefined : `${model},${id}`
}

/** Records among new values and commands. */
function newRecordsIn(input: unknown): RecordInternals[] {
  if (!Array.isArray(input)) return []
  return input.flatMap((one: unknown) => {
    const given = Array.isArray(one) && one[0] === 0 ? one[2] : one
    return isRecord(given) && given.id === 0 ? [given] : []
  })
}
