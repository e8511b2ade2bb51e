import { originOf, type RouteAnswer, redirect } from '../http-exchange.ts'
import { findRoute, type Route, type Visit } from '../routes/route.ts'

/** Where slashes too many lead; undefined where they do not matter (tried on 14.0 and 19.0). */
export function slashesAway(route: Route | undefined, visit: Visit): RouteAnswer | undefined {
  const { path, installation, database } = visit
  const { major } = installation.dialect.series
  if (major < 14 || database === null) return undefined
  // Of 16 to 18 by their router (tried on 16.0 to 18.0).
  if (/.\/\//.test(path)) return led(visit, path.replace(/\/{2,}/g, '/'), major >= 16 && major < 19 ? 308 : 301)
  if (path === '/' || !path.endsWith('/')) return undefined
  if (route === undefined) return led(visit, path.slice(0, -1), major < 16 ? 302 : 301)
  const isPage = route.type === 'http' && route.isWebsite === true && !route.path.endsWith('*')
  if (!isPage || (route.auth === 'user' && visit.session.uid === null)) return undefined
  return led(visit, path.slice(0, -1), 301)
}

/** The route of an address, also with a slash behind it. */
export function routeOf(routes: readonly Route[], { path, installation }: Visit): Route | undefined {
  const { major } = installation.dialect.series
  const found = findRoute(routes, path, major)
  if (found !== undefined || major < 11 || path === '/' || !path.endsWith('/')) return found
  return findRoute(routes, path.slice(0, -1), major)
}

function led({ request, installation }: Visit, path: string, status: number): RouteAnswer {
  const at = request.path.indexOf('?')
  const origin = installation.dialect.series.major < 16 ? originOf(request) : ''
  return redirect(`${origin}${path}${at < 0 ? '' : request.path.slice(at)}`, status)
}
