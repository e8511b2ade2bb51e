import { ConfigError } from 'ooor/protocol'
import { ServerException } from '../python/exceptions.ts'
import { assign } from './assign.ts'
import { parentsOf } from './create.ts'
import { defaultsOf } from './defaults.ts'
import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** Rows of a user's own, by model. */
export type GivenRows = ReadonlyMap<string, readonly Readonly<Stored>[]>

/** Gives rows of a user's own what `create` would have given them, but for what they name. */
export function completeRows(env: Environment, given: GivenRows): void {
  for (const [model, rows] of given) {
    const table = env.table(model)
    for (const row of rows) {
      try {
        complete(env, table, row)
      } catch (error) {
        if (!(error instanceof ServerException)) throw error
        throw new ConfigError(`row ${row.id} of ${model} cannot be made: ${error.message}`, { cause: error })
      }
    }
  }
}

function complete(env: Environment, table: Table, given: Readonly<Stored>): void {
  const row = table.rows.get(given.id)
  if (row === undefined) return
  const { name: model, prepare, unsaid = {}, inherits = {} } = table.definition
  const named = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[bareName(name), value]])),
  )
  // What the server is made of is checked where it is made.
  const prepared = model.startsWith('ir.') ? named : (prepare?.(named, env) ?? named)
  const values = { ...defaultsOf(env, table, undefined, prepared), ...prepared }
  const isAlone = Object.keys(inherits).some((link) => !(link in named))
  const links = isAlone ? parentsOf(env, table, values) : {}
  const missing = (all: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !(name in named)))
  table.update(row, missing(unsaid))
  assign(env, table, row, missing({ ...values, ...links }), 'create')
}

/** What a value is in one language or company stands under a name of its own, as `name@fr_FR`. */
const bareName = (name: string) => name.replace(/@.*$/, '')
