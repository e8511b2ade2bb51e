import type { FieldDefinition, ModelDefinition } from './definition.ts'

const OF_ALL: Readonly<Record<string, FieldDefinition>> = {
  id: { type: 'integer', string: 'ID', readonly: true },
  create_date: { type: 'datetime', string: 'Created on', readonly: true, copy: false },
  write_date: { type: 'datetime', string: 'Last Updated on', readonly: true, copy: false },
  create_uid: { type: 'many2one', string: 'Created by', relation: 'res.users', readonly: true, copy: false },
  write_uid: { type: 'many2one', string: 'Last Updated by', relation: 'res.users', readonly: true, copy: false },
}

/** The fields that every model has. */
export function magicFields(definition: ModelDefinition): Record<string, FieldDefinition> {
  const recName = definition.recName ?? 'name'
  return {
    ...OF_ALL,
    display_name: {
      type: 'char',
      string: 'Display Name',
      readonly: true,
      depends: [recName],
      compute: (row, env) => env.displayName(definition.name, row.id) || (env.dialect.series.major < 17 ? '' : false),
    },
  }
}

/** Whether every model has a field of this name. */
export const isMagic = (name: string): boolean => name === 'display_name' || Object.hasOwn(OF_ALL, name)
