import type { Environment } from '../orm/environment.ts'

export const FIELDS = 'ir.model.fields'

/** The record of a model's field; `false` for a field that is none. */
export function fieldId(env: Environment, model: unknown, name: unknown): number | false {
  const [told] = env
    .sudo()
    .table('ir.model')
    .referring('model', model as string)
  const rows = told === undefined ? [] : env.sudo().table(FIELDS).referring('model_id', told.id)
  return rows.find((row) => row.name === name)?.id ?? false
}
