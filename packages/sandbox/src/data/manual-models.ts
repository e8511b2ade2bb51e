import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { fieldsOfEvery } from '../orm/series-models.ts'
import { keyError, userError, validationError } from '../python/exceptions.ts'
import { baseRows } from './field-checks.ts'
import { FIELDS } from './field-id.ts'
import { applyManualFields } from './manual-fields.ts'

type Row = Readonly<Stored>

/** What becomes of models when a record of `ir.model` is made, changed or deleted (tried on 14.0 and 19.0). */
export const MADE_BY_RECORDS: Partial<ModelDefinition> = {
  unique: { model: { words: 'Each model must have a unique name.', constraint: 'ir_model_obj_name_uniq' } },
  prepare: (values) => {
    if (!('model' in values)) throw keyError('model')
    return values
  },
  constrain: ({ model, state }) => {
    const name = String(model)
    if (state === 'manual' && !name.startsWith('x_')) throw validationError("The model name must start with 'x_'.")
    if (/^[a-z0-9_.]+$/.test(name)) return
    throw validationError('The model name can only contain lowercase characters, digits, underscores and dots.')
  },
  created: (row, env) => makeModel(env, row),
  refuses: (rows, values, env) => {
    for (const [name, label] of Object.entries(FIXED)) {
      if (!(name in values) || rows.every((row) => row[name] === values[name])) continue
      const told = env.dialect.series.major < 19 ? `"${label}"` : label
      throw userError(`Field ${told} cannot be modified on models.`)
    }
    // Threads are brought by programs (tried on 16.0 to 18.0).
    const { major } = env.dialect.series
    if (major < 16 || major > 18 || !THREADED.some((name) => name in values)) return
    if (rows.some(({ state }) => state !== 'manual')) throw userError('Only custom models can be modified.')
  },
  written: (rows, values, env) => {
    if ('name' in values || 'order' in values) for (const row of rows) describe(env, row)
  },
  removed: (rows, env) => {
    for (const row of rows) removeModel(env, row)
  },
}

const THREADED = ['is_mail_thread', 'is_mail_activity', 'is_mail_blacklist']

const FIXED = { model: 'Model', state: 'Type', abstract: 'Abstract Model', transient: 'Transient Model' } as const

function makeModel(env: Environment, row: Row): void {
  if (row.state !== 'manual') return
  defineManualModel(env, row)
  baseRows(env, String(row.model), row.id)
  applyManualFields(env, String(row.model))
}

/** The model of a record, without fields: rows of their list tell of those. */
export function defineManualModel(env: Environment, row: Row): void {
  const name = String(row.model)
  env.define(name, {
    ...{ name, description: String(row.name), access: {}, recName: 'x_name' },
    fields: fieldsOfEvery(env.dialect.series.major),
    ...(row.transient === true && { isTransient: true }),
  })
  describe(env, row)
}

function describe(env: Environment, { model, name, order, state }: Row): void {
  if (!env.hasModel(String(model))) return
  const { definition } = env.table(String(model))
  const isMade = state === 'manual' && Boolean(order)
  env.define(String(model), { ...definition, description: String(name), ...(isMade && { order: String(order) }) })
}

function removeModel(env: Environment, { model, name, state }: Row): void {
  if (state !== 'manual') {
    const { major } = env.dialect.series
    // 19 meets its fields first.
    if (major >= 19) throw userError('This column contains module data and cannot be removed!')
    throw userError(`Model '${String(name)}' contains module data and cannot be removed.`)
  }
  const table = env.table(FIELDS)
  const linked = [...table.rows.values()].filter((row) => row.relation === model && row.state === 'manual')
  if (linked.length > 0)
    env.unlink(
      FIELDS,
      linked.map(({ id }) => id),
    )
  env.define(String(model), undefined)
}
