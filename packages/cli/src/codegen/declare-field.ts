import type { Schema } from 'ooor/schema'
import { type FieldSchema, isLazy } from 'ooor/schema'
import { docComment } from './doc-comment.ts'
import { literal, memberName } from './typescript-names.ts'

/** Kinds with a type of their own among those of `field`; all others are `field.Unknown`. */
const TYPES: Readonly<Record<string, string>> = {
  char: 'Char',
  text: 'Text',
  html: 'Html',
  integer: 'Integer',
  float: 'Float',
  monetary: 'Monetary',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'Datetime',
  selection: 'Selection',
  binary: 'Binary',
  json: 'Json',
  properties: 'Properties',
  reference: 'Reference',
  many2one_reference: 'Many2oneReference',
  many2one: 'Many2one',
  one2many: 'One2many',
  many2many: 'Many2many',
}

const INDENT = '    '
const WIDTH = 120

/** The lines of one field: its comment and its type. */
export function declareField(field: FieldSchema, schema: Schema, typeOfModel: (name: string) => string): string[] {
  const type = mayHoldData(field) ? 'Unknown' : (TYPES[field.kind] ?? 'Unknown')
  const flags = flagsOf(field, schema)
  const last = flags === '' ? [] : [flags]
  const head = `${INDENT}${memberName(field.name)}: field.${type}`
  const comment = docComment(commentOf(field), INDENT)
  if (type === 'Selection') return [...comment, ...declareSelection(head, field, last)]
  const args = field.relation !== undefined && isRelation(type) ? [typeOfModel(field.relation), ...last] : last
  return [...comment, args.length === 0 ? head : `${head}<${args.join(', ')}>`]
}

/** Pictures of Odoo's mixins are computed, and always bytes. */
const PICTURE = /^(?:image|avatar)_\d+$/

/** True for computed binary fields: some hold data for the web client's widgets, as `tax_totals`. */
function mayHoldData({ kind, name, isStored, isReadonly, related }: FieldSchema): boolean {
  return kind === 'binary' && !isStored && isReadonly && related === undefined && !PICTURE.test(name)
}

function isRelation(type: string): boolean {
  return type === 'Many2one' || type === 'One2many' || type === 'Many2many'
}

/** On one line, or a line for each value where that is too long. */
function declareSelection(head: string, { selection = [] }: FieldSchema, flags: readonly string[]): string[] {
  const values = [...new Set(selection.map(([value]) => literal(value)))]
  if (values.length === 0) values.push('string')
  const line = `${head}<${[values.join(' | '), ...flags].join(', ')}>`
  if (line.length <= WIDTH) return [line]
  const lines = values.map((value) => `${INDENT}  | ${value}`)
  return flags.length === 0
    ? [`${head}<`, ...lines, `${INDENT}>`]
    : [`${head}<`, ...lines.slice(0, -1), `${lines.at(-1)},`, `${INDENT}  ${flags[0]}`, `${INDENT}>`]
}

function flagsOf(field: FieldSchema, schema: Schema): string {
  const flags = [
    ...(field.isRequired ? ["'required'"] : []),
    ...(field.isReadonly ? ["'readonly'"] : []),
    ...(isLazy(field, (name) => schema.fields.get(name)) ? ["'lazy'"] : []),
  ]
  return flags.join(' | ')
}

function commentOf({ label, help }: FieldSchema): string {
  return help === undefined || help === label ? label : `${label}\n\n${help}`
}
