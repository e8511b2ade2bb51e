import { randomUUID } from 'node:crypto'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Session } from 'ooor'
import {
  AccessDeniedError,
  ConfigError,
  isOoorError,
  LoginRequiredError,
  SessionExpiredError,
  SessionLostError,
} from 'ooor/errors'
import { checkKinds } from '../check-options.ts'
import { TokenBucket } from '../limits/token-bucket.ts'
import { Policy } from '../policy/policy.ts'
import { createMcpServer, type OdooMcpOptions } from '../server.ts'
import { refused, unauthorized } from './answers.ts'
import { type GuardOptions, refusalOf } from './guard.ts'
import { HttpSessions } from './http-sessions.ts'
import { METADATA_PATH, metadataOf, metadataUrlOf } from './metadata.ts'
import { type Bearer, bearerOf, fingerprintOf } from './who-calls.ts'

/** What a server over HTTP is told. */
export interface McpHttpOptions extends GuardOptions, Pick<OdooMcpOptions, 'policy' | 'write' | 'audit'> {
  /**
   * A session of Odoo in the rights of who calls, by what they bring. It is asked who it is before anything else: a
   * visitor, and a credential that Odoo refuses, get a 401.
   */
  readonly connectAs: (bearer: Bearer) => Session | Promise<Session>
  /** The server's public address. @default `http://<Host>/mcp` */
  readonly resource?: string | undefined
  /** Who gives tokens for it, for clients that look (RFC 9728). @default none */
  readonly authorizationServers?: readonly string[] | undefined
  /** Sessions that one user may have open, whatever they bring; the oldest gives way. @default 10 */
  readonly sessionsPerCaller?: number | undefined
}

/** A server over HTTP, for any runtime that has `Request` and `Response`. */
export interface McpHttp {
  /** Answers a request: the protocol on `/mcp`, and the metadata of the resource. */
  fetch(request: Request): Promise<Response>
  /** Ends all sessions. */
  close(): Promise<void>
}

const PATH = '/mcp'
const IDLE_MILLISECONDS = 30 * 60 * 1000
const SESSIONS_IN_ALL = 1000

/**
 * The protocol over streamable HTTP, each caller in their own rights: by their API key as a bearer token, or by a web
 * session. A session of the protocol belongs to the credential that began it; nobody else's request reaches it.
 *
 * ```ts
 * const odoo = connect({ url: 'https://erp.example.com', database: 'prod' })
 * const http = createMcpHttp({
 *   hosts: ['mcp.example.com'],
 *   connectAs: (bearer) => sessionFor(odoo, bearer),
 * })
 * serve({ fetch: http.fetch, port: 8765 })
 * ```
 */
export function createMcpHttp(options: McpHttpOptions): McpHttp {
  checkKinds<McpHttpOptions>('createMcpHttp', options, {
    connectAs: 'function',
    hosts: 'list',
    origins: 'list',
    policy: 'object',
    write: 'boolean',
    audit: 'function',
    resource: 'text',
    authorizationServers: 'list',
    sessionsPerCaller: 'number',
  })
  const { connectAs, resource, authorizationServers = [], sessionsPerCaller = 10, ...shared } = options
  const policy = shared.policy instanceof Policy ? shared.policy : new Policy(shared.policy)
  const bucket = new TokenBucket(policy.limits.callsPerMinute)
  const sessions = new HttpSessions({
    perUser: sessionsPerCaller,
    inAll: SESSIONS_IN_ALL,
    idleMilliseconds: IDLE_MILLISECONDS,
  })

  async function begin(request: Request, bearer: Bearer, fingerprint: string, metadataUrl: string): Promise<Response> {
    let known: Known | undefined
    try {
      known = await identified(connectAs, bearer)
    } catch (error) {
      if (!isOoorError(error)) throw error
      return refused(502, `Odoo cannot say who this is: ${error.message.slice(0, 500)}`)
    }
    if (known === undefined) return unauthorized(metadataUrl, true)
    const { session: odoo, login, user } = known
    if (!(await sessions.hasRoomFor(user))) return refused(503, 'too many sessions are open: try again later')
    const { write, audit } = shared
    const server = createMcpServer({
      odoo,
      policy,
      write,
      audit,
      bucket,
      caller: `${login}/${fingerprint.slice(0, 8)}`,
      countedAs: user,
    })
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: true,
      maxRequestBodySize: Math.ceil(policy.limits.fileBytes * 1.5) + 1_000_000,
      onsessioninitialized: (id) => sessions.add(id, { server, transport, fingerprint, user }),
      onsessionclosed: (id) => sessions.delete(id),
    })
    await server.connect(transport)
    return transport.handleRequest(request)
  }

  return {
    async fetch(request) {
      const refusal = refusalOf(request.headers, options)
      if (refusal !== undefined) return refused(403, refusal)
      const { origin, pathname } = new URL(request.url)
      const address = resource ?? `${origin}${PATH}`
      if (pathname === METADATA_PATH || pathname === `${METADATA_PATH}${PATH}`) {
        return Response.json(metadataOf({ resource: address, authorizationServers }))
      }
      if (pathname !== PATH) return refused(404, `the protocol is spoken on ${PATH}`)
      const metadataUrl = metadataUrlOf(address)
      const bearer = bearerOf(request.headers)
      if (bearer === undefined) return unauthorized(metadataUrl, request.headers.has('authorization'))
      const fingerprint = fingerprintOf(bearer)
      const id = request.headers.get('mcp-session-id')
      if (id === null) return begin(request, bearer, fingerprint, metadataUrl)
      const found = sessions.find(id, fingerprint)
      // An id of another caller's is as unknown as one that never was.
      return found === undefined ? refused(404, 'there is no such session') : found.transport.handleRequest(request)
    },
    close: () => sessions.close(),
  }
}

interface Known {
  readonly session: Session
  readonly login: string
  /** The same for all that one user of a database brings. */
  readonly user: string
}

/** Who a caller is on Odoo; undefined for a credential that Odoo does not take. */
async function identified(connectAs: McpHttpOptions['connectAs'], bearer: Bearer): Promise<Known | undefined> {
  try {
    const session = await connectAs(bearer)
    const info = await session.info()
    if (info === null) return undefined
    const { uid, database, login = `user ${uid}` } = info
    return { session, login, user: JSON.stringify([database, uid]) }
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  const isOver = SessionExpiredError.is(error) || SessionLostError.is(error)
  return isOver || AccessDeniedError.is(error) || LoginRequiredError.is(error) || ConfigError.is(error)
}
