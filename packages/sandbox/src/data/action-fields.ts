import type { Series } from 'ooor/protocol'
import type { FieldDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { nameOf } from '../orm/external-ids.ts'
import { validationError } from '../python/exceptions.ts'

/** All actions by their ids, which no two share whatever their kind. */
export const ACTIONS = 'ir.actions.actions'

/** The id of a model in the list of models; false for what is none. */
export function modelId(env: Environment, name: unknown): number | false {
  for (const row of env.table('ir.model').rows.values()) if (row.model === name) return row.id
  return false
}

/** What actions of all kinds have. */
export function actionFields({ major }: Series, model: string, binding: 'action' | 'report' = 'action') {
  const fields: Record<string, FieldDefinition> = {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    type: { type: 'char', string: 'Action Type', required: true, default: model },
    help: { type: major < 9 ? 'text' : 'html', string: 'Action Description', translate: true },
    xml_id: {
      type: 'char',
      string: 'External ID',
      since: 9,
      readonly: true,
      store: false,
      compute: ({ id }, env) => nameOf(env, model, id) ?? '',
    },
    ...(major >= 11 && {
      binding_model_id: { type: 'many2one', string: 'Binding Model', relation: 'ir.model', onDelete: 'cascade' },
      binding_type: {
        type: 'selection',
        string: 'Binding Type',
        required: true,
        selection: [
          ['action', 'Action'],
          ['report', 'Report'],
        ],
        default: binding,
      },
      binding_view_types: { type: 'char', string: 'Binding View Types', default: 'list,form' },
    }),
    ...(major >= 18 && { path: { type: 'char', string: 'Path to show in the URL' } }),
  }
  return fields
}

/** Puts a new action into the list of all, and takes those that go out of it. */
export const listed = {
  created: ({ id, type }: Readonly<Stored>, env: Environment) => env.table(ACTIONS).put({ id, type }),
  removed: (rows: readonly Readonly<Stored>[], env: Environment) => {
    for (const { id } of rows) env.table(ACTIONS).remove(id)
  },
}

/** Which groups may use an action. */
export const groupsField = ({ major }: Series): Record<string, FieldDefinition> => ({
  [major < 19 ? 'groups_id' : 'group_ids']: { type: 'many2many', string: 'Groups', relation: 'res.groups' },
})

/** Where an action is found in the web client's addresses, since 18 (tried on 19.0). */
export function checkPath({ path }: Readonly<Stored>): void {
  if (typeof path !== 'string' || path === '') return
  if (!/^[a-z][a-z0-9_-]*$/.test(path)) {
    throw validationError(
      'The path should contain only lowercase alphanumeric characters, underscore, and dash, and it should start with a letter.',
    )
  }
  const prefix = ['m-', 'action-'].find((one) => path.startsWith(one))
  if (prefix !== undefined) throw validationError(`'${prefix}' is a reserved prefix.`)
  if (path === 'new') throw validationError("'new' is reserved, and can not be used as path.")
}
