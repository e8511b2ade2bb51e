import { html, redirect } from '../http-exchange.ts'
import { pageOf, werkzeugPage } from './pages.ts'
import type { Route } from './route.ts'

const docPage = (path: string): Route => ({
  type: 'http',
  path,
  since: 19,
  auth: 'public',
  run: ({ path: at, query, session, database }) => {
    if (session.uid === null) return redirect(`/web/login?redirect=${encodeURIComponent(`${at}?${query}`)}`)
    if (!database.as(session.uid).groups.includes('doc')) {
      return html(werkzeugPage('403 Forbidden', 'This page is only accessible to Technical Documentation users.'), 403)
    }
    return html(pageOf('Documentation', '<div id="doc"></div>'))
  },
})

/** The page of the server's documentation; its data is JSON-2 (`dispatch/json2.ts`). */
export const docRoutes: readonly Route[] = [docPage('/doc'), docPage('/doc/*')]
