import { MalformedResponseError } from '../errors/index.ts'
import type { CallOptions, Context, SessionInfo, Wire, WireSession } from './wire.ts'

const FIELDS = ['login', 'name', 'lang', 'tz', 'partner_id', 'company_id'] as const

/**
 * Who a user is, for the wires without a session of their own: every user may read these fields of theirs.
 *
 * Calls `res.users.read([uid], …)`. On 6.1 the language and time zone have other names (`context_lang`).
 */
export async function readUserInfo(
  wire: Wire,
  wireSession: WireSession,
  uid: number,
  isOldest: boolean,
  options: CallOptions,
): Promise<SessionInfo> {
  const fields = isOldest ? ['login', 'name', 'context_lang', 'context_tz', 'company_id'] : FIELDS
  const call = { model: 'res.users', method: 'read', args: [[uid], fields], kwargs: {} }
  const rows = await wire.call(wireSession, call, {}, options)
  const first: unknown = Array.isArray(rows) ? (rows[0] ?? {}) : undefined
  if (typeof first !== 'object') throw new MalformedResponseError('res.users.read answered no user', { call })
  const raw = first as Record<string, unknown>
  const userContext: Context = {
    lang: raw.lang ?? raw.context_lang ?? false,
    tz: raw.tz ?? raw.context_tz ?? false,
    uid,
  }
  return {
    uid,
    database: await wireSession.database(),
    name: text(raw.name),
    login: text(raw.login),
    partnerId: idOf(raw.partner_id),
    companyId: idOf(raw.company_id),
    isAdmin: undefined,
    isInternal: undefined,
    userContext,
    raw,
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

function idOf(value: unknown): number | undefined {
  const id = Array.isArray(value) ? (value[0] as unknown) : value
  return typeof id === 'number' ? id : undefined
}
