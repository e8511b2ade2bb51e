import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { allFields } from '../orm/magic-fields.ts'
import { keyError } from '../python/exceptions.ts'
import { unalterable } from './field-checks.ts'
import { FIELDS } from './field-id.ts'

/** The choices of fields, since 13 (tried on 14.0 and 16.0 to 19.0). */
export function fieldChoices({ major }: Series): ModelDefinition[] {
  if (major < 13) return []
  return [
    {
      name: 'ir.model.fields.selection',
      description: 'Fields Selection',
      access: major < 16 ? { system: 'rwcd', user: 'r' } : { system: 'rwcd' },
      order: 'sequence, id',
      fields: {
        field_id: {
          type: 'many2one',
          string: 'Field',
          relation: FIELDS,
          required: true,
          onDelete: 'cascade',
          domain: "[('ttype', 'in', ['selection', 'reference'])]",
        },
        value: { type: 'char', string: 'Value', required: true },
        name: { type: 'char', string: 'Name', required: true, translate: true },
        sequence: { type: 'integer', string: 'Sequence', default: 1000 },
      },
      inspects: (values, env, operation) => {
        if (operation !== 'create') return
        // Its own code looks at the field first (tried on 14.0 and 19.0).
        if (!('field_id' in values)) throw keyError('field_id')
        refuseOwn(env, values.field_id)
      },
      // Administrators may call the server's own as they like (tried on 14.0 and 19.0).
      looksAtChanged: ['name', 'value', 'sequence', 'field_id'],
      refuses: (rows, _, env) => {
        if (!env.groups.includes('system')) for (const row of rows) refuseOwn(env, row.field_id)
      },
      removed: (rows, env) => {
        for (const row of rows) refuseOwn(env, row.field_id)
      },
      unique: {
        'field_id,value': { words: 'Selections values must be unique per field', constraint: 'selection_field_uniq' },
      },
    },
  ]
}

/** What is no program's in a choice is not for records to change. */
function refuseOwn(env: Environment, field: unknown): void {
  const row = env.table(FIELDS).rows.get(Number(field))
  if (row !== undefined && row.state !== 'manual') throw unalterable()
}

/** A row for each choice of each field whose choices are always the same. */
export function choiceRows(models: readonly ModelDefinition[], fieldIds: ReadonlyMap<string, number>): Stored[] {
  const all = models.flatMap((model) =>
    Object.entries<FieldDefinition>(allFields(model)).flatMap(([name, { selection, related }]) => {
      const field_id = fieldIds.get(`${model.name}.${name}`)
      if (!Array.isArray(selection) || related !== undefined || field_id === undefined) return []
      return selection.map(([value, label], sequence) => ({ field_id, value, name: label, sequence }))
    }),
  )
  return all.map((row, index) => ({ id: index + 1, ...row }))
}
