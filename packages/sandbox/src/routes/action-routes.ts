import { ACTIONS } from '../data/action-fields.ts'
import { SERVER_ACTIONS } from '../data/server-actions.ts'
import { callMethod } from '../orm/call-method.ts'
import type { Environment } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { keyError, ServerException } from '../python/exceptions.ts'
import { hashed } from '../python/eyes.ts'
import { intOf } from '../python/numbers.ts'
import type { JsonRoute, Params, UserVisit } from './route.ts'

/** What menus lead to, for the web client (addons/web/controllers/action.py; tried on 14.0 and 19.0). */
export const actionRoutes: readonly JsonRoute[] = [
  {
    type: 'json',
    path: '/web/action/load',
    since: 14,
    auth: 'user',
    parameters: 'action_id, context=None',
    controller: 'Action',
    run: load,
  },
  {
    type: 'json',
    path: '/web/action/run',
    since: 14,
    auth: 'user',
    parameters: 'action_id, context=None',
    controller: 'Action',
    run,
  },
]

function load({ database, uid, installation }: UserVisit, { action_id: named }: Params): unknown {
  const env = database.asJson(uid)
  const { major } = installation.dialect.series
  const id = idOf(env, named, major)
  if (id === 0) throw keyError(false)
  const row = env.table(ACTIONS).rows.get(id)
  if (row === undefined) {
    if (major < 16) return false
    throw missing(`The action “${String(named)}” does not exist`)
  }
  return env.sudo().read(String(row.type), [id], [])[0]
}

/** A number, or an external id; up to 15 what is neither is no action. */
function idOf(env: Environment, named: unknown, major: number): number {
  try {
    return intOf(named)
  } catch (error) {
    if (typeof named !== 'string' || !(error instanceof ServerException)) throw error
  }
  const found = named.includes('.') ? recordNamed(env.sudo(), named) : undefined
  if (typeof found?.res_id === 'number' && String(found.model).startsWith('ir.actions.')) return found.res_id
  if (major < 16) return 0
  throw missing(`The action “${named}” does not exist.`)
}

const missing = (words: string) => new ServerException('odoo.addons.web.controllers.action.MissingActionError', words)

function run({ database, uid }: UserVisit, { action_id: named }: Params): unknown {
  const env = database.asJson(uid)
  const id = hashed(named)
  if (!id) throw keyError(false)
  return callMethod(env, SERVER_ACTIONS, 'run', [[id]], {}) ?? false
}
