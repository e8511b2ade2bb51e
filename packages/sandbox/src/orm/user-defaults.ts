import { ServerException } from '../python/exceptions.ts'
import type { Environment } from './environment.ts'

const MODEL = 'ir.default'
const FIELDS = 'ir.model.fields'

/**
 * Defaults of a model's fields that were set for the user, the user's company or everybody, by their names: whose user
 * is named comes first, then whose company is (`odoo/addons/base/models/ir_default.py` of 14 and 19).
 */
export function userDefaultsOf(env: Environment, model: string, condition: unknown = false): Map<string, unknown> {
  const defaults = new Map<string, unknown>()
  if (!env.hasModel(MODEL) || env.table(MODEL).rows.size === 0) return defaults
  const fields = env.table(FIELDS).rows
  const isOpen = (value: unknown, own: unknown) => value === false || value === own
  const rows = [...env.table(MODEL).rows.values()]
    .filter((row) => fields.get(Number(row.field_id))?.model === model && row.condition === (condition || false))
    .filter((row) => isOpen(row.user_id, env.uid) && isOpen(row.company_id, env.companyId))
  // PostgreSQL puts what is nothing last.
  const place = (value: unknown) => (value === false ? 1 : 0)
  rows.sort((a, b) => place(a.user_id) - place(b.user_id) || place(a.company_id) - place(b.company_id) || a.id - b.id)
  for (const row of rows) {
    const name = String(fields.get(Number(row.field_id))?.name)
    if (!defaults.has(name)) defaults.set(name, ofJson(row.json_value))
  }
  return defaults
}

/** As Python's `json.loads` reads it; 14 keeps texts that are none. */
export function ofJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    throw new ServerException('json.decoder.JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)')
  }
}

/** Defaults that are records which are gone go with them. */
export function forgetDefaults(env: Environment, model: string, gone: ReadonlySet<number>): void {
  if (!env.hasModel(MODEL) || env.table(MODEL).rows.size === 0) return
  const [table, fields] = [env.table(MODEL), env.table(FIELDS)]
  for (const row of [...table.rows.values()]) {
    const field = fields.rows.get(Number(row.field_id))
    const isOne = field?.ttype === 'many2one' && field.relation === model
    if (isOne && gone.has(Number(row.json_value))) table.remove(row.id)
  }
}
