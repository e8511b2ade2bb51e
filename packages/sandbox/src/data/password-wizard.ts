import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { OWN_WIZARDS } from './own-wizards.ts'
import { newPassword } from './user-changes.ts'

/**
 * The wizard by which administrators set others' passwords, 7 and later (wire/8.0 and wire/19.0/svc-change.password.*;
 * odoo/addons/base/models/res_users.py; tried on 14.0 and 19.0).
 */
export function passwordWizard({ major }: Series): ModelDefinition[] {
  if (major < 7) return []
  return [
    {
      name: 'change.password.wizard',
      description: 'Change Password Wizard',
      isTransient: true,
      access: { system: 'rwc' },
      fields: {
        user_ids: {
          type: 'one2many',
          string: 'Users',
          relation: 'change.password.user',
          inverse: 'wizard_id',
          default: linesOf,
        },
      },
      methods: { change_password_button: { params: [], run: changePasswords } },
    },
    {
      name: 'change.password.user',
      description: 'User, Change Password Wizard',
      isTransient: true,
      ...(major >= 14 && { domainRules: [OWN_WIZARDS] }),
      access: { system: 'rwc' },
      fields: {
        wizard_id: {
          type: 'many2one',
          string: 'Wizard',
          relation: 'change.password.wizard',
          required: true,
          onDelete: 'cascade',
        },
        user_id: { type: 'many2one', string: 'User', relation: 'res.users', required: true, onDelete: 'cascade' },
        user_login: { type: 'char', string: 'User Login', readonly: true },
        new_passwd: { type: 'char', string: 'New Password', default: '' },
      },
    },
  ]
}

/** A line for each user in hand. */
function linesOf(env: Environment): unknown[] {
  const { active_model, active_ids } = env.context
  const ids = active_model === 'res.users' && Array.isArray(active_ids) ? (active_ids as number[]) : []
  const lines = ids.map((id) => [
    0,
    0,
    { user_id: id, user_login: env.table('res.users').rows.get(id)?.login ?? false },
  ])
  return env.dialect.series.major < 14 ? lines : [[6, 0, []], ...lines]
}

function changePasswords(env: Environment, ids: readonly number[]): object {
  const lines = [...env.table('change.password.user').rows.values()].filter(({ wizard_id }) =>
    ids.includes(wizard_id as number),
  )
  for (const { id, user_id, new_passwd } of lines) {
    // Since 17 who gets none keeps theirs (addons/base/models/res_users.py; tried on 19.0).
    if (!new_passwd && env.dialect.series.major >= 17) continue
    if (!new_passwd) throw userError("Before clicking on 'Change Password', you have to write a new password.")
    env.write('res.users', [user_id as number], { password: newPassword(new_passwd, env) })
    env.write('change.password.user', [id], { new_passwd: false })
  }
  const isOwn = lines.some(({ user_id }) => user_id === env.uid)
  return isOwn ? { type: 'ir.actions.client', tag: 'reload' } : { type: 'ir.actions.act_window_close' }
}
