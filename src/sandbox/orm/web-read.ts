import type { Environment } from './environment.ts'

/** Which fields to read, and of relations which fields beyond (addons/web/models/models.py of 19). */
export type Specification = Readonly<Record<string, FieldSpecification>>

interface FieldSpecification {
  readonly fields?: Specification
  readonly limit?: number
  readonly order?: string
}

type Row = Record<string, unknown>

/** Reads records and what they refer to in one go (wire/19.0/json2-web_search_read). */
export function webRead(env: Environment, model: string, ids: readonly number[], specification: Specification): Row[] {
  const { fields } = env.table(model)
  const names = Object.keys(specification).filter((name) => name !== 'id')
  const rows = names.length === 0 ? ids.map((id) => ({ id })) : env.read(model, ids, names, 'ids')
  return rows.map((row: Row) => {
    for (const name of names) {
      const { fields: beyond, limit, order } = specification[name] as FieldSpecification
      const relation = fields[name]?.relation
      if (beyond === undefined || relation === undefined) continue
      const linked = row[name]
      if (!Array.isArray(linked)) row[name] = typeof linked === 'number' ? one(env, relation, linked, beyond) : false
      else {
        const sorted = order === undefined ? linked : env.search(relation, [['id', 'in', linked]], { order })
        // Past the limit only the ids.
        const read = webRead(env, relation, sorted.slice(0, limit), beyond)
        row[name] = [...read, ...sorted.slice(read.length).map((id) => ({ id }))]
      }
    }
    return row
  })
}

/** The name of what a record refers to may be read by all who may read the record. */
function one(env: Environment, model: string, id: number, { display_name, ...others }: Specification): Row {
  const [row = { id }] = webRead(env, model, [id], others)
  return { ...row, ...(display_name !== undefined && { display_name: env.sudo().displayName(model, id) }) }
}
