import type { FieldDefinition, FieldType, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { inheritedFields } from '../orm/series-models.ts'
import { choicesOf } from './field-columns.ts'
import { FIELDS } from './field-id.ts'
import { literal } from './literal-selection.ts'
import { codeOf } from './memberships.ts'

type Row = Readonly<Stored>

/** Gives a model, and all that inherit from it, the fields that records of `ir.model.fields` tell of. */
export function applyManualFields(env: Environment, model: string, gone: ReadonlySet<number> = new Set()): void {
  if (!env.hasModel(model)) return
  const { definition } = env.table(model)
  const [told] = env.table('ir.model').referring('model', model)
  const rows = told === undefined ? [] : env.table(FIELDS).referring('model_id', told.id)
  const made = rows.filter(({ id, state }) => state === 'manual' && !gone.has(id))
  const own = Object.entries(definition.fields).filter(([, { isManual }]) => !isManual)
  const manual = made.flatMap((row) => {
    const field = fieldOf(row, env, definition)
    return field === undefined ? [] : [[String(row.name), field] as const]
  })
  env.define(model, {
    ...definition,
    fields: { ...Object.fromEntries(own), ...ofParents(env, definition), ...Object.fromEntries(manual) },
  })
  for (const row of made) keepValues(env, model, row)
  for (const { definition: heir } of [...env.tables]) {
    if (Object.values(heir.inherits ?? {}).includes(model)) applyManualFields(env, heir.name)
  }
}

/** What a model has from its parents: told as fields like others (tried on 14.0 and 19.0). */
function ofParents(env: Environment, { inherits = {} }: ModelDefinition): Record<string, FieldDefinition> {
  const all = Object.entries(inherits).flatMap(([link, parent]) => {
    const made = Object.entries(env.table(parent).definition.fields).filter(([, { isManual }]) => isManual)
    return Object.entries(inheritedFields(link, Object.fromEntries(made)))
  })
  return Object.fromEntries(all.map(([name, field]) => [name, { ...field, told: { ...field.told, manual: false } }]))
}

function fieldOf(row: Row, env: Environment, model: ModelDefinition): FieldDefinition | undefined {
  const { ttype, field_description: label, name, help, size, relation, relation_field, related, domain, copied } = row
  const type = ttype as FieldType
  const isLink = type === 'many2one' || type === 'one2many' || type === 'many2many'
  const currencyField = ['currency_id', 'x_currency_id'].find((one) => Object.hasOwn(model.fields, one))
  // An amount without a currency is no field (tried on 14.0 and 19.0).
  if (type === 'monetary' && !row.currency_field && currencyField === undefined) return undefined
  const groups = ((row.groups ?? []) as number[]).flatMap((id) => codeOf(env, id) ?? [])
  const { on_delete: onDelete } = row
  return {
    type,
    isManual: true,
    string: String(label || titled(String(name))),
    required: row.required === true,
    readonly: row.readonly === true,
    ...(Boolean(help) && { help: String(help) }),
    ...(Boolean(size) && type === 'char' && { size: Number(size) }),
    ...(isLink && { relation: String(relation || '_unknown'), domain: domainOf(domain) }),
    ...(type === 'one2many' && { inverse: String(relation_field) }),
    ...((type === 'selection' || type === 'reference') && { selection: (asker) => choicesOf(row, asker) }),
    ...(type === 'monetary' && { currencyField: String(row.currency_field || currencyField) }),
    ...(Boolean(row.translate) && { translate: true }),
    ...(Boolean(related) && { related: String(related), store: row.store !== false }),
    ...(copied === false && { copy: false }),
    ...((onDelete === 'cascade' || onDelete === 'restrict') && { onDelete }),
    ...(groups.length > 0 && { groups }),
  }
}

const domainOf = (domain: unknown) => (domain ? literal(String(domain)) : []) as readonly unknown[]

/** As Python's `title()`, of a name. */
const titled = (name: string) =>
  name
    .replaceAll('_', ' ')
    .replace(/[A-Za-z]+/g, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`)

/** Tells a field of the server's own as its record does. */
export function relabel(env: Environment, { model, name, field_description: label, help }: Row): void {
  const { definition } = env.table(String(model))
  const field = definition.fields[String(name)]
  if (field === undefined) return
  const told = { ...field, string: String(label || ''), ...(Boolean(help) && { help: String(help) }) }
  env.define(definition.name, { ...definition, fields: { ...definition.fields, [String(name)]: told } })
}

/** What a renamed field held goes with it; `column` is the name that it had. */
function keepValues(env: Environment, model: string, field: Row): void {
  const { column, name } = field
  if (column === name) return
  env.table(FIELDS).update(field, { column: name })
  if (typeof column !== 'string') return
  const table = env.table(model)
  for (const row of table.rows.values()) {
    const held = Object.entries(row).filter(([key]) => key === column || key.startsWith(`${column}@`))
    table.update(
      row,
      Object.fromEntries(held.map(([key, value]) => [`${String(name)}${key.slice(column.length)}`, value])),
    )
  }
}

/** A field that would be about nothing without another: the manual ones that use it, named `model.field`. */
export function dependentOf(
  env: Environment,
  model: string,
  name: string,
  isGone: (model: string, name: string) => boolean,
): string | undefined {
  for (const { definition } of env.tables) {
    for (const [other, field] of Object.entries(definition.fields)) {
      if (!field.isManual || field.isInherited || isGone(definition.name, other)) continue
      const isLine = field.type === 'one2many' && field.relation === model && field.inverse === name
      if (isLine || goesThrough(env, definition.name, field.related, model, name)) return `${definition.name}.${other}`
    }
  }
  return undefined
}

function goesThrough(env: Environment, from: string, path: string | undefined, model: string, name: string): boolean {
  let at: string | undefined = from
  for (const step of path?.split('.') ?? []) {
    if (at === model && step === name) return true
    at = at !== undefined && env.hasModel(at) ? env.table(at).fields[step]?.relation : undefined
  }
  return false
}
