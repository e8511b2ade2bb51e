import type { Database } from '../database.ts'
import { html, type RouteAnswer, redirect } from '../http-exchange.ts'
import { databaseNamed, onlyDatabase } from '../installation.ts'
import type { ServerException } from '../python/exceptions.ts'
import { isTotp } from '../totp.ts'
import { chosenDatabase } from './choose-database.ts'
import { badToken, isForged } from './csrf-check.ts'
import { finishLogIn, logIn } from './log-in.ts'
import { loginPage, secondFactorPage } from './login-pages.ts'
import { pageOf, werkzeugPage } from './pages.ts'
import type { DatabaseVisit, Route, Visit } from './route.ts'

/** Keeps browsers that need no second factor (addons/auth_totp/controllers/home.py). */
const TRUSTED_DEVICE = 'td_id'
const TRUSTED_DEVICE_SECONDS = 90 * 86_400

/** Where a login leads: the web client, which got an address of its own with 18. */
function afterLogin(visit: DatabaseVisit, to = visit.query.get('redirect')): RouteAnswer {
  if (to) return redirect(to)
  const { major } = visit.installation.dialect.series
  const isInternal = visit.database.as(visit.session.uid).groups.includes('user')
  if (major >= 15 && !isInternal) return redirect('/web/login_successful')
  return redirect(major >= 18 ? '/odoo' : '/web')
}

function webClient(visit: Visit): RouteAnswer {
  const chosen = chosenDatabase(visit)
  if ('answer' in chosen) return chosen.answer
  if (visit.session.uid !== null) {
    visit.session.isDirty = true
    const { major } = visit.installation.dialect.series
    // Customers have pages of their own (tried on 19.0).
    const isInternal = chosen.database.as(visit.session.uid).groups.includes('user')
    if (major >= 19 && !isInternal) return redirect('/my')
    const page = html(pageOf('Odoo', '<div class="o_web_client"></div>'))
    return major < 19 ? page : { ...page, headers: { 'cache-control': 'no-store' } }
  }
  // The page that asked is told since 16 (tried on 14.0 and 19.0).
  const { path, query, installation } = visit
  const back = installation.dialect.series.major < 16 ? '' : `?redirect=${encodeURIComponent(`${path}?${query}`)}`
  return redirect(`/web/login${back}`)
}

async function login(visit: Visit): Promise<RouteAnswer> {
  const chosen = chosenDatabase(visit)
  if ('answer' in chosen) return chosen.answer
  const within = { ...visit, database: chosen.database }
  if (visit.request.method !== 'POST') {
    const to = visit.query.get('redirect')
    if (to && visit.session.uid !== null) return redirect(to)
    return loginPage(within)
  }
  const form = new URLSearchParams(visit.request.body)
  if (await isForged(visit, form)) return badToken()
  const uid = tryPassword(chosen.database, form)
  if (uid === undefined) return loginPage(within, 'Wrong login/password')
  logIn(visit, chosen.database, uid, form.get('login') ?? '')
  if (visit.session.uid !== null) return afterLogin(within, form.get('redirect'))
  return redirect('/web/login/totp')
}

/** 8 still takes the password in the address: `/login?db=…&login=…&key=…`. */
function loginByUrl(visit: Visit): RouteAnswer {
  const { query } = visit
  const database = databaseNamed(visit.installation, query.get('db'), 'web')
  const form = new URLSearchParams({ login: query.get('login') ?? '', password: query.get('key') ?? '' })
  const uid = tryPassword(database, form)
  if (uid !== undefined) logIn(visit, database, uid, query.get('login') ?? '')
  return redirect('/web')
}

function tryPassword(database: Database, form: URLSearchParams): number | undefined {
  try {
    return database.authenticate(form.get('login'), form.get('password'))
  } catch (error) {
    if ((error as ServerException).kind === 'AccessDenied') return undefined
    throw error
  }
}

async function secondFactor(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { session, database, request } = visit
  const form = new URLSearchParams(request.body)
  if (session.uid !== null) return afterLogin(visit)
  const { pendingUid } = session
  if (pendingUid === null) return redirect('/web/login')
  if (request.method !== 'POST') {
    if (!database.isTrusted(pendingUid, visit.cookies[TRUSTED_DEVICE])) return secondFactorPage(visit)
    finishLogIn(visit, database, pendingUid)
    return afterLogin(visit)
  }
  const typed = (form.get('totp_token') ?? '').replace(/\s/g, '')
  if (!/^\d+$/.test(typed)) return secondFactorPage(visit, 'Invalid authentication code format.')
  if (
    !(await isTotp(database.totpSecret(pendingUid) ?? '', Number(typed), visit.installation.clock.milliseconds / 1000))
  ) {
    return secondFactorPage(visit, 'Verification failed, please double-check the 6-digit code')
  }
  finishLogIn(visit, database, pendingUid)
  const answer = afterLogin(visit, form.get('redirect'))
  if (!form.get('remember')) return answer
  const cookie = `${TRUSTED_DEVICE}=${database.trustDevice(pendingUid)}; Max-Age=${TRUSTED_DEVICE_SECONDS}; HttpOnly; Path=/; SameSite=Lax`
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } }
}

function notAllowed(): RouteAnswer {
  const words = 'The method is not allowed for the requested URL.'
  return { ...html(werkzeugPage('405 Method Not Allowed', words), 405), headers: { allow: 'POST' } }
}

/** The pages of logging in, and the web client behind them. */
export const loginRoutes: readonly Route[] = [
  { type: 'http', path: '/web', since: 8, auth: 'none', run: webClient },
  { type: 'http', path: '/odoo', since: 18, auth: 'none', run: webClient },
  { type: 'http', path: '/web/login', since: 8, auth: 'none', isWebsite: true, run: login },
  // wire/8.0/old-login-get-by-url
  { type: 'http', path: '/login', since: 8, until: 8, auth: 'none', run: loginByUrl },
  { type: 'http', path: '/web/login/totp', since: 14, auth: 'public', run: secondFactor },
  {
    type: 'http',
    path: '/web/session/logout',
    since: 8,
    auth: 'none',
    isWebsite: true,
    run: (visit) => {
      const { session, installation } = visit
      // addons/web/controllers/session.py of 20: no more by a link.
      if (installation.dialect.series.major >= 20 && visit.request.method !== 'POST') return notAllowed()
      const database = session.database ?? onlyDatabase(installation)?.name ?? null
      installation.sessions.clear(session)
      // The session stays bound to its database.
      session.database = database
      installation.sessions.rotate(session)
      return redirect(installation.dialect.series.major >= 18 ? '/odoo' : '/web')
    },
  },
]
