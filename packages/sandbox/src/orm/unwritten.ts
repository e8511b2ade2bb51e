import { ServerException } from '../python/exceptions.ts'
import { askedId } from './asked-ids.ts'
import { checkCommand, codeOf, partOf } from './commands.ts'
import { noCommands } from './default-links.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { storedValue } from './stored-value.ts'

/**
 * What is computed takes values that nobody keeps: since 19 they are looked at all the same, on their way into the cache
 * (each kind tried on 19.0).
 */
export function lookAtUnwritten(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  value: unknown,
): void {
  if (env.dialect.series.major < 19) return
  if (field.type.endsWith('2many')) {
    lookAtCommands(env, table, name, field, value)
    return
  }
  try {
    storedValue(env, table, name, field, value)
  } catch (error) {
    // PostgreSQL never hears of them.
    if (!(error instanceof ServerException) || !error.exception.startsWith('psycopg2.')) throw error
  }
}

/** What a list that is kept in a way of its own is given: commands, and those that replace it lists of ids (tried on 19.0). */
export function lookAtList(env: Environment, table: Table, name: string, value: unknown): void {
  if (env.dialect.series.major < 19 || value === null || value === false) return
  if (!Array.isArray(value)) throw noCommands(table, name, value)
  for (const command of value) {
    const [code, , ids] = Array.isArray(command) ? command : []
    if (code === 6 && typeof ids === 'string' && ids !== '') askedId(ids, env.dialect.series.major)
  }
}

function lookAtCommands(env: Environment, table: Table, name: string, field: FieldDefinition, value: unknown): void {
  lookAtList(env, table, name, value)
  if (!Array.isArray(value)) return
  const other = env.table(field.relation ?? '')
  const look = (id: unknown) => {
    const asked = askedId(id, env.dialect.series.major)
    if (typeof asked === 'number' && asked > 0) env.existing(other, asked, 'write')
  }
  for (const command of value) {
    if (typeof command === 'number') look(command)
    else if (!Array.isArray(command)) checkCommand(command)
    else if (codeOf(command) === 4) look(partOf(command, 1))
  }
}
