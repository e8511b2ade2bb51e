import type { Series } from 'ooor/protocol'
import type { Operation } from '../dialect/index.ts'
import type { Group, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { LETTER } from '../orm/rights.ts'
import { assertionError, ServerException } from '../python/exceptions.ts'
import { obeyAccess } from './access-records.ts'
import { groupRows } from './group-rows.ts'

const OPERATIONS = Object.keys(LETTER) as Operation[]

/** Which groups may do what with which models, up to 19; 20 has `ir.access` (tried on 14.0 and 19.0). */
export function modelAccess({ major }: Series): ModelDefinition[] {
  if (major >= 20) return []
  const permission = (string: string) => ({ type: 'boolean', string }) as const
  return [
    {
      name: 'ir.model.access',
      description: 'Model Access',
      access: { system: 'rwcd' },
      order: major < 11 ? 'id' : 'model_id,group_id,name,id',
      fields: {
        name: { type: 'char', string: 'Name', required: true },
        active: { type: 'boolean', string: 'Active', default: true, since: 7 },
        model_id: { type: 'many2one', string: 'Model', relation: 'ir.model', required: true, onDelete: 'cascade' },
        group_id: {
          type: 'many2one',
          string: 'Group',
          relation: 'res.groups',
          // Tried on 14.0 and 19.0.
          onDelete: major < 14 ? 'cascade' : 'restrict',
        },
        perm_read: permission('Read Access'),
        perm_write: permission('Write Access'),
        perm_create: permission('Create Access'),
        perm_unlink: permission('Delete Access'),
      },
      written: (rows, _, env) => obeyAccess(env, rows),
      removed: (rows, env) => obeyAccess(env, rows, new Set(rows.map(({ id }) => id))),
      methods: {
        check: {
          params: ['model', 'mode', 'raise_exception'],
          required: 1,
          model: true,
          run: (env, _, { model, mode = 'read', raise_exception = true }) =>
            mayUse(env, String(model), mode, Boolean(raise_exception)),
        },
      },
    },
  ]
}

/** A row for each model and group that has some right on it. */
export function accessRows(
  models: readonly ModelDefinition[],
  ids: ReadonlyMap<string, number>,
  series: Series,
): Stored[] {
  const groups = new Map(groupRows(series).map(({ code, id }) => [code as Group, id]))
  const rows = models.flatMap(({ name, access }) =>
    (Object.entries(access) as [Group, string][]).flatMap(([group, letters]) => {
      const group_id = groups.get(group)
      if (group_id === undefined) return []
      const may = OPERATIONS.map((operation) => [`perm_${operation}`, letters.includes(LETTER[operation])])
      const title = `${name.replaceAll('.', '_')} group_${group.split('.').at(-1)}`
      const known = { code: group, first_group: group_id }
      return [
        { name: title, active: true, model_id: ids.get(name) ?? false, group_id, ...known, ...Object.fromEntries(may) },
      ]
    }),
  )
  return rows.map((row, index) => ({ id: index + 1, ...row }))
}

/** Whether the caller's groups let him do something with a model; raises where they do not, on wish. */
export function mayUse(env: Environment, model: string, mode: unknown, isRaised: boolean): boolean {
  if (!Object.hasOwn(LETTER, String(mode))) throw assertionError('Invalid access mode')
  const operation = mode as Operation
  try {
    if (!env.hasModel(model)) {
      throw env.dialect.exceptions.accessRights(operation, { name: model, description: model, fields: {} })
    }
    env.checkAccess(env.table(model), operation)
    return true
  } catch (error) {
    if (isRaised || !(error instanceof ServerException)) throw error
    return false
  }
}
