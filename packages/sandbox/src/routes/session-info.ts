import { localeOf } from '../data/users.ts'
import { versionInfo } from '../version.ts'
import type { Visit } from './route.ts'
import { webClientInfo } from './web-client-info.ts'

/** What a refused login says instead of who one is. */
interface Refused {
  readonly uid: false
  readonly login: string
  readonly database: string
}

/** Who the session is, in the shape of the series (wire/*\/web-authenticate, -get_session_info). */
export function sessionInfo(visit: Visit, refused?: Refused): Record<string, unknown> {
  const { major } = visit.installation.dialect.series
  if (major < 10) return oldInfo(visit, refused)
  const { session, database } = visit
  const { server_version, server_version_info } = versionInfo(visit.installation.dialect.series)
  const name = refused?.database ?? database?.name ?? null
  const base = { db: name, server_version, server_version_info, ...(major < 13 && { session_id: session.id }) }
  if (refused !== undefined) return { ...base, uid: false, username: refused.login, user_context: {}, company_id: null }
  if (session.uid === null || database === null) return { ...base, uid: null, user_context: {} }
  const env = database.as(session.uid)
  const { user } = env
  const company = user.company_id as number
  const isSystem = env.groups.includes('system')
  return {
    ...base,
    uid: user.id,
    is_system: isSystem,
    is_admin: isSystem,
    ...(major >= 18 && { is_public: false }),
    ...(major >= 17 && { is_internal_user: env.groups.includes('user') }),
    user_context: { ...localeOf(env), uid: user.id },
    name: env.sudo().displayName('res.users', user.id),
    username: user.login,
    partner_id: user.partner_id,
    ...(major < 17 && { company_id: company }),
    ...(major < 14 && {
      user_companies: { current_company: [company, env.sudo().displayName('res.company', company)] },
    }),
    ...webClientInfo({ ...visit, database }, env),
  }
}

/** Up to 7.0 nothing is false; 8 and 9 say null. */
function oldInfo({ installation, session, database }: Visit, refused: Refused | undefined): Record<string, unknown> {
  const { major } = installation.dialect.series
  const nothing = major < 8 ? false : null
  const env = session.uid === null || database === null ? undefined : database.as(session.uid)
  const user = env?.user
  const userContext = env === undefined ? {} : { ...localeOf(env), uid: env.uid }
  const login = refused?.login ?? user?.login ?? nothing
  return {
    uid: refused === undefined ? (user?.id ?? nothing) : false,
    db: refused?.database ?? session.database ?? nothing,
    session_id: major < 8 ? session.innerId : session.id,
    ...(major < 7
      ? { context: userContext, login, openerp_entreprise: false }
      : { user_context: userContext, username: login }),
    ...(major >= 8 && { company_id: user?.company_id ?? null }),
  }
}
