import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { unmodelledMethod } from '../orm/unmodelled.ts'
import { exception, userError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { behindPassword } from './identity-check.ts'

const USERS = 'res.users'

/** Behind the password is what the sandbox has no logic for: sessions and second factors of others. */
const unmodelled = (name: string) =>
  behindPassword(USERS, name, () => {
    throw unmodelledMethod(USERS, name)
  })

/** What 19 asks of users (`res_users.py` of odoo/addons/base, auth_totp and auth_signup; each tried on 19.0). */
export const USER_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  ...Object.fromEntries(
    ['action_revoke_all_devices', 'revoke_all_devices', 'action_totp_disable', 'action_totp_enable_wizard'].map(
      (name) => [name, unmodelled(name)],
    ),
  ),
  preference_change_password: behindPassword(USERS, 'preference_change_password', () => ({
    ...{ type: 'ir.actions.act_window', target: 'new', res_model: 'change.password.own', view_mode: 'form' },
  })),
  reset_password: {
    params: ['login'],
    required: 1,
    run: (env, _, { login }) => {
      checkAddress(env, userNamed(env, login))
      throw unmodelledMethod(USERS, 'reset_password')
    },
  },
}

/** The one user of a login, or else of an address. */
function userNamed(env: Environment, login: unknown): number {
  const named = env.search(USERS, [['login', '=', login]])
  const [id, ...others] = named.length > 0 ? named : env.search(USERS, [['email', '=', login]])
  if (id === undefined) throw exception('No account found for this login')
  if (others.length > 0) throw exception('Multiple accounts found for this login')
  return id
}

/** Raises for who may not be told how to sign up, and for who has no address. */
function checkAddress(env: Environment, id: number): void {
  const [user] = env.sudo().read(USERS, [id], ['email', 'name'])
  env.checkAccess(env.table('res.partner'), 'write')
  if (!isTrue(user?.email)) throw userError(`Cannot send email: user ${String(user?.name)} has no email address.`)
}
