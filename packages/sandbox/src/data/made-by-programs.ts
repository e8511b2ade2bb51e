import type { Stored } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { obeyAccess } from './access-records.ts'
import { FIELDS } from './field-id.ts'
import { applyManualFields } from './manual-fields.ts'
import { defineManualModel } from './manual-models.ts'

type Rows = Readonly<Record<string, readonly Stored[]>>

const MODELS = 'ir.model'
const ACCESS = 'ir.model.access'
const CHOICES = 'ir.model.fields.selection'

/** Lists of what a database is made of: what is no program's in them is made anew with each database. */
export const MADE_ANEW: ReadonlySet<string> = new Set([MODELS, FIELDS, CHOICES, ACCESS])

/** What programs have made of a database by records: models, fields and rights. A copy of the other rows has none of it. */
export function madeByPrograms(tables: ReadonlyMap<string, Table>): Rows {
  const rowsOf = (name: string) => [...(tables.get(name)?.rows.values() ?? [])]
  const models = new Map(rowsOf(MODELS).map(({ id, model }) => [id, String(model)]))
  const made = rowsOf(MODELS).filter(({ state }) => state === 'manual')
  const names = new Set(made.map(({ model }) => model))
  const fields = rowsOf(FIELDS).filter(({ state, model }) => state === 'manual' || names.has(model))
  const ids = new Set<unknown>(fields.map(({ id }) => id))
  return {
    [MODELS]: made,
    [FIELDS]: fields,
    [CHOICES]: rowsOf(CHOICES).filter(({ field_id }) => ids.has(field_id)),
    // By the models' names: their ids may be others where all is made again.
    [ACCESS]: rowsOf(ACCESS).flatMap((row) => {
      const model = models.get(Number(row.model_id)) ?? ''
      return tables.get(model)?.definition.firstAccess === undefined ? [] : [{ ...row, model }]
    }),
  }
}

/** Makes what programs had made of a database in one that has its other rows. */
export function makeAgain(env: Environment, rows: Rows): void {
  for (const row of rows[MODELS] ?? []) {
    putBeside(env.table(MODELS), row)
    defineManualModel(env, row)
  }
  const models = new Map([...env.table(MODELS).rows.values()].map(({ id, model }) => [String(model), id]))
  const fields = fieldsAgain(env, rows[FIELDS] ?? [], models)
  for (const [name, own] of Object.entries(rows)) {
    // Others have theirs by their definitions.
    if (MADE_ANEW.has(name) || !env.hasModel(name) || env.table(name).definition.records !== undefined) continue
    for (const row of own) putBeside(env.table(name), row)
  }
  for (const row of rows[CHOICES] ?? []) {
    const field_id = fields.get(Number(row.field_id))
    if (field_id !== undefined) putBeside(env.table(CHOICES), { ...row, field_id })
  }
  const changed = new Set((rows[FIELDS] ?? []).map(({ model }) => String(model)))
  for (const name of changed) applyManualFields(env, name)
  // Columns that are new are empty in rows that were there before them.
  for (const name of changed) if (env.hasModel(name)) valuesAgain(env.table(name), rows[name] ?? [])
  rightsAgain(env, rows[ACCESS] ?? [], models)
}

type Ids = ReadonlyMap<string, number>

/** The ids that they have by now, by those that they had. */
function fieldsAgain(env: Environment, rows: readonly Stored[], models: Ids): ReadonlyMap<number, number> {
  return new Map(
    rows.flatMap((row) => {
      const model_id = models.get(String(row.model))
      return model_id === undefined ? [] : [[row.id, putBeside(env.table(FIELDS), { ...row, model_id })] as const]
    }),
  )
}

function valuesAgain(table: Table, rows: readonly Stored[]): void {
  for (const row of rows) {
    const there = table.rows.get(row.id)
    if (there !== undefined) table.update(there, row)
  }
}

function rightsAgain(env: Environment, rows: readonly Stored[], models: Ids): void {
  // 20 has no such list.
  if (rows.length === 0) return
  const table = env.table(ACCESS)
  const told = rows.flatMap(({ model, ...row }) => {
    const model_id = models.get(String(model))
    return model_id === undefined ? [] : [{ ...row, id: row.id, model_id }]
  })
  for (const id of new Set(told.map(({ model_id }) => model_id))) {
    for (const one of table.referring('model_id', id)) table.remove(one.id)
  }
  for (const row of told) putBeside(table, row)
  obeyAccess(env, told)
}

/** Puts a row under its id, or under a new one where another is there; answers which. */
function putBeside(table: Table, row: Stored): number {
  const id = table.rows.has(row.id) ? table.nextId() : row.id
  table.put({ ...table.empty(), ...row, id })
  return id
}
