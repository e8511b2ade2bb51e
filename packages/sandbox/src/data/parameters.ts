import type { Series } from 'ooor/protocol'
import { noOperator } from '../orm/asked-ids.ts'
import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { hashed, pythonType } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'

const MODEL = 'ir.config_parameter'

/** The server's settings by key, for administrators (tried on 14.0 and 19.0). */
export function parametersModel({ major }: Series): ModelDefinition {
  return {
    name: MODEL,
    description: 'System Parameter',
    access: { system: 'rwcd' },
    order: 'key',
    recName: 'key',
    unique: { key: { words: 'Key must be unique.', constraint: 'ir_config_parameter_key_uniq' } },
    fields: {
      key: { type: 'char', string: 'Key', required: true },
      value: { type: 'text', string: 'Value', required: true },
    },
    ...(major >= 16 && { refuses: keepsKeys, removed: keepsDefaults }),
    ...(major < 20 && { methods: { get_param, set_param } }),
    records: [{ id: 1, key: 'database.uuid', value: '3f8c1e52-5b1d-4a6e-9a37-6f0d2b7c9e14' }],
  }
}

/** What a database has from the beginning (`_default_parameters` of odoo's ir_config_parameter.py). */
const DEFAULTS: ReadonlySet<unknown> = new Set([
  ...['database.secret', 'database.uuid', 'database.create_date', 'web.base.url'],
  ...['base.login_cooldown_after', 'base.login_cooldown_duration'],
])

/** It keeps its keys and stays (tried on 16.0; 17 to 19 by source). */
const keepsKeys: NonNullable<ModelDefinition['refuses']> = (rows, values) => {
  const kept = rows.map(({ key }) => key).filter((key) => DEFAULTS.has(key))
  if (!('key' in values) || kept.length === 0) return
  throw validationError(`You cannot rename config parameters with keys ${kept.join(', ')}`)
}

const keepsDefaults: NonNullable<ModelDefinition['removed']> = (rows) => {
  const kept = rows.find(({ key }) => DEFAULTS.has(key))
  if (kept !== undefined) throw validationError(`You cannot delete the ${String(kept.key)} record.`)
}

const get_param: MethodDefinition = {
  params: ['key', 'default'],
  required: 1,
  model: true,
  // An empty value is none (tried on 14.0 and 19.0).
  run: (env, _, { key, default: otherwise = false }) => {
    env.checkAccess(env.table(MODEL), 'read')
    // A query of its own compares it as it was given (tried on 19.0).
    const isText = typeof hashed(key) === 'string' || key === null
    if (!isText && env.dialect.series.major >= 19) throw noOperator(columnType(key), '=', 'character varying')
    return parameter(env, key)?.value || otherwise
  },
}

/** Answers what the value was; `false` and None delete it. */
const set_param: MethodDefinition = {
  params: ['key', 'value'],
  required: 2,
  model: true,
  run: (env, _, { key, value }) => {
    const row = parameter(env, key)
    const before = row?.value ?? false
    const isGone = value === false || value === null || value === undefined
    const text = typeof value === 'string' ? value : pythonRepr(value)
    if (row === undefined) {
      if (!isGone) env.create(MODEL, { key, value: text })
    } else if (isGone) env.unlink(MODEL, [row.id])
    else if (text !== before) env.write(MODEL, [row.id], { value: text })
    return before
  },
}

/** What PostgreSQL takes a value for. */
function columnType(value: unknown): string {
  if (typeof value === 'boolean') return 'boolean'
  return pythonType(value) === 'int' && Math.abs(value as number) < 2 ** 31 ? 'integer' : 'numeric'
}

function parameter(env: Environment, key: unknown): Readonly<Stored> | undefined {
  const [id] = env.search(MODEL, [['key', '=', key]])
  return id === undefined ? undefined : env.table(MODEL).rows.get(id)
}

/** A setting of the server, whoever asks; undefined where it is not set. */
export function settingOf(env: Environment, key: string): unknown {
  return env.table(MODEL).referring('key', key)[0]?.value
}
