import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { isColumn, isStored } from './field-storage.ts'
import { withDefaultsHint } from './unmodelled.ts'

/** A number that nobody gave is zero where it must be there. */
export const NEVER_EMPTY: ReadonlySet<string> = new Set(['boolean', 'integer', 'float', 'monetary'])

/** What stands in a row first is missed first: since 19 columns stand by their kinds (tried on 19.0). */
function firstInColumns(
  env: Environment,
  fields: readonly (readonly [string, FieldDefinition])[],
): readonly [string, FieldDefinition] | undefined {
  if (env.dialect.series.major < 19) return fields[0]
  const placeOf = ({ type, translate }: FieldDefinition) => COLUMNS[translate ? 'json' : type] ?? 1
  return fields.toSorted(([, one], [, other]) => placeOf(one) - placeOf(other))[0]
}

/** Numbers and links come before all. */
const COLUMNS: Partial<Record<FieldDefinition['type'], number>> = {
  ...{ char: 2, selection: 2, reference: 2, date: 3, json: 4, text: 5, html: 5, float: 6, monetary: 6 },
  ...{ boolean: 7, datetime: 8 },
}

/** Raises for a row that may not be, once it is changed. */
export function checkRow(env: Environment, table: Table, row: Readonly<Stored>): void {
  checkThere(env, table, row)
  // What must be there is PostgreSQL's first question (tried on 14.0).
  table.definition.constrain?.(row, env)
  checkAlone(env, table, row)
}

/** What PostgreSQL minds of a new row. */
export function checkColumns(env: Environment, table: Table, row: Readonly<Stored>): void {
  checkThere(env, table, row)
  checkAlone(env, table, row)
}

/** Raises for a value that must be there. */
function checkThere(env: Environment, { definition, fields }: Table, row: Readonly<Stored>): void {
  const { exceptions } = env.dialect
  const missing = Object.entries(fields).filter(
    ([name, field]) =>
      field.required && row[name] === false && !NEVER_EMPTY.has(field.type) && isColumn(field) && isStored(field),
  )
  const first = firstInColumns(env, missing)
  if (first === undefined) return
  const [name, field] = first
  const refusal = Object.assign(exceptions.missingRequired(definition, name, field), { missingField: name })
  throw withDefaultsHint(refusal, definition, name)
}

/** Raises for a row that is like another where none may be. */
function checkAlone(env: Environment, table: Table, row: Readonly<Stored>): void {
  const { definition } = table
  const { exceptions } = env.dialect
  for (const [names, words] of Object.entries(definition.unique ?? {})) {
    const [key = '', ...others] = names.split(',')
    // NULL is like no other.
    if (row[key] === false) continue
    for (const other of table.referring(key, row[key])) {
      const isLike = (name: string) => row[name] !== false && other[name] === row[name]
      if (other !== row && others.every(isLike)) throw exceptions.constraint(words, row, env.context)
    }
  }
}
