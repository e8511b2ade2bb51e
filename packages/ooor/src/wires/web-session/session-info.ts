import { MalformedResponseError } from '../../errors/index.ts'
import type { Context, SessionInfo } from '../wire.ts'

/** Reads what `authenticate` and `get_session_info` answer; undefined when there is no user in it. */
export function readSessionInfo(answer: unknown, path: string): SessionInfo | undefined {
  if (typeof answer !== 'object' || answer === null) {
    throw new MalformedResponseError(`${path} answered no session info: ${JSON.stringify(answer)}`, { call: { path } })
  }
  const raw = answer as Record<string, unknown>
  if (typeof raw.uid !== 'number') return undefined
  return {
    uid: raw.uid,
    database: text(raw.db) ?? '',
    name: text(raw.name),
    login: text(raw.username ?? raw.login),
    partnerId: number(raw.partner_id),
    companyId: companyOf(raw),
    isAdmin: typeof raw.is_admin === 'boolean' ? raw.is_admin : undefined,
    isInternal: typeof raw.is_internal_user === 'boolean' ? raw.is_internal_user : undefined,
    // 6.1 calls it `context` (wire/6.1/web-authenticate).
    userContext: (raw.user_context ?? raw.context ?? {}) as Context,
    raw,
  }
}

function companyOf(raw: Record<string, unknown>): number | undefined {
  const companies = raw.user_companies as { current_company?: unknown } | false | undefined
  const current = companies ? companies.current_company : undefined
  // 13 and 14 answer [id, name], later ones the id (web/models/ir_http.py).
  return number(raw.company_id) ?? number(Array.isArray(current) ? current[0] : current)
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
