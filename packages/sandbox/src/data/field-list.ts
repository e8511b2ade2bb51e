import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import { allFields } from '../orm/magic-fields.ts'

/** The list of all fields, as a model; its rows are made when somebody looks ({@link fieldRows}). */
export function fieldList({ major }: Series): ModelDefinition {
  return {
    name: 'ir.model.fields',
    description: 'Fields',
    // Since 19 for administrators only (tried on 14.0 and 19.0).
    access: major < 19 ? { system: 'rwcd', user: 'r' } : { system: 'rwcd' },
    order: 'name',
    recName: 'field_description',
    displayName: ({ field_description, model }, env) => {
      // By its model's name since 17 (tried on 14.0 and 19.0).
      if (major < 17) return `${String(field_description)} (${String(model)})`
      const { description } = env.table(String(model)).definition
      return `${String(field_description)} (${description})`
    },
    fields: {
      name: { type: 'char', string: 'Field Name', required: true },
      model: { type: 'char', string: 'Model Name', required: true },
      model_id: { type: 'many2one', string: 'Model', relation: 'ir.model', required: true, onDelete: 'cascade' },
      field_description: { type: 'char', string: 'Field Label', required: true, translate: major >= 9 },
      ttype: { type: 'selection', string: 'Field Type', required: true, selection: kindsOfFields(major) },
      relation: { type: 'char', string: 'Related Model' },
      relation_field: { type: 'char', string: 'Inverse Field' },
      required: { type: 'boolean', string: 'Required' },
      readonly: { type: 'boolean', string: 'Readonly' },
      store: { type: 'boolean', string: 'Stored', since: 9 },
      state: {
        ...{ type: 'selection', string: 'Type', readonly: true, required: true },
        selection: [
          ['manual', 'Custom Field'],
          ['base', 'Base Field'],
        ],
        default: 'manual',
      },
    },
  }
}

/** By the first and the last series (schemas of real servers). */
const KINDS: Readonly<Record<string, readonly [since: number, until: number]>> = {
  ...{ html: [7, 99], serialized: [6, 8], monetary: [9, 99], many2one_reference: [13, 99] },
  ...{ json: [16, 99], properties: [16, 99], properties_definition: [16, 99] },
}

function kindsOfFields(major: number): Selection {
  const always = 'binary boolean char date datetime float integer many2many many2one one2many reference selection text'
  const some = Object.entries(KINDS).filter(([, [since, until]]) => since <= major && major <= until)
  const all = [...always.split(' '), ...some.map(([name]) => name)].sort()
  return all.map((name) => [name, name])
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
    })),
  )
  return all.map((row, index) => ({ id: index + 1, ...row }))
}
