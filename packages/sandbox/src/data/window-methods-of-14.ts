import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

const USERS = 'res.users'

/** A window as `ir.actions.act_window` tells it to the web client. */
const windowOf = (name: string, model: string, modes: string, own: Readonly<Record<string, unknown>> = {}) => ({
  ...{ name, display_name: name, type: 'ir.actions.act_window', res_model: model, res_id: 0, view_mode: modes },
  ...{ views: modes.split(',').map((mode) => [false, mode]), view_id: false, search_view_id: false },
  ...{ domain: false, context: '{}', target: 'current', limit: 80, filter: false, groups_id: [], help: false },
  ...{ binding_model_id: false, binding_type: 'action', binding_view_types: 'list,form', ...own },
})

/** What a user's groups bring: the groups anybody may look at, the rest who may read it (tried on 14.0 and 16.0 to 18.0). */
const shows = (
  name: string,
  model: string,
  find: (env: Environment, groups: unknown) => unknown,
): MethodDefinition => ({
  params: [],
  run: (env, ids) => {
    const users = env.table(USERS)
    const user = env.existing(users, singleton(USERS, ids), 'read')
    const sudo = env.sudo()
    if (model !== 'res.groups') env.checkAccess(env.table(model), 'read')
    const found = find(sudo, sudo.raw(users, user, 'groups_id'))
    return {
      ...{ name, view_mode: env.dialect.series.major < 18 ? 'tree,form' : 'list,form', res_model: model },
      ...{ type: 'ir.actions.act_window' },
      ...{ context: { create: false, delete: false }, domain: [['id', 'in', found]], target: 'current' },
    }
  },
})

/** Windows of what a user's groups bring, up to 18. */
export const GROUP_WINDOWS: Methods = {
  action_show_groups: shows('Groups', 'res.groups', (_env, groups) => groups),
  action_show_rules: shows('Record Rules', 'ir.rule', (env, groups) =>
    env.search('ir.rule', [['groups', 'in', groups]]),
  ),
  action_show_accesses: shows('Access Rights', 'ir.model.access', (env, groups) =>
    env.search('ir.model.access', [['group_id', 'in', groups]]),
  ),
}

/** Sales by products, whoever asks and whatever they are (tried on 14.0). */
const sales = (field: string): MethodDefinition => ({
  params: [],
  run: (_env, ids) =>
    windowOf('Sales Analysis', 'sale.report', 'pivot', {
      domain: [[field, 'in', [...ids]]],
      context: {
        ...{ pivot_measures: ['product_uom_qty'], active_id: null, active_model: 'sale.report' },
        ...{ search_default_Sales: 1, time_ranges: { field: 'date', range: 'last_365_days' } },
      },
    }),
})

const ACTION_WINDOWS = 'ir.actions.act_window'

/** Windows that buttons of 14 open. */
export const WINDOW_METHODS_OF_14: Readonly<Record<string, Methods>> = {
  [USERS]: {
    action_get: {
      params: [],
      model: true,
      run: () =>
        windowOf('Change My Preferences', USERS, 'form', { target: 'new', xml_id: 'base.action_res_users_my' }),
    },
    ...GROUP_WINDOWS,
  },
  'ir.attachment': {
    action_get: {
      params: [],
      model: true,
      run: () => windowOf('Attachments', 'ir.attachment', 'kanban,tree,form', { xml_id: 'base.action_attachment' }),
    },
  },
  'ir.actions.report': {
    associated_view: {
      params: [],
      run: (env, ids) => {
        const { report_name } = askedRecord(env, 'ir.actions.report', ids)
        env.checkAccess(env.table(ACTION_WINDOWS), 'read')
        // A report without a module has no view of its own.
        const [, view] = String(report_name).split('.')
        if (view === undefined) return false
        const domain = [
          ['name', 'ilike', view],
          ['type', '=', 'qweb'],
        ]
        return windowOf('Views', 'ir.ui.view', 'tree,form', { domain, xml_id: 'base.action_ui_view' })
      },
    },
  },
  'product.template': { action_view_sales: sales('product_tmpl_id') },
  'product.product': { action_view_sales: sales('product_id') },
}
