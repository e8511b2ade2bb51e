import { AccessError, type CallSite, MissingError, ServerError } from '../errors/index.ts'
import type { CallOptions } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'
import { isThere } from './is-there.ts'

/**
 * The error for what a route for files answers in the place of a file. Since 16 it says 404 whatever the reason is;
 * before, 500 where a right lacks (wire/14.0/svc-content-no-rights).
 */
export async function refusedFile(
  session: FileSession,
  response: Response,
  record: { readonly model: string; readonly id: number; readonly field?: string },
  call: CallSite,
  options: CallOptions,
): Promise<ServerError> {
  await response.body?.cancel().catch(() => {})
  const { status } = response
  const { model, id } = record
  if (status === 500) {
    // The model tells what the page does not: an AccessError is thrown here.
    // 8.0 answers an id by itself whether it is there or not (tried on 8.0).
    const rows = await session.call(model, 'read', [[id], ['display_name']], {}, options)
    if (Array.isArray(rows) && rows.length === 0) {
      return new MissingError({ exception: '', message: `there is no ${model} ${id}`, code: status }, { call })
    }
  }
  const fault = (message: string) => ({ exception: '', message, code: status })
  if (status === 404) {
    const lacks = await whatLacks(session, record, options)
    return new MissingError(fault(`${lacks}, or the user may not read it`), { call })
  }
  if (status === 403) return new AccessError(fault('the user may not read this file'), { call })
  return new ServerError(fault(`the server answered ${status} in the place of a file: a right may lack`), { call })
}

/** The record, or what it has in the field: the route tells neither, and visitors may ask no model. */
async function whatLacks(
  session: FileSession,
  { model, id, field }: { readonly model: string; readonly id: number; readonly field?: string },
  options: CallOptions,
): Promise<string> {
  const found = await isThere(session, { model, id }, options)
  if (found === undefined) return 'there is no such file'
  if (!found) return `there is no ${model} ${id}`
  return field === undefined ? `there is no file of ${model} ${id}` : `${model} ${id} has nothing in '${field}'`
}
