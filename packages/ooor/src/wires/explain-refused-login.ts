import { AccessDeniedError, ServerError } from '../errors/index.ts'
import { failures } from './load-failures-chunk.ts'
import type { WireSession } from './wire.ts'

/** What Odoo says of a wrong password. */
export function accessDenied(path: string): AccessDeniedError {
  return new AccessDeniedError({ exception: '', message: 'Access Denied' }, { call: { path } })
}

/** Runs a login; what the server refuses says who and where, which the server's own words do not. */
export async function explainRefusal<T>(wireSession: WireSession, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!ServerError.is(error)) throw error
    const { refusalOf } = await failures()
    throw await refusalOf(wireSession, error)
  }
}
