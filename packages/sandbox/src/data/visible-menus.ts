import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { groupsOfUser, mayReadModel } from './what-users-see.ts'

const MENU = 'ir.ui.menu'

/** Where actions of a kind name the model that they show. */
const MODEL_OF: Readonly<Record<string, string>> = {
  'ir.actions.act_window': 'res_model',
  'ir.actions.report': 'model',
  'ir.actions.server': 'model_name',
}

/** The apps that somebody sees: what leads to an action on a model that they may read (`ir_ui_menu.py`; tried on 19.0). */
export const userRoots: MethodDefinition = {
  params: [],
  model: true,
  run: (env) => {
    const roots = env.search(MENU, [['parent_id', '=', false]])
    const visible = visibleMenus(env)
    return roots.filter((id) => visible.has(id))
  },
}

function visibleMenus(env: Environment): ReadonlySet<number> {
  const sudo = env.sudo()
  // Who does not look behind the scenes is not among those who may.
  const hidden = recordNamed(sudo, 'base.group_no_one')?.res_id
  const groups = new Set(groupsOfUser(env, env.uid).filter((id) => id !== hidden))
  const menus = new Map(
    sudo
      .read(MENU, sudo.search(MENU), ['parent_id', 'action', 'group_ids'], 'ids')
      .filter(({ group_ids }) => isOfThese(group_ids as readonly number[], groups))
      .map((menu) => [menu.id as number, menu]),
  )
  const visible = new Set<number>()
  for (const { id, action } of menus.values()) {
    if (!isOpen(env, action)) continue
    for (let at = id as number; menus.has(at) && !visible.has(at); at = menus.get(at)?.parent_id as number) {
      visible.add(at)
    }
  }
  return visible
}

const isOfThese = (named: readonly number[], groups: ReadonlySet<number>) =>
  named.length === 0 || named.some((id) => groups.has(id))

/** Whether there is such an action, and the user may read what it shows. */
function isOpen(env: Environment, action: unknown): boolean {
  const [kind = '', id] = String(action || '').split(',')
  if (!env.hasModel(kind)) return false
  const table = env.table(kind)
  const row = table.rows.get(Number(id))
  const field = MODEL_OF[kind]
  if (row === undefined || field === undefined) return row !== undefined
  return mayReadModel(env, String(env.sudo().raw(table, row, field)))
}
