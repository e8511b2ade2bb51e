import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Selection } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { noCircle } from './no-ancestor-circle.ts'

const MENU = 'ir.ui.menu'
const ACTIONS: Selection = ['report', 'act_window', 'act_url', 'server', 'client'].map((kind) => {
  const model = `ir.actions.${kind}`
  return [model, model]
})

/** The web client's menu, as administrators arrange it: 11 and later (tried on 14.0 and 19.0). */
export function menuModels({ major }: Series): ModelDefinition[] {
  if (major < 11) return []
  const groups = major < 19 ? 'groups_id' : 'group_ids'
  return [
    {
      name: MENU,
      description: 'Menu',
      access: { system: 'rwcd', user: 'r' },
      order: 'sequence,id',
      displayName: ({ id }, env) => pathOf(env, id) || '',
      constrain: noCircle(MENU),
      fields: {
        name: { type: 'char', string: 'Menu', required: true, translate: true },
        active: { type: 'boolean', string: 'Active', default: true },
        sequence: { type: 'integer', string: 'Sequence', default: 10 },
        parent_id: { type: 'many2one', string: 'Parent Menu', relation: MENU, onDelete: 'restrict' },
        child_id: { type: 'one2many', string: 'Child IDs', relation: MENU, inverse: 'parent_id' },
        complete_name: {
          type: 'char',
          string: 'Full Path',
          readonly: true,
          store: false,
          compute: ({ id }, env) => pathOf(env, id),
        },
        web_icon: { type: 'char', string: 'Web Icon File' },
        action: { type: 'reference', string: 'Action', selection: ACTIONS },
        [groups]: { type: 'many2many', string: 'Groups', relation: 'res.groups' },
      },
      records: [
        { id: 1, name: 'Contacts', sequence: 20, action: 'ir.actions.act_window,135', active: true },
        { id: 2, name: 'Sales', sequence: 30, active: true },
        { id: 3, name: 'Orders', sequence: 10, parent_id: 2, action: 'ir.actions.act_window,372', active: true },
        { id: 4, name: 'Settings', sequence: 550, active: true },
        { id: 5, name: 'Users', sequence: 0, parent_id: 4, action: 'ir.actions.act_window,70', active: true },
      ],
    },
  ]
}

/** The names from the top, with slashes between. */
function pathOf(env: Environment, id: number): string | false {
  const row = env.table(MENU).rows.get(id)
  if (row === undefined) return ''
  // In a form that calls it nothing yet (tried on 19.0).
  if (env.dialect.series.major >= 19 && !row.name) return false
  const above = typeof row.parent_id === 'number' ? `${String(pathOf(env, row.parent_id))}/` : ''
  return above + String(row.name)
}
