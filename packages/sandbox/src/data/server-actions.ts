import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Selection } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { ACTIONS, actionFields, groupsField, listed } from './action-fields.ts'
import { offered } from './action-rows.ts'
import { runCode } from './python-code.ts'
import { uncompiled } from './uncompiled-code.ts'
import { VACUUM } from './vacuum.ts'

export const SERVER_ACTIONS = 'ir.actions.server'

/** Programs that administrators write, 11 and later; of those in Python the sandbox runs calls of methods. */
export function serverActions(series: Series): ModelDefinition {
  return {
    name: SERVER_ACTIONS,
    description: 'Server Action',
    access: { system: 'rwcd' },
    constrain: ({ code }, { dialect }) => {
      const fault = dialect.series.major >= 14 ? uncompiled(code) : undefined
      if (fault !== undefined) throw validationError(fault)
    },
    order: series.major < 12 ? 'name' : 'sequence,name,id',
    idsOf: ACTIONS,
    fields: {
      ...actionFields(series, SERVER_ACTIONS),
      state: { type: 'selection', string: 'Action To Do', required: true, selection: STATES, default: stateAtFirst },
      usage: {
        type: 'selection',
        string: 'Usage',
        required: true,
        selection: [
          ['ir_actions_server', 'Server Action'],
          ['ir_cron', 'Scheduled Action'],
        ],
        default: 'ir_actions_server',
      },
      sequence: { type: 'integer', string: 'Sequence', default: 5 },
      model_id: { type: 'many2one', string: 'Model', relation: 'ir.model', required: true, onDelete: 'cascade' },
      model_name: { type: 'char', string: 'Model Name', related: 'model_id.model', store: true, readonly: true },
      code: { type: 'text', string: 'Python Code' },
      ...groupsField(series),
    },
    records: [
      {
        id: VACUUM.action,
        ...{ name: VACUUM.name, code: VACUUM.code, type: SERVER_ACTIONS, state: 'code', usage: 'ir_cron' },
        sequence: 5,
        ...offered(series.major, 'action'),
      },
    ],
    methods: {
      run: {
        params: [],
        run: (env, ids) => ids.map((id) => runAction(env, id)).at(-1) ?? false,
      },
      create_action: { params: [], run: (env, ids) => bind(env, ids, true) },
      unlink_action: { params: [], run: (env, ids) => bind(env, ids, false) },
    },
    ...listed,
  }
}

const STATES: Selection = [
  ['code', 'Execute Python Code'],
  ['object_create', 'Create a new Record'],
  ['object_write', 'Update the Record'],
  ['multi', 'Execute several actions'],
]

/** What is scheduled is code; 14 proposes an update elsewhere, 19 nothing (tried). */
const stateAtFirst = (env: Environment) =>
  env.context.default_state ?? (env.dialect.series.major < 19 ? 'object_write' : undefined)

/** Runs an action on the records of the call: the one it names, or all. */
export function runAction(env: Environment, id: number): unknown {
  const table = env.table(SERVER_ACTIONS)
  const row = env.existing(table, id, 'read')
  const model = String(env.sudo().raw(table, row, 'model_name'))
  const { active_model, active_id, active_ids } = env.context
  const isOfModel = active_model === model
  const ids = isOfModel ? ((active_ids ?? (active_id ? [active_id] : [])) as number[]) : []
  return runCode(env, { title: String(row.name), model, ids, code: row.state === 'code' ? String(row.code || '') : '' })
}

function bind(env: Environment, ids: readonly number[], isBound: boolean): boolean {
  const table = env.table(SERVER_ACTIONS)
  const isOld = env.dialect.series.major === 14
  // Who takes the binding away is asked for rights before anything else, who binds as who reads (tried on 14.0).
  if (isOld && !isBound) env.checkAccess(table, 'write')
  if (isOld && isBound && ids.length > 0) env.checkAccess(table, 'read')
  for (const id of ids) {
    const { model_id } = env.existing(table, id, 'write')
    env.write(
      SERVER_ACTIONS,
      [id],
      isBound ? { binding_model_id: model_id, binding_type: 'action' } : { binding_model_id: false },
    )
  }
  return true
}
