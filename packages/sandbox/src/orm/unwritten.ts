import { keyError, ServerException } from '../python/exceptions.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { askedId } from './asked-ids.ts'
import { checkCommand, codeOf, partOf } from './commands.ts'
import { noCommands } from './default-links.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { storedValue } from './stored-value.ts'

/**
 * What is computed takes values that nobody keeps: on 14 and since 19 they are looked at all the same, on their way into
 * the cache (each kind tried on 14.0 and 19.0).
 */
export function lookAtUnwritten(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  value: unknown,
): void {
  const { major } = env.dialect.series
  if (major !== 14 && major < 19) return
  if (field.type.endsWith('2many')) {
    if (major >= 19) lookAtCommands(env, table, name, field, value)
    else lookAtList(env, table, name, value)
    return
  }
  if (major < 19 && !LOOKED_AT_BY_14.has(field.type)) return
  // A dictionary stands for its id.
  if (major < 19 && field.type === 'integer' && pythonType(value) === 'dict') return
  try {
    storedValue(env, table, name, field, value, major < 19 ? { storing: 'write' } : {})
  } catch (error) {
    // PostgreSQL never hears of them, nor looks for what they link to.
    if (!(error instanceof ServerException) || error.exception.startsWith('builtins.')) throw error
    if (error.exception === 'odoo.exceptions.UserError') throw error
  }
}

/** Links to one that are none end otherwise; of the rest anything will do (tried on 14.0). */
const LOOKED_AT_BY_14: ReadonlySet<FieldDefinition['type']> = new Set([
  ...(['integer', 'float', 'monetary', 'date', 'datetime', 'selection'] as const),
])

/** What a list that is kept in a way of its own is given: commands, and those that replace it lists of ids (tried on 19.0; on 14.0 that it is a list). */
export function lookAtList(env: Environment, table: Table, name: string, value: unknown): void {
  const { major } = env.dialect.series
  if (major === 14 && isTrue(value) && !Array.isArray(value)) throw noCommands(table, name, value)
  if (major < 19 || value === null || value === false) return
  if (!Array.isArray(value)) throw noCommands(table, name, value)
  for (const command of value) {
    const [code, , ids] = Array.isArray(command) ? command : []
    if (code === 6 && typeof ids === 'string' && ids !== '') askedId(ids, env.dialect.series.major)
  }
}

function lookAtCommands(env: Environment, table: Table, name: string, field: FieldDefinition, value: unknown): void {
  const isOfLines = field.type === 'one2many'
  if (isOfLines) lookAtList(env, table, name, value)
  if (value === null || value === false) return
  if (!Array.isArray(value)) throw noCommands(table, name, value)
  const other = env.table(field.relation ?? '')
  const look = (id: unknown) => {
    const asked = askedId(id, env.dialect.series.major)
    if (typeof asked === 'number' && asked > 0) env.existing(other, asked, 'write')
  }
  for (const command of value) {
    if (typeof command === 'number') {
      if (isOfLines) look(command)
    } else if (!Array.isArray(command)) checkCommand(command)
    else if (codeOf(command) === 4 && isOfLines) look(partOf(command, 1))
    else if (codeOf(command) === 0) lookAtNames(env, other, partOf(command, 2))
  }
}

/** The fields of a new record are looked up; threads name them in their own way. */
function lookAtNames(env: Environment, { definition, fields }: Table, values: unknown): void {
  if (pythonType(values) !== 'dict') return
  const stranger = Object.keys(values as object).find((one) => !Object.hasOwn(fields, one))
  if (stranger === undefined) return
  throw definition.name === 'mail.message'
    ? keyError(stranger)
    : env.dialect.exceptions.unknownField('create', stranger, definition.name)
}
