import type { Database } from '../database.ts'
import type { RouteAnswer, SandboxRequest } from '../http-exchange.ts'
import type { Installation } from '../installation.ts'
import type { WebSession } from '../web-session.ts'

export type Params = Readonly<Record<string, unknown>>

/** One request in one web session. */
export interface Visit {
  readonly request: SandboxRequest
  readonly path: string
  readonly query: URLSearchParams
  readonly installation: Installation
  readonly session: WebSession
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The database that the request is for, where it tells. */
  readonly database: Database | null
}

/** A visit for which a database is known. */
export interface DatabaseVisit extends Visit {
  readonly database: Database
}

/** A visit of a logged-in user. */
export interface UserVisit extends DatabaseVisit {
  readonly uid: number
}

interface RouteRow {
  /** One that ends in `*` stands for all below it; `<id>` is a number, `<slug>` one after a name, as `office-chair-5`. */
  readonly path: string
  readonly since?: number
  /** The last series that has it. */
  readonly until?: number
  /** False for what is there to tell who one is, whatever the device. */
  readonly checksIdentity?: boolean
  /** It is a page or service of the website, which speaks the visitor's language. */
  readonly isWebsite?: boolean
  /** What is sent there needs no token of a form. */
  readonly takesForeignForms?: boolean
}

/** Who may come: everybody even without a database, everybody, or users. */
type Auth<Run extends 'json' | 'http'> =
  | { readonly auth: 'none'; readonly run: Runner<Run, Visit> }
  | { readonly auth: 'public'; readonly run: Runner<Run, DatabaseVisit> }
  | { readonly auth: 'user'; readonly run: Runner<Run, UserVisit> }

type Runner<Run, V> = Run extends 'json'
  ? (visit: V, params: Params) => unknown
  : (visit: V) => RouteAnswer | Promise<RouteAnswer>

/** A JSON-RPC route: the params in, the result out, null for none. */
export type JsonRoute = RouteRow &
  Auth<'json'> & {
    readonly type: 'json'
    /** Its parameters as Python has them, where somebody gets them wrong: `model, method, args, kwargs, path=None`. */
    readonly parameters?: string
    /** The Python class that has it. */
    readonly controller?: string
    /** It knows no session. */
    readonly isStateless?: boolean
  }

/** A plain HTTP route. */
export type HttpRoute = RouteRow &
  Auth<'http'> & {
    readonly type: 'http'
    /** It knows no session. */
    readonly isStateless?: boolean
  }

export type Route = JsonRoute | HttpRoute

/** The route of a path on this series. */
export function findRoute(routes: readonly Route[], path: string, major: number): Route | undefined {
  return routes.find(
    ({ path: pattern, since = 0, until = Number.POSITIVE_INFINITY }) =>
      since <= major && major <= until && matches(pattern, path),
  )
}

function matches(pattern: string, path: string): boolean {
  if (pattern.endsWith('*')) return path.startsWith(pattern.slice(0, -1))
  return pattern.includes('<') ? expressionOf(pattern).test(path) : path === pattern
}

const expressions = new Map<string, RegExp>()

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known !== undefined) return known
  const source = pattern.replaceAll('<id>', '\\d+').replaceAll('<slug>', '(?:[^/]*-)?\\d+')
  const expression = new RegExp(`^${source}$`)
  expressions.set(pattern, expression)
  return expression
}

/** The last number in a path: `/shop/office-chair-5` is about the fifth. */
export function idIn(path: string): number {
  return Number(/(\d+)\/?$/.exec(path)?.[1])
}
