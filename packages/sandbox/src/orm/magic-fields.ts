import type { FieldDefinition, ModelDefinition } from './definition.ts'
import { nameOfNothing } from './old-ids.ts'

const ID: FieldDefinition = { type: 'integer', string: 'ID', readonly: true }

const LOGGED: Readonly<Record<string, FieldDefinition>> = {
  create_date: { type: 'datetime', string: 'Created on', readonly: true, copy: false },
  write_date: { type: 'datetime', string: 'Last Updated on', readonly: true, copy: false },
  create_uid: { type: 'many2one', string: 'Created by', relation: 'res.users', readonly: true, copy: false },
  write_uid: { type: 'many2one', string: 'Last Updated by', relation: 'res.users', readonly: true, copy: false },
}

/** The fields that every model has. */
function magicFields(definition: ModelDefinition): Record<string, FieldDefinition> {
  const recName = definition.recName ?? 'name'
  return {
    id: ID,
    ...(!definition.isUnlogged && LOGGED),
    display_name: {
      type: 'char',
      string: 'Display Name',
      readonly: true,
      // What has no name is called after nothing.
      depends: recName in definition.fields || definition.inherits !== undefined ? [recName] : [],
      compute: (row, env) => {
        const isThere = env.table(definition.name).rows.has(row.id)
        const unsaved = () => definition.displayName?.(row, env) ?? row[recName]
        const { major } = env.dialect.series
        // A name that comes from another record is not in the row (users; tried on 14.0).
        const isInherited = env.table(definition.name).fields[recName]?.isInherited === true
        if (!isThere && !(recName in env.table(definition.name).fields)) return `${definition.name},${row.id}`
        const lacksName = row[recName] === false || (isInherited && row[recName] === undefined)
        if (!isThere && lacksName && major >= 13 && major < 17) return nameOfNothing(definition.name, major)
        const name = isThere ? env.displayName(definition.name, row.id) : unsaved()
        return name || nameless(definition.name, major)
      },
    },
  }
}

/** By definition, which are never changed: tables of the same model share them. */
const known = new WeakMap<ModelDefinition, Readonly<Record<string, FieldDefinition>>>()

/** The fields of a model, those that every model has among them. */
export function allFields(definition: ModelDefinition): Readonly<Record<string, FieldDefinition>> {
  const fields = known.get(definition) ?? madeFields(definition)
  known.set(definition, fields)
  return fields
}

function madeFields(definition: ModelDefinition): Record<string, FieldDefinition> {
  const fields = { ...magicFields(definition), ...definition.fields }
  for (const [name, amendment] of Object.entries(definition.amended ?? {})) {
    const field = fields[name]
    if (field === undefined) continue
    fields[name] = { ...field, ...amendment, told: { ...field.told, ...amendment.told } }
  }
  return fields
}

/** Models that make up the names of their records, also of those that are called nothing (tried on 14.0 and 19.0). */
const COMPOSED: ReadonlySet<string> = new Set(['res.partner', 'res.partner.category', 'res.bank', 'account.tax'])

export const isComposed = (model: string, major: number) =>
  COMPOSED.has(model) || (major < 19 && model === 'product.product')

function nameless(model: string, major: number): string | false {
  if (major >= 19 && model === 'account.tax') return false
  if (major >= 19 && model === 'product.public.category') return 'New'
  // An activity of no kind (tried on 14.0).
  if (major >= 13 && model === 'mail.activity') return false
  return major < 17 || isComposed(model, major) ? '' : false
}

/** Whether every model has a field of this name. */
export const isMagic = (name: string): boolean =>
  name === 'id' || name === 'display_name' || Object.hasOwn(LOGGED, name)
