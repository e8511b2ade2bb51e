import type { ServerValues } from '../record/server-values.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'

/** A row as `load` takes it: text under the names of columns. */
export type Cells = ReadonlyMap<string, string>

/** Kinds whose values `load` reads from text as they were meant. */
const TEXT: ReadonlySet<string> = new Set(['char', 'text', 'html', 'date', 'datetime'])
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary'])

/** Values as `load` takes them; undefined for what it has no text for, as new lines and commands. */
export function cellsOf(schema: Schema, values: ServerValues): Cells | undefined {
  const cells = new Map<string, string>()
  for (const [name, value] of Object.entries(values)) {
    const field = schema.field(name)
    const text = cellOf(field, value)
    if (text === undefined) return undefined
    const isLink = field.kind === 'many2one' || field.kind === 'many2many'
    cells.set(isLink ? `${name}/.id` : name, text)
  }
  return cells
}

function cellOf(field: FieldSchema, value: unknown): string | undefined {
  const { kind } = field
  // Nothing else is empty for a boolean: false is a value.
  if (kind === 'boolean') return value === true ? '1' : '0'
  if (kind === 'many2many') return linksOf(value)
  const isText = TEXT.has(kind)
  const isKnown = isText || NUMBERS.has(kind) || kind === 'many2one' || kind === 'selection'
  if (!isKnown) return undefined
  if (value === false) return ''
  // Empty text would come as none.
  if (value === '') return undefined
  if (kind === 'selection' && isLabelOfAnother(field, value)) return undefined
  return String(value)
}

/** `load` takes labels of selections too: what is one value's key must not be another's label. */
function isLabelOfAnother({ selection }: FieldSchema, value: unknown): boolean {
  const text = String(value).toLowerCase()
  return selection === undefined || selection.some(([key, label]) => key !== value && label.toLowerCase() === text)
}

/** The ids of `[[6, 0, ids]]`, of which there is text. */
function linksOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length !== 1) return undefined
  const [code, , ids] = value[0] as readonly [number, unknown, unknown]
  if (code === 5) return ''
  return code === 6 && Array.isArray(ids) ? ids.join(',') : undefined
}
