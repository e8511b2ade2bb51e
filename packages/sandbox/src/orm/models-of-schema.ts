import { ConfigError } from 'ooor/protocol'
import { isTable } from '../is-table.ts'
import { own } from '../own.ts'
import type { FieldDefinition, FieldType, ModelDefinition, Selection } from './definition.ts'
import { emptyValue } from './field-storage.ts'
import { isMagic } from './magic-fields.ts'
import type { Unmodelled } from './unmodelled.ts'
import { withoutInherited } from './without-inherited.ts'

/** A field as `fields_get` tells it. */
export interface SchemaField {
  readonly type: string
  readonly string?: string
  readonly help?: string
  readonly required?: boolean
  readonly readonly?: boolean
  readonly store?: boolean
  readonly relation?: string
  readonly relation_field?: string
  /** Up to 8 a list of steps. */
  readonly related?: string | readonly string[] | false
  /** Pairs of a value and its label. */
  readonly selection?: readonly (readonly (string | number)[])[] | string
  readonly translate?: boolean
  readonly company_dependent?: boolean
  readonly currency_field?: string
  readonly aggregator?: string
  /** What a server computes it of; snapshots tell it. */
  readonly depends?: readonly string[]
  /** Whether copies take it over, where that does not follow from the rest; snapshots tell it. */
  readonly copied?: boolean
  readonly not_copied?: boolean
  /** What becomes of a row when the other goes, where it does not just lose it; snapshots tell it. */
  readonly on_delete?: string
  /** What new records get; files of `ooor types --schema` tell none, shapes some. */
  readonly default?: string | number | boolean
}

/** Models with their fields, as `ooor types --schema` writes them. */
export interface SandboxSchema {
  readonly series?: string
  readonly models: Readonly<Record<string, { readonly fields: Readonly<Record<string, SchemaField>> }>>
}

/** Refuses what no file of ours has, as a list of models. */
export function checkModels(what: string, models: unknown): void {
  const isModel = (model: unknown) => {
    const { fields } = (model ?? {}) as { readonly fields?: unknown }
    return isTable(fields) && Object.values(fields).every(isTable)
  }
  if (isTable(models)) {
    const wrong = Object.entries(models).find(([, model]) => !isModel(model))
    if (wrong === undefined) return
    throw new ConfigError(`${what} tells no fields of ${wrong[0]}: write { fields: { name: { type: 'char' } } }`)
  }
  throw new ConfigError(
    `${what} has no \`models\`: pass what \`ooor types --schema\` or \`ooor sandbox snapshot\` wrote`,
  )
}

/** Employees may do all: a schema tells no rights. */
const ACCESS = { system: 'rwcd', user: 'rwcd' } as const

/**
 * The models of a server: those that the sandbox knows with the fields that they lack, all others as tables with the
 * ORM's behaviour and no logic of their own.
 */
export function modelsOfSchema(
  known: readonly ModelDefinition[],
  { models }: SandboxSchema,
  unmodelled: Unmodelled,
): ModelDefinition[] {
  checkModels('the schema', models)
  const all = new Map(known.map((model) => [model.name, model]))
  for (const [name, { fields }] of Object.entries(models)) {
    const model = all.get(name)
    const told = Object.entries(fields).filter(
      ([field]) => !isMagic(field) && !Object.hasOwn(model?.fields ?? {}, field),
    )
    const added = Object.fromEntries(
      told.map(([field, schema]) => [field, definitionOf(name, field, schema, { models, known: all, unmodelled })]),
    )
    if (model === undefined) all.set(name, { name, description: name, access: ACCESS, fields: added, unmodelled })
    else all.set(name, withFields(model, withoutInherited(added, model.inherits ?? {})))
  }
  for (const { fields } of [...all.values()]) {
    for (const { relation } of Object.values(fields)) {
      if (relation === undefined || all.has(relation) || !isOfSchema(relation, models)) continue
      all.set(relation, { name: relation, description: relation, access: ACCESS, fields: NAME, unmodelled })
    }
  }
  return [...all.values()]
}

/** A model with more fields, in which its demo records have what new ones would have. */
function withFields(model: ModelDefinition, added: ModelDefinition['fields']): ModelDefinition {
  const literal = Object.entries(added).flatMap(([name, { companyDependent, compute, default: value }]) =>
    value === undefined || typeof value === 'function' || compute !== undefined
      ? []
      : [[companyDependent ? `${name}@1` : name, value] as const],
  )
  const filled = Object.fromEntries(literal)
  const records = literal.length === 0 ? model.records : model.records?.map((row) => ({ ...filled, ...row }))
  return { ...model, fields: { ...added, ...model.fields }, ...(records && { records }) }
}

/** What a schema of some models only refers to has a name, and no more. */
const NAME: ModelDefinition['fields'] = { name: { type: 'char', string: 'Name' } }

const isOfSchema = (name: string, models: SandboxSchema['models']) =>
  Object.values(models).some(({ fields }) => Object.values(fields).some(({ relation }) => relation === name))

/** What there is beside a field: models that a file tells of, and those that the sandbox has. */
interface Told {
  readonly models: SandboxSchema['models']
  readonly known: ReadonlyMap<string, ModelDefinition>
  readonly unmodelled: Unmodelled
}

function definitionOf(model: string, name: string, schema: SchemaField, told: Told): FieldDefinition {
  const { unmodelled } = told
  const { required, readonly, store, relation, translate, aggregator, depends, copied, not_copied, on_delete } = schema
  // What a program has read itself says `false` where a file is silent.
  const related = schema.related ? [schema.related].flat().join('.') : undefined
  const type = typeOf(schema.type)
  const field: FieldDefinition = {
    type,
    string: schema.string ?? name,
    ...(schema.help !== undefined && { help: schema.help }),
    ...(required && { required }),
    ...(readonly && { readonly }),
    ...(relation !== undefined && { relation }),
    ...(schema.relation_field !== undefined && { inverse: schema.relation_field }),
    ...(Array.isArray(schema.selection) && { selection: schema.selection as unknown as Selection }),
    ...(translate && { translate }),
    ...(schema.company_dependent && { companyDependent: true }),
    ...(schema.currency_field !== undefined && { currencyField: schema.currency_field }),
    ...(aggregator !== undefined && { aggregator }),
    ...(store === false && { store }),
    ...(depends !== undefined && { depends }),
    ...((copied || not_copied || depends !== undefined) && { copy: copied === true }),
    ...((on_delete === 'cascade' || on_delete === 'restrict') && { onDelete: on_delete }),
    ...(name === 'active' ? { default: true } : schema.default !== undefined && { default: schema.default }),
  }
  const rule = own(told.known.get(model)?.toldFields ?? {}, name)
  // What is computed and kept has a column all the same, to be searched and grouped by.
  const isKept = rule?.compute !== undefined && store !== false
  if (rule !== undefined) return { ...field, ...(isKept && { store: true }), ...rule }
  if (type === 'one2many' && schema.relation_field !== undefined) return field
  // What is kept of another record's field is told to be stored, is sorted by, and read with the rest.
  if (related !== undefined && leadsSomewhere(model, related, told))
    return { ...field, related, ...(store === true && { store }) }
  // What can be written keeps what is written, whatever Odoo would make of it.
  if (store !== false || !readonly) {
    if (type === 'one2many') return computed(field, model, name, unmodelled)
    return depends === undefined ? field : { ...field, isMissed: () => unmodelled.field(model, name) }
  }
  return computed(field, model, name, unmodelled)
}

function computed(field: FieldDefinition, model: string, name: string, unmodelled: Unmodelled): FieldDefinition {
  const empty = field.type === 'one2many' ? [] : emptyValue(field)
  return {
    ...field,
    compute: () => {
      unmodelled.field(model, name)
      return empty
    },
  }
}

/** True for a path along many2one fields, the last of any kind, all of which are told or known. */
function leadsSomewhere(model: string, path: string, { models, known }: Told): boolean {
  let at: string | undefined = model
  const steps = path.split('.')
  return steps.every((step, index) => {
    const field: Pick<SchemaField, 'type' | 'relation'> | undefined =
      at === undefined ? undefined : (models[at]?.fields[step] ?? known.get(at)?.fields[step])
    at = field?.type === 'many2one' ? field.relation : undefined
    return field !== undefined && (index === steps.length - 1 || at !== undefined)
  })
}

const JSON_KINDS: ReadonlySet<string> = new Set(['properties', 'properties_definition'])
const typeOf = (type: string) => (JSON_KINDS.has(type) ? 'json' : type) as FieldType
