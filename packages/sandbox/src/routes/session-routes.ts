import { trustDevice } from '../dispatch/check-device.ts'
import { type RouteAnswer, redirect } from '../http-exchange.ts'
import { databaseNamed } from '../installation.ts'
import { iterated, memberOf, withAttribute } from '../python/eyes.ts'
import { callService } from '../services/index.ts'
import { finishLogIn, logIn } from './log-in.ts'
import type { Params, Route, UserVisit, Visit } from './route.ts'
import { sessionInfo } from './session-info.ts'
import { AUTHENTICATE, SESSION_INFO } from './session-paths.ts'

const authenticate = (visit: Visit, params: Params) => {
  const { dialect } = visit.installation
  const { major } = dialect.series
  const database = databaseNamed(visit.installation, params.db, 'web')
  let uid: number
  try {
    uid = database.authenticate(params.login, params.password)
  } catch (error) {
    if (major >= 14) throw error
    // Who the session was, 7.0 forgets: it binds it to nobody (tried on 7.0; not so on 6.1 and 8.0).
    if (major === 7) Object.assign(visit.session, { database: database.name, uid: null, isDirty: true })
    // wire/6.1, wire/7.0 and wire/8.0/web-authenticate-wrong-password
    return sessionInfo({ ...visit, database }, { uid: false, login: String(params.login), database: database.name })
  }
  logIn(visit, database, uid, String(params.login))
  if (visit.session.uid === null && major >= 15) return { uid: null }
  return sessionInfo({ ...visit, database })
}

/** Logging in and out, and who one is. */
export const sessionRoutes: readonly Route[] = [
  {
    type: 'json',
    path: AUTHENTICATE,
    auth: 'none',
    parameters: 'db, login, password, base_location=None',
    controller: 'Session',
    run: authenticate,
  },
  // wire/8.0 and wire/14.0/session-invalid-get_session_info
  {
    type: 'json',
    path: SESSION_INFO,
    until: 9,
    auth: 'none',
    parameters: '',
    controller: 'Session',
    run: (visit) => sessionInfo(visit),
  },
  {
    type: 'json',
    path: SESSION_INFO,
    since: 10,
    auth: 'user',
    run: (visit) => {
      // It prolongs the session (`session.touch()`; wire/16.0/web-get_session_info).
      visit.session.isDirty = true
      return sessionInfo(visit)
    },
  },
  {
    type: 'json',
    path: '/web/session/change_password',
    until: 15,
    auth: 'user',
    parameters: 'fields',
    run: changePassword,
  },
  // wire/16.0/session-modules
  {
    type: 'json',
    path: '/web/session/modules',
    since: 8,
    auth: 'user',
    run: () => ['base', 'web', 'sale', 'website_sale'],
  },
  { type: 'json', path: '/web/session/check', auth: 'user', run: () => null },
  { type: 'http', path: '/web/become', since: 12, auth: 'user', run: becomeSuperuser },
  // Also of a server that has no database yet (tried on 14.0 and 19.0).
  {
    type: 'json',
    path: '/web/session/get_lang_list',
    since: 8,
    until: 19,
    auth: 'none',
    run: ({ installation }) => callService('db', { installation, method: 'list_lang', args: [], isJson: true }),
  },
  {
    type: 'json',
    path: '/web/session/identity/check',
    since: 20,
    auth: 'user',
    checksIdentity: false,
    run: checkIdentity,
  },
  // Nobody is asked to be somebody to become nobody (wire/7.0/web-destroy).
  { type: 'json', path: '/web/session/destroy', until: 7, auth: 'none', parameters: '', run: logOut },
  { type: 'json', path: '/web/session/destroy', since: 8, auth: 'user', parameters: '', run: logOut },
]

/** Answers what went wrong as a result too (wire/6.1, wire/8.0 and wire/14.0/svc-change_password*). */
function changePassword({ database, session, installation }: UserVisit, params: Params): unknown {
  // Fields of a form, by name; what is none fails as it does in Python (tried on 14.0).
  const sent = Object.fromEntries(
    iterated(params.fields).map((field) => [String(memberOf(field, 'name')), memberOf(field, 'value')]),
  )
  const typed = (name: string) => withAttribute(memberOf(sent, name), 'strip')
  const [old, first, second] = [typed('old_pwd'), typed('new_password'), typed('confirm_pwd')]
  const { major } = installation.dialect.series
  const refused = (error: string) => ({ error, title: 'Change Password' })
  if (old.trim() === '' || first.trim() === '' || second.trim() === '') {
    return refused(major < 7 ? 'All passwords have to be filled.' : 'You cannot leave any password empty.')
  }
  if (first !== second) return refused('The new password and its confirmation must be identical.')
  const env = database.as(session.uid).sudo()
  if (env.user.password !== old) {
    const whose = major < 8 ? 'Original password incorrect' : 'The old password you provided is incorrect'
    return refused(`${whose}, your password was not changed.`)
  }
  env.write('res.users', [env.uid], { password: first })
  return { new_password: first }
}

/** Without a credential it tells which ones there are; then nothing, or what is still missing (`_check_identity` of 20). */
function checkIdentity(visit: UserVisit, { type, password }: Params): unknown {
  const { database, uid } = visit
  if (type === undefined) return { auth_methods: ['password'] }
  const { login } = database.as(uid).user
  if (database.authenticate(login, type === 'password' ? password : undefined) === uid) trustDevice(visit)
  return null
}

function logOut({ installation, session }: Visit): null {
  installation.sessions.clear(session)
  installation.sessions.rotate(session)
  return null
}

/** The user that is nobody's, and may do all. */
const SUPERUSER = 1

/** An administrator goes on as the superuser, everybody else as before (addons/web/controllers/home.py; tried on 14.0 and 19.0). */
function becomeSuperuser(visit: UserVisit): RouteAnswer {
  const { database, uid, installation } = visit
  const { groups } = database.as(uid)
  if (groups.includes('system')) finishLogIn(visit, database, SUPERUSER)
  if (!groups.includes('user')) return redirect('/my')
  return redirect(installation.dialect.series.major >= 18 ? '/odoo' : '/web')
}
