import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { allFields } from '../orm/magic-fields.ts'
import { checkField, newField, refuseChange, refuseRemoval } from './field-checks.ts'
import { fieldColumns, fieldKinds } from './field-columns.ts'
import { applyManualFields, relabel } from './manual-fields.ts'

/** What becomes of a model when a record of its fields is made, changed or deleted. */
const MADE_BY_RECORDS: Partial<ModelDefinition> = {
  unique: {
    'name,model': { words: 'Field names must be unique per model.', constraint: 'ir_model_fields_name_unique' },
  },
  inspects: (values, env, operation) => {
    // Since 19 the model is read first.
    const isRead = env.dialect.series.major >= 19 && operation === 'create' && 'model_id' in values
    if (isRead) env.checkAccess(env.table('ir.model'), 'read')
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
export function fieldRows(models: readonly ModelDefinition[], modelIds: ReadonlyMap<string, number>): Stored[] {
  const all = models.flatMap((model) =>
    Object.entries<FieldDefinition>(allFields(model)).map(([name, field]) => ({
      name,
      model: model.name,
      model_id: modelIds.get(model.name) ?? false,
      field_description: field.string ?? name,
      ttype: field.type,
      relation: field.relation ?? false,
      relation_field: field.inverse ?? false,
      required: field.required ?? false,
      readonly: field.readonly ?? false,
      store: field.store ?? (field.compute === undefined && field.related === undefined),
      state: 'base',
      help: field.help ?? false,
      size: field.size ?? 0,
      related: field.related ?? false,
      copied: field.copy !== false && field.related === undefined && field.type !== 'one2many',
      selectable: true,
      domain: '[]',
    })),
  )
  return all.map((row, index) => ({ id: index + 1, ...row }))
}
