import { workerVersion } from '../bus/worker-version.ts'
import { html, type RouteAnswer } from '../http-exchange.ts'
import { escapeHtml, pageOf } from './pages.ts'
import type { Visit } from './route.ts'

/** Who may show a page in a frame of their own (wire/16.0 to 19.0; tried on 14.0 and 16.0 to 19.0). */
function unframed(major: number): Readonly<Record<string, string>> {
  if (major < 14) return {}
  if (major < 16) return { 'x-frame-options': 'DENY' }
  const framed = { 'x-frame-options': 'SAMEORIGIN', 'content-security-policy': "frame-ancestors 'self'" }
  return major < 19 ? framed : { 'cache-control': 'no-cache', ...framed }
}

/** A form with the session's token. */
async function formPage({ installation, session, query }: Visit, fields: string, error: string): Promise<RouteAnswer> {
  const token = await installation.csrf.token(session.id)
  const alert = error === '' ? '' : `<p class="alert alert-danger" role="alert">${escapeHtml(error)}</p>`
  const form = `<form method="POST" action="">
<input type="hidden" name="csrf_token" value="${token}"/>
<input type="hidden" name="redirect" value="${escapeHtml(query.get('redirect') ?? '')}"/>
${fields}
${alert}
<button type="submit">Log in</button>
</form>`
  const { major } = installation.dialect.series
  // wire/18.0/session-logout-post
  const info = JSON.stringify({ is_frontend: true, websocket_worker_version: workerVersion(major) })
  const script = major < 18 ? '' : `<script type="text/javascript">odoo.__session_info__ = ${info};</script>`
  const page = html(pageOf('Login', `<div class="oe_login_form">${form}</div>${script}`))
  return { ...page, headers: unframed(major) }
}

export function loginPage(visit: Visit, error = ''): Promise<RouteAnswer> {
  return formPage(
    visit,
    `${databaseChoice(visit)}<input name="login" placeholder="Email"/><input name="password" type="password" placeholder="Password"/>`,
    error,
  )
}

/** Among several databases there is a way to the others (tried on 14.0 and 19.0). */
function databaseChoice({ installation, database }: Visit): string {
  if (installation.databases.size < 2 || database === null) return ''
  const chosen = `<input name="db" readonly="readonly" value="${escapeHtml(database.name)}"/>`
  return `${chosen}<a role="button" href="/web/database/selector" class="btn">Select</a>`
}

/** The form for an authenticator app's code (addons/auth_totp/views/templates.xml). */
export function secondFactorPage(visit: Visit, error = ''): Promise<RouteAnswer> {
  visit.session.isDirty = true
  const fields = `<label for="totp_token">Authentication Code</label>
<input id="totp_token" name="totp_token" autocomplete="off" inputmode="numeric" required="required"/>
<input type="checkbox" name="remember" id="switch-remember" value="1"/>`
  return formPage(visit, fields, error)
}
