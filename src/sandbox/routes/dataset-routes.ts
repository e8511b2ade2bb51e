import { isAtLeast } from '../../wires/index.ts'
import { callMethod } from '../orm/call-method.ts'
import { notFound, ServerException } from '../orm/exceptions.ts'
import type { JsonRoute, RouteTable } from './route.ts'
import { requireUser } from './session-routes.ts'

const callKw: JsonRoute = (context, params) => {
  const env = context.database.as(requireUser(context))
  const model = String(params.model)
  // 19 resolves the model while it routes.
  if (!env.hasModel(model) && isAtLeast(context.dialect.series, 19)) throw notFound()
  if (!env.hasModel(model) && !isAtLeast(context.dialect.series, 9)) {
    throw new ServerException(
      'builtins.AttributeError',
      `'NoneType' object has no attribute '${String(params.method)}'`,
    )
  }
  const args = (params.args ?? []) as unknown[]
  const kwargs = (params.kwargs ?? {}) as Record<string, unknown>
  return callMethod(env, model, String(params.method), args, kwargs)
}

/** Method calls on models, for logged-in users. */
export const datasetRoutes: RouteTable = {
  json: { '/web/dataset/call_kw': callKw, '/web/dataset/call_kw/*': callKw },
}
