import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { keyError } from '../python/exceptions.ts'

/** The choices of fields that somebody made, since 13 (tried on 14.0 and 19.0). */
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
          relation: 'ir.model.fields',
          required: true,
          onDelete: 'cascade',
          domain: "[('ttype', 'in', ['selection', 'reference'])]",
        },
        value: { type: 'char', string: 'Value', required: true },
        name: { type: 'char', string: 'Name', required: true, translate: true },
        sequence: { type: 'integer', string: 'Sequence', default: 1000 },
      },
      inspects: (values, _, operation) => {
        // Its own code looks at the field first (tried on 14.0 and 19.0).
        if (operation === 'create' && !('field_id' in values)) throw keyError('field_id')
      },
      unique: {
        'field_id,value': { words: 'Selections values must be unique per field', constraint: 'selection_field_uniq' },
      },
    },
  ]
}
