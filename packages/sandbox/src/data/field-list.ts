import type { Series } from 'ooor/protocol'
import { isCopiedByItself } from '../orm/copied-by-itself.ts'
import { isOfOthers } from '../orm/copy.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isStored } from '../orm/field-storage.ts'
import { allFields } from '../orm/magic-fields.ts'
import { keyError } from '../python/exceptions.ts'
import { checkField, newField, refuseChange, refuseRemoval } from './field-checks.ts'
import { fieldColumns, fieldKinds } from './field-columns.ts'
import { isIndexed } from './indexed-fields.ts'
import { applyManualFields, relabel } from './manual-fields.ts'
import { NO_TABLE, relationTable } from './relation-tables.ts'
import { trackingOf } from './tracked-fields.ts'

type Values = Readonly<Record<string, unknown>>

/** What becomes of a model when a record of its fields is made, changed or deleted. */
const MADE_BY_RECORDS: Partial<ModelDefinition> = {
  unique: {
    'name,model': { words: 'Field names must be unique per model.', constraint: 'ir_model_fields_name_unique' },
  },
  inspects: (values, env, operation) => {
    // Since 19 the model is read first.
    const isRead = env.dialect.series.major >= 19 && operation === 'create' && 'model_id' in values
    if (isRead) env.checkAccess(env.table('ir.model'), 'read')
    const { major } = env.dialect.series
    if (operation !== 'write' || major < 16 || major > 18) return
    // Each is looked up, whether it is translated, before anybody asks who may (tried on 16.0 to 18.0).
    const { fields } = env.table('ir.model.fields')
    const unknown = Object.keys(values).find((name) => !Object.hasOwn(fields, name))
    if (unknown !== undefined) throw keyError(unknown)
  },
  prepare: newField,
  constrain: checkField,
  refuses: refuseChange,
  written: (rows, _, env) => {
    for (const row of rows) if (row.state !== 'manual') relabel(env, row)
    for (const model of modelsOf(env, rows)) applyManualFields(env, model)
  },
  removed: (rows, env) => {
    refuseRemoval(rows, env)
    const gone = new Set(rows.map(({ id }) => id))
    for (const model of modelsOf(env, rows)) applyManualFields(env, model, gone)
  },
}

/** Whatever is written as its name. */
function modelsOf(env: Environment, rows: readonly Readonly<Stored>[]): ReadonlySet<string> {
  const models = env.table('ir.model').rows
  return new Set(rows.map(({ model_id }) => String(models.get(Number(model_id))?.model)))
}

/** The list of all fields, as a model; its rows are made when somebody looks ({@link fieldRows}). */
export function fieldList(series: Series): ModelDefinition {
  const { major } = series
  const isMade = major >= 8
  const link = {
    model: { type: 'char', string: 'Model Name', required: true },
    model_id: { type: 'many2one', string: 'Model', relation: 'ir.model', required: true, onDelete: 'cascade' },
  } as const
  return {
    name: 'ir.model.fields',
    description: 'Fields',
    // Since 16 for administrators only (tried on 14.0, 16.0 and 19.0).
    access: major < 16 ? { system: 'rwcd', user: 'r' } : { system: 'rwcd' },
    order: 'name',
    recName: 'field_description',
    displayName: ({ field_description, model }, env) => {
      // By its model's name since 17 (tried on 14.0 and 19.0).
      if (major < 17) return `${String(field_description)} (${String(model)})`
      if (!env.hasModel(String(model))) return `${String(field_description)} (False)`
      const { description } = env.table(String(model)).definition
      return `${String(field_description)} (${description})`
    },
    fields: {
      name: { type: 'char', string: 'Field Name', required: true, default: 'x_' },
      // Which of the two is missed first (tried on 14.0 and 19.0).
      ...(major < 19 ? link : { model_id: link.model_id, model: link.model }),
      field_description: { type: 'char', string: 'Field Label', required: true, translate: major >= 9, default: '' },
      ttype: { type: 'selection', string: 'Field Type', required: true, selection: fieldKinds(series) },
      relation: { type: 'char', string: 'Related Model' },
      relation_field: { type: 'char', string: major < 14 ? 'Inverse Field' : 'Relation Field' },
      required: { type: 'boolean', string: 'Required' },
      readonly: { type: 'boolean', string: 'Readonly' },
      store: { type: 'boolean', string: 'Stored', since: 9, default: true },
      state: {
        type: 'selection',
        string: 'Type',
        readonly: true,
        required: true,
        copy: false,
        selection: [
          ['manual', 'Custom Field'],
          ['base', 'Base Field'],
        ],
        default: 'manual',
      },
      ...(isMade && fieldColumns(series)),
    },
    ...(isMade && MADE_BY_RECORDS),
  }
}

/** A row for each field of each model. */
export function fieldRows(
  models: readonly ModelDefinition[],
  modelIds: ReadonlyMap<string, number>,
  series: Series,
): Stored[] {
  const all = models.flatMap((model) =>
    Object.entries<FieldDefinition>(allFields(model)).map(([name, field]) => ({
      name,
      model: model.name,
      model_id: modelIds.get(model.name) ?? false,
      ...fieldRow(model.name, name, field, series.major),
    })),
  )
  return all.map((row, index) => ({ id: index + 1, ...row }))
}

/** What a row tells of a field (`_reflect_field_params` of odoo/addons/base/models/ir_model.py; tried on 14.0 and 16.0 to 19.0). */
function fieldRow(model: string, name: string, field: FieldDefinition, major: number): Values {
  const { type, told = {}, help, size, relation = '', inverse, onDelete, required = false } = field
  // Values of companies stood in a table of their own up to 17.
  const isKept = told.store ?? (isStored(field) && !(field.companyDependent === true && major < 18))
  const related = told.related ?? field.related ?? false
  const isOwn = field.compute === undefined && related === false
  const [table, column1, column2] = type === 'many2many' ? relationTable(model, name, field, major) : NO_TABLE
  return {
    field_description: field.string ?? name,
    ttype: type,
    relation: relation || false,
    relation_field: type === 'one2many' && ((isOwn && inverse) || isOfThread(field)),
    ...{ relation_table: table, column1, column2 },
    required,
    readonly: told.readonly ?? field.readonly ?? false,
    store: isKept,
    index: isIndexed(model, name, major),
    state: 'base',
    help: help ?? false,
    size: size ?? 0,
    related,
    copied: LOGGED.has(name) || (isCopiedByItself(field) && !isOfOthers(model, name, major)),
    selectable:
      isKept === true ||
      field.searchable === true ||
      (name === 'display_name' && major >= 18) ||
      (related !== false && !field.isComputedByParent),
    translate: translation(field, major),
    on_delete: type === 'many2one' && related === false && (onDelete ?? (required ? 'restrict' : 'set null')),
    tracking: trackingOf(model, name, major),
    company_dependent: field.companyDependent ?? false,
    currency_field: (TELLING_CURRENCIES.has(model) && field.currencyField) || false,
    domain: false,
  }
}

/** What hangs on records of all models is linked to them by their ids. */
const THREADS: ReadonlySet<string | undefined> = new Set(['mail.message', 'mail.followers', 'mail.activity'])

const isOfThread = ({ relation, isInherited }: FieldDefinition) => THREADS.has(relation) && !isInherited && 'res_id'

/** Models that name the currencies of their amounts, as others leave to Odoo. */
const TELLING_CURRENCIES: ReadonlySet<string> = new Set(['payment.transaction', 'product.wishlist'])

/** Fields that keep who made and changed a record: they say that they are copied, and are not. */
const LOGGED: ReadonlySet<string> = new Set(['create_date', 'create_uid', 'write_date', 'write_uid'])

/** Since 19 how texts of languages belong together. */
function translation({ translate, type, told }: FieldDefinition, major: number): boolean | string {
  const isTranslated = (told?.translate ?? translate) === true
  if (!isTranslated || major < 19) return isTranslated
  return type === 'html' ? 'html_translate' : 'standard'
}
