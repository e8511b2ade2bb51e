import { isAtLeast } from '../../wires/index.ts'
import { unknownDatabase } from '../database.ts'
import { sessionExpired } from '../orm/exceptions.ts'
import type { RouteContext, RouteTable } from './route.ts'

/** Logging in and out, and who one is. */
export const sessionRoutes: RouteTable = {
  json: {
    '/web/webclient/version_info': ({ dialect }) => versionInfo(dialect.series),
    '/web/database/list': ({ database }) => [database.name],
    '/web/database/get_list': ({ database }) => [database.name],
    '/web/session/authenticate': (context, params) => {
      const { database, dialect, session, sessions } = context
      if (params.db !== database.name) throw unknownDatabase(dialect, String(params.db))
      let uid: number
      try {
        uid = database.authenticate(params.login, params.password)
      } catch (error) {
        if (isAtLeast(dialect.series, 14)) throw error
        return { uid: false, db: database.name, username: params.login, user_context: {}, company_id: null }
      }
      session.uid = uid
      session.login = String(params.login)
      sessions.rotate(session)
      return sessionInfo(context)
    },
    '/web/session/get_session_info': (context) => {
      if (context.session.uid === null && isAtLeast(context.dialect.series, 16)) throw sessionExpired()
      return sessionInfo(context)
    },
    '/web/session/check': (context) => {
      requireUser(context)
      return null
    },
    '/web/session/destroy': (context) => {
      requireUser(context)
      Object.assign(context.session, { uid: null, login: null, cartId: null, cartQuantity: null })
      context.sessions.rotate(context.session)
      return null
    },
  },
  http: {
    '/web/version': ({ dialect }) => {
      const { server_version_info, server_version } = versionInfo(dialect.series)
      const body = JSON.stringify({ version_info: server_version_info, version: server_version })
      return { status: 200, contentType: 'application/json; charset=utf-8', body }
    },
  },
}

/** The user of the session. Raises SessionExpired for a visitor. */
export function requireUser({ session }: RouteContext): number {
  if (session.uid === null) throw sessionExpired()
  return session.uid
}

function versionInfo({ name, major, minor }: RouteContext['dialect']['series']) {
  return {
    server_version: name,
    server_version_info: [major, minor, 0, 'final', 0, ''],
    server_serie: name,
    protocol_version: 1,
  }
}

function sessionInfo({ database, dialect, session }: RouteContext): Record<string, unknown> {
  const { server_version, server_version_info } = versionInfo(dialect.series)
  if (session.uid === null)
    return { uid: null, db: database.name, server_version, server_version_info, user_context: {} }
  const env = database.as(session.uid)
  const { user } = env
  const company = user.company_id as number
  const isSystem = env.groups.includes('system')
  return {
    uid: user.id,
    db: database.name,
    is_system: isSystem,
    is_admin: isSystem,
    ...(isAtLeast(dialect.series, 17) && { is_public: false, is_internal_user: env.groups.includes('user') }),
    user_context: { lang: user.lang, tz: user.tz, uid: user.id },
    server_version,
    server_version_info,
    name: env.sudo().displayName('res.users', user.id),
    username: user.login,
    partner_id: user.partner_id,
    ...(!isAtLeast(dialect.series, 15) && { company_id: company }),
    user_companies: {
      current_company: isAtLeast(dialect.series, 15)
        ? company
        : [company, env.sudo().displayName('res.company', company)],
    },
  }
}
