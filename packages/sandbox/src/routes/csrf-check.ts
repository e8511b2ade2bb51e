import { html, type RouteAnswer } from '../http-exchange.ts'
import { werkzeugPage } from './pages.ts'
import type { Visit } from './route.ts'

/** Whether a form lacks the token that only a page of the same session has; 8 asks for none (wire/8.0/old-login-form). */
export async function isForged({ installation, session }: Visit, form: URLSearchParams): Promise<boolean> {
  if (installation.dialect.series.major < 9) return false
  return !(await installation.csrf.isValid(session.id, form.get('csrf_token')))
}

export function badToken(): RouteAnswer {
  return html(werkzeugPage('400 Bad Request', 'Session expired (invalid CSRF token)'), 400)
}
