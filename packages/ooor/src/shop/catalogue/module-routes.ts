import { RouteNotFoundError, UnsupportedError } from '../../errors/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import type { ShopSession } from '../shop-session.ts'

/** The error for what a server has only with a module. */
export function moduleMissing(path: string, module: string): UnsupportedError {
  return new UnsupportedError(`this server has no ${path}: it wants the module ${module}`, { call: { path } })
}

/** Calls a route that a module brings. */
export async function moduleRoute(
  session: ShopSession,
  module: string,
  path: string,
  params: Readonly<Record<string, unknown>>,
  options: CallOptions,
): Promise<unknown> {
  try {
    return await session.request(path, params, options)
  } catch (error) {
    throw RouteNotFoundError.is(error) ? moduleMissing(path, module) : error
  }
}
