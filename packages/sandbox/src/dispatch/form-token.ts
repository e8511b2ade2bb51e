import { formOf, html, isFormWithFiles, type RouteAnswer } from '../http-exchange.ts'
import { badToken, isForged } from '../routes/csrf-check.ts'
import { pageOf } from '../routes/pages.ts'
import type { HttpRoute, Route, Visit } from '../routes/route.ts'

const ASKS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** What is sent to a page must bring the token of its session, whatever page it is (tried on 14.0 and 19.0). */
export async function lacksToken(route: Route, visit: Visit): Promise<boolean> {
  if (visit.installation.dialect.series.major < 14 || ASKS.has(visit.request.method)) return false
  if (route.takesForeignForms === true) return false
  return isForged(visit, new URLSearchParams({ csrf_token: await sentToken(visit) }))
}

/** The website has pages of its own for what is refused. */
export function tokenRefused({ isWebsite }: HttpRoute): RouteAnswer {
  if (isWebsite !== true) return { ...badToken(), isRaised: true }
  return html(pageOf('Bad Request', '<h1>400</h1><pre>Session expired (invalid CSRF token)</pre>'), 400)
}

async function sentToken({ request }: Visit): Promise<string> {
  if (!isFormWithFiles(request)) return new URLSearchParams(request.body).get('csrf_token') ?? ''
  try {
    return String((await formOf(request)).get('csrf_token') ?? '')
  } catch {
    // What is no form has no token.
    return ''
  }
}
