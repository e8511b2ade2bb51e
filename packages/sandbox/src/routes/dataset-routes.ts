import { orderSeen } from '../orm/base/seen-arguments.ts'
import { callMethod } from '../orm/call-method.ts'
import { exception, keyError } from '../python/exceptions.ts'
import { hashed } from '../python/eyes.ts'
import { memberSeen, namedByWeb } from '../python/given-arguments.ts'
import type { Params, Route, UserVisit } from './route.ts'

/** Calls a method for the web client. */
function call(
  { installation, database, session, uid }: UserVisit,
  params: Params,
  kwargs: unknown = params.kwargs,
): unknown {
  const env = database.asJson(uid)
  const { major } = installation.dialect.series
  const model = String(hashed(params.model))
  const method = memberSeen(params.method, major)
  // What is no text is no name of a model (tried on 14.0).
  if (typeof params.model !== 'string' && major >= 11 && major < 16) throw keyError(params.model)
  if (!env.hasModel(model)) throw installation.dialect.exceptions.unknownModel(model, method, 'web')
  // wire/8.0/old-private-method
  if ([8, 9].includes(installation.dialect.series.major) && method.startsWith('_')) {
    throw exception('Access Denied: Underscore prefixed methods cannot be remotely called')
  }
  const result = callMethod(env, model, method, params.args, namedByWeb(kwargs, installation.dialect.series, method))
  // The session keeps when the password was given (wire/16.0 to wire/19.0/svc-apikey-identitycheck-run_check).
  if (model === 'res.users.identitycheck' && method === 'run_check') session.isDirty = true
  return result
}

/** What a button answers: an action, or false. */
function callButton(visit: UserVisit, params: Params, kwargs: unknown): unknown {
  const result = call(visit, params, kwargs)
  const action = typeof result === 'object' && result !== null && !Array.isArray(result) ? result : false
  const { major } = visit.installation.dialect.series
  // The web client's own (`clean_action`; wire/7.0 and wire/8.0/svc-call_button-print_quotation).
  const told = action && major >= 14 ? withViews(action) : action
  return wrapped(visit, told && major >= 7 && major < 14 ? { flags: {}, ...told } : told)
}

/** Windows are told with their views (`clean_action`; wire/16.0/svc-call_button-cancel). */
function withViews(action: object): object {
  const { type, view_mode, view_id, views } = action as Readonly<Record<string, unknown>>
  if (type !== 'ir.actions.act_window' || views !== undefined || typeof view_mode !== 'string') return action
  const modes = view_mode.split(',')
  return { ...action, views: modes.map((mode) => [modes.length > 1 ? false : (view_id ?? false), mode]) }
}

/** 6.1 wraps what a button or a signal answers (wire/6.1/web-call_button, -exec_workflow). */
function wrapped({ installation }: UserVisit, result: unknown): unknown {
  return installation.dialect.series.major < 7 ? { result } : result
}

function searchRead({ installation, database, uid }: UserVisit, params: Params): unknown {
  const env = database.asJson(uid)
  const model = String(params.model)
  const order = orderSeen(env, params.sort)
  const found = env.search(model, (params.domain || []) as unknown[], order === undefined ? {} : { order })
  const offset = Number(params.offset || 0)
  const ids = found.slice(offset, params.limit ? offset + Number(params.limit) : undefined)
  // Of nothing nobody asks which fields may be read (tried on 14.0).
  if (ids.length === 0 && installation.dialect.series.major >= 13) return { length: 0, records: [] }
  const records = env.read(model, ids, (params.fields || []) as string[])
  // wire/6.1/web-search_read
  return { length: found.length, records, ...(installation.dialect.series.major < 7 && { ids }) }
}

/** Numbers records in the order of their ids, from an offset on; false where there is nothing to number (tried on 14.0). */
function resequence({ installation, database, uid }: UserVisit, params: Params): boolean {
  const { ids, field = 'sequence', offset = 0 } = params
  const [env, model, name] = [database.asJson(uid), String(params.model), String(field)]
  if (!env.hasModel(model)) throw installation.dialect.exceptions.unknownModel(model, 'resequence', 'web')
  if (!Object.hasOwn(env.table(model).fields, name)) return false
  for (const [index, id] of (ids as number[]).entries()) env.write(model, [id], { [name]: index + Number(offset) })
  return true
}

const CALL_KW = 'model, method, args, kwargs, path=None'

const callKw = (path: string): Route => ({
  type: 'json',
  path,
  auth: 'user',
  parameters: CALL_KW,
  controller: 'DataSet',
  run: (visit, params) => call(visit, params),
})

const button = (row: { since?: number; until?: number; parameters: string }): Route => ({
  type: 'json',
  path: '/web/dataset/call_button',
  auth: 'user',
  controller: 'DataSet',
  // Up to 13 there are no named arguments.
  run: (visit, params) => callButton(visit, params, row.parameters === CALL_KW ? params.kwargs : {}),
  ...row,
})

/** Method calls on models, for logged-in users. The shortcuts went away one after the other. */
export const datasetRoutes: readonly Route[] = [
  callKw('/web/dataset/call_kw'),
  callKw('/web/dataset/call_kw/*'),
  button({ until: 13, parameters: 'model, method, args, domain_id=None, context_id=None' }),
  button({ since: 14, parameters: CALL_KW }),
  {
    type: 'json',
    path: '/web/dataset/call',
    until: 16,
    auth: 'user',
    parameters: 'model, method, args, domain_id=None, context_id=None',
    controller: 'DataSet',
    run: (visit, params) => call(visit, params, {}),
  },
  {
    type: 'json',
    path: '/web/dataset/search_read',
    until: 16,
    auth: 'user',
    parameters: 'model, fields=False, offset=0, limit=False, domain=None, sort=None',
    controller: 'DataSet',
    run: searchRead,
  },
  {
    type: 'json',
    path: '/web/dataset/load',
    until: 16,
    auth: 'user',
    parameters: 'model, id, fields',
    controller: 'DataSet',
    // The fields are not looked at (wire/*\/web-load).
    run: ({ database, uid }, params) => {
      const [value = {}] = database.asJson(uid).read(String(params.model), [Number(params.id)])
      return { value }
    },
  },
  {
    type: 'json',
    path: '/web/dataset/resequence',
    until: 17,
    auth: 'user',
    parameters: "model, ids, field='sequence', offset=0",
    controller: 'DataSet',
    run: resequence,
  },
  {
    type: 'json',
    path: '/web/dataset/exec_workflow',
    until: 10,
    auth: 'user',
    parameters: 'model, id, signal',
    controller: 'DataSet',
    run: (visit, params) => {
      visit.database.asJson(visit.uid).signal(String(params.model), Number(params.id), String(params.signal))
      return wrapped(visit, false)
    },
  },
]
