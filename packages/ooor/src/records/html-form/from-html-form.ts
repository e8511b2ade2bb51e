import { checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { command } from '../record/edits.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import { type HtmlNode, htmlFields } from './html-fields.ts'
import { htmlBoolean, htmlIds, htmlValue } from './html-value.ts'

/**
 * Values of an HTML form, each as its field's kind wants it: text becomes numbers, ids, booleans and moments, empty
 * text null. Names that are no field are left out, and so is what a form does not send: a checkbox that is not ticked,
 * a file that was not chosen.
 *
 * - A moment without a zone, as inputs of the type `datetime-local` have it, is taken as UTC, or as of `timeZone`.
 * - Of a name that stands several times the last counts: a hidden `0` before a checkbox makes it false when unticked.
 *   For many2many all count; a hidden empty one makes the list empty when nothing is chosen.
 * - `order_line[0][product_id]` and `order_line.0.product_id` are the fields of a line. With an `id` it changes that
 *   line; with a true `_destroy` it deletes it, and without an `id` leaves it out.
 *
 * ```ts
 * const order = await orders.create(await orders.fromForm(await request.formData()))
 * ```
 *
 * Throws an `InvalidValueError` for text that is no number, day, id or value of its field.
 */
export function fromForm(
  schemaOf: (model: string) => Promise<Schema>,
  model: string,
  data: FormData | URLSearchParams | Readonly<Record<string, unknown>>,
  options: FromFormOptions = {},
): Promise<Record<string, unknown>> {
  checkOptions<FromFormOptions>('fromForm', options, { timeZone: true })
  const { timeZone } = options
  checkTimeZone(timeZone)
  return valuesOf({ schemaOf, timeZone }, model, htmlFields(data))
}

/** How the text of a form is meant. */
export interface FromFormOptions {
  /** Where people's clocks are, as `Europe/Paris`: for moments without a zone of their own. @default UTC */
  readonly timeZone?: string | undefined
}

interface Reading {
  readonly schemaOf: (model: string) => Promise<Schema>
  readonly timeZone: string | undefined
}

function checkTimeZone(timeZone: string | undefined): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new InvalidValueError(`timeZone of fromForm is ${describe(timeZone)}: write it as 'Europe/Paris'`)
  }
}

async function valuesOf(reading: Reading, model: string, { below }: HtmlNode): Promise<Record<string, unknown>> {
  const schema = await reading.schemaOf(model)
  const entries = await Promise.all(
    [...below].map(async ([name, node]) => {
      const field = schema.fields.get(name)
      const value = field === undefined ? undefined : await readNode(reading, model, field, node)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
  return Object.fromEntries(entries.flat())
}

async function readNode(reading: Reading, model: string, field: FieldSchema, node: HtmlNode): Promise<unknown> {
  const { values, below } = node
  if (field.kind === 'one2many' || (field.kind === 'many2many' && below.size > 0)) {
    const lines = await Promise.all([...below].map(([key, line]) => lineOf(reading, model, field, key, line)))
    const commands = [...htmlIds(model, field, values).map(command.link), ...lines.flat()]
    // No line of the form is left: an empty list would take away all that there are.
    return commands.length === 0 && values.length === 0 ? undefined : commands
  }
  if (field.kind === 'many2many') return htmlIds(model, field, values)
  const last = values.at(-1)
  return isFile(last)
    ? bytesOf(last)
    : last === undefined
      ? undefined
      : htmlValue(model, field, last, undefined, reading.timeZone)
}

/** A line, as the command that makes, changes or deletes it; none for one that is made and deleted at once. */
async function lineOf(
  reading: Reading,
  model: string,
  field: FieldSchema,
  key: string,
  node: HtmlNode,
): Promise<readonly unknown[]> {
  const target = field.relation ?? ''
  if (!/^[\w-]+$/.test(key) || node.below.size === 0) {
    throw new InvalidValueError(
      `${model}.${field.name}.${key} is no line of a form: name its fields, as ${field.name}[0][name]`,
      { call: { model } },
    )
  }
  const [id] = htmlIds(target, { ...field, name: 'id', kind: 'many2one' }, node.below.get('id')?.values.slice(-1) ?? [])
  const values = await valuesOf(reading, target, node)
  if (isTrue(node.below.get('_destroy')?.values.at(-1))) return id === undefined ? [] : [command.delete(id)]
  if (id !== undefined) return [command.update(id, values)]
  return Object.keys(values).length === 0 ? [] : [command.create(values)]
}

function isTrue(value: unknown): boolean {
  return typeof value === 'string' ? htmlBoolean(value) === true : value === true || value === 1
}

function isFile(value: unknown): value is Blob {
  return typeof Blob === 'function' && value instanceof Blob
}

async function bytesOf(file: Blob): Promise<Uint8Array | undefined> {
  // Browsers send an empty file when none is chosen.
  return file.size === 0 ? undefined : new Uint8Array(await file.arrayBuffer())
}
