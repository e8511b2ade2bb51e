import type { FieldDefinition } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { mayKnow } from '../orm/field-rights.ts'
import { isStored } from '../orm/field-storage.ts'
import { isMagic } from '../orm/magic-fields.ts'

import { selectionOf } from '../orm/selection.ts'
import { amount, nameOf, printedRecord, type Report } from './report-document.ts'

/** What is told of a record beside it. */
const BESIDE = /^(message|activity|website_message)_/
const NUMBERS: ReadonlySet<string> = new Set(['float', 'monetary', 'integer'])
/** Columns of numbers that a page has room for. */
const MOST_NUMBERS = 3

/** A report of any model's record: its values, and the lines of the first list that has some. */
export function recordReport(model: string, title: string): Report {
  return {
    model,
    documentOf: (env, id) => {
      const table = env.table(model)
      const names = shownFields(env, table)
      const lists = names.filter((name) => table.fields[name]?.type === 'one2many')
      const row = printedRecord(env, model, id, ['display_name', ...names])
      const facts = names.flatMap((name) => {
        const field = table.fields[name] as FieldDefinition
        const text = field.type.endsWith('2many') ? '' : shown(env, field, row[name])
        return text === '' ? [] : [[field.string ?? name, text] as const]
      })
      const list = lists.find((name) => (row[name] as unknown[]).length > 0)
      const lines =
        list === undefined ? undefined : linesOf(env, table.fields[list] as FieldDefinition, row[list] as number[])
      return { title: `${title}: ${row.display_name}`, facts, columns: [], rows: [], totals: [], ...lines }
    },
  }
}

function shownFields(env: Environment, { fields }: Table): string[] {
  const isShown = (name: string, field: FieldDefinition) =>
    !isMagic(name) && !BESIDE.test(name) && isStored(field) && mayKnow(env, field) && field.type !== 'binary'
  return Object.entries(fields).flatMap(([name, field]) => (isShown(name, field) ? [name] : []))
}

function linesOf(env: Environment, { relation = '', string = '' }: FieldDefinition, ids: readonly number[]) {
  const table = env.table(relation)
  const numbers = shownFields(env, table)
    .filter((name) => NUMBERS.has(table.fields[name]?.type ?? ''))
    .slice(0, MOST_NUMBERS)
  const rows = env.read(relation, ids, ['display_name', ...numbers])
  return {
    columns: [string, ...numbers.map((name) => table.fields[name]?.string ?? name)],
    rows: rows.map((row) => [String(row.display_name || ''), ...numbers.map((name) => amount(row[name]))]),
  }
}

function shown(env: Environment, field: FieldDefinition, value: unknown): string {
  if (field.type === 'boolean') return value === true ? 'Yes' : ''
  if (value === false || value === null || value === undefined) return ''
  if (field.type === 'many2one') return nameOf(value)
  if (field.type === 'selection') return selectionOf(env, field).find(([key]) => key === value)?.[1] ?? String(value)
  if (field.type === 'html')
    return String(value)
      .replaceAll(/<[^>]*>/g, ' ')
      .trim()
  return field.type === 'float' || field.type === 'monetary' ? amount(value) : String(value)
}
