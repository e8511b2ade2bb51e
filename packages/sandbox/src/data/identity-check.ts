import { MINUTE } from '../durations.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { assertionError, userError } from '../python/exceptions.ts'

/** How long the server believes that it is the user (odoo/addons/base/models/res_users.py, `check_identity`). */
const BELIEVED = 10 * MINUTE

const WORDS = 'This method can only be accessed over HTTP'

/** When users gave their password, by database. */
const identified = new WeakMap<object, Map<number, number>>()

/** A method that runs once the user has given the password; before that it answers the wizard that asks for it. */
export function behindPassword(model: string, method: string, run: MethodDefinition['run']): MethodDefinition {
  return {
    params: [],
    run: (env, ids, args) => {
      if (isProgram(env)) throw userError(WORDS)
      return asked(env, [model, method, ids]) ?? run(env, ids, args)
    },
  }
}

/** Since 16 programs, which have no request of the web's, are refused (tried on 14.0 and 16.0 to 19.0; 15 as 14). */
const isProgram = (env: Environment) => !env.hasRequest && env.dialect.series.major >= 16

/** The wizard that asks for the password, and goes on with what was asked for; undefined for who gave it just now. */
function asked(env: Environment, request: readonly unknown[]): object | undefined {
  const { major } = env.dialect.series
  const since = identified.get(env.table('res.users'))?.get(env.uid)
  if (since !== undefined && env.clock.milliseconds - since < BELIEVED) return undefined
  const id = env.sudo().create('res.users.identitycheck', { request: JSON.stringify(request) })
  return {
    type: 'ir.actions.act_window',
    res_model: 'res.users.identitycheck',
    res_id: id,
    name: major < 19 ? 'Security Control' : 'Access Control',
    target: 'new',
    views: [[false, 'form']],
    ...(major >= 19 && { context: { dialog_size: 'medium' } }),
  }
}

export function refusePrograms(env: Environment): void {
  if (isProgram(env)) throw assertionError(WORDS)
}

/** Believes that it is the user from now on, and goes on with what was asked for. */
export function goOn(env: Environment, request: string): unknown {
  const users = identified.get(env.table('res.users')) ?? new Map<number, number>()
  identified.set(env.table('res.users'), users.set(env.uid, env.clock.milliseconds))
  const [model, method, ids] = JSON.parse(request) as [string, string, number[]]
  return env.table(model).definition.methods?.[method]?.run(env, ids, {})
}
