import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { storedValue } from '../orm/stored-value.ts'
import { ofJson, userDefaultsOf } from '../orm/user-defaults.ts'
import { validationError } from '../python/exceptions.ts'
import { pythonStr } from '../python/repr.ts'
import { fieldId } from './field-id.ts'

const MODEL = 'ir.default'

/** What fields are at first for users and companies, since 11 (`odoo/addons/base/models/ir_default.py`; tried on 14.0 and 16.0 to 19.0). */
export function userDefaults({ major }: Series): ModelDefinition[] {
  if (major < 11) return []
  const link = (string: string, relation: string) =>
    ({ type: 'many2one', string, relation, onDelete: 'cascade' }) as const
  return [
    {
      name: MODEL,
      description: 'Default Values',
      access: { system: 'rwcd', user: 'rwcd', ...(major < 16 && { everyone: 'r' }) },
      rules: { user: (row, env, operation) => operation === 'read' || row.user_id === env.uid },
      recName: 'field_id',
      fields: {
        field_id: { ...link('Field', 'ir.model.fields'), required: true },
        user_id: link('User', 'res.users'),
        company_id: link('Company', 'res.company'),
        condition: { type: 'char', string: 'Condition' },
        json_value: { type: 'char', string: 'Default Value (JSON format)', required: true },
      },
      // 14 keeps whatever it is (tried on 14.0; 15 is taken for 16).
      ...(major >= 15 && {
        constrain: ({ json_value }) => {
          if (!isJson(json_value)) throw validationError('Invalid JSON format in Default Value field.')
        },
      }),
      methods: { set, discard_values, ...(major < 17 && { get, get_model_defaults }) },
    },
  ]
}

function isJson(text: unknown): boolean {
  try {
    ofJson(text)
    return true
  } catch {
    return false
  }
}

const SCOPE = ['user_id', 'company_id', 'condition'] as const

const set: MethodDefinition = {
  params: ['model_name', 'field_name', 'value', ...SCOPE],
  required: 3,
  model: true,
  run: (env, _, { model_name, field_name, value, ...scope }) => {
    const json_value = checked(env, String(model_name), String(field_name), value)
    const { row, values } = found(env, model_name, field_name, scope)
    if (row === undefined) env.create(MODEL, { ...values, json_value })
    // Since 17 what is so already is not written.
    else if (env.dialect.series.major < 17 || row.json_value !== json_value) env.write(MODEL, [row.id], { json_value })
    return true
  },
}

const get: MethodDefinition = {
  params: ['model_name', 'field_name', ...SCOPE],
  required: 2,
  model: true,
  run: (env, _, { model_name, field_name, ...scope }) => {
    const { row } = found(env, model_name, field_name, scope)
    return row === undefined ? null : ofJson(row.json_value)
  },
}

const get_model_defaults: MethodDefinition = {
  params: ['model_name', 'condition'],
  required: 1,
  model: true,
  run: (env, _, { model_name, condition }) => Object.fromEntries(userDefaultsOf(env, String(model_name), condition)),
}

const discard_values: MethodDefinition = {
  params: ['model_name', 'field_name', 'values'],
  required: 3,
  model: true,
  run: (env, _, { model_name, field_name, values }) => {
    const texts = (values as unknown[]).map(jsonText)
    const domain = [
      ['field_id', '=', fieldId(env, model_name, field_name)],
      ['json_value', 'in', texts],
    ]
    env.unlink(MODEL, env.search(MODEL, domain))
    return true
  },
}

type Values = Readonly<Record<string, unknown>>

/** The default of the same field, user, company and condition, and the values of one. */
function found(env: Environment, model: unknown, field: unknown, { user_id, company_id, condition }: Values) {
  const values = {
    field_id: fieldId(env, model, field),
    user_id: user_id === true ? env.uid : (user_id ?? false),
    company_id: company_id === true ? env.companyId : (company_id ?? false),
    condition: condition ?? false,
  }
  const domain = Object.entries(values).map(([name, value]) => [name, '=', value])
  const [id] = env.search(MODEL, domain)
  return { row: id === undefined ? undefined : (env.table(MODEL).rows.get(id) as Readonly<Stored>), values }
}

/** A default as it is kept. */
function checked(env: Environment, model: string, name: string, value: unknown): string {
  const { major } = env.dialect.series
  const field = env.hasModel(model) ? env.table(model).fields[name] : undefined
  const refused = (words: string) => validationError(`Invalid value for ${model}.${name}: ${words}`)
  if (field === undefined) throw validationError(`Invalid field ${model}.${name}`)
  const isNumber = field.type === 'integer' && typeof value === 'number'
  try {
    // No column looks at it yet.
    if (field.relation === undefined && !isNumber) storedValue(env, env.table(model), name, field, value)
  } catch {
    throw refused(pythonStr(value))
  }
  const isLarge = isNumber && Math.abs(value) >= 2 ** 31 - 1
  if (major >= 16 && isLarge) {
    throw refused(`${pythonStr(value)} is out of bounds (integers should be between -2,147,483,648 and 2,147,483,647)`)
  }
  return jsonText(value)
}

/** As Python's `json.dumps` writes it. */
function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${jsonText(one)}`)
    .join(', ')}}`
}
