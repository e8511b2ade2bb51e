import { randomUUID } from 'node:crypto'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { Connection, Session } from 'ooor'
import { ConfigError } from 'ooor/protocol'
import type { AuditSink } from './audit/audit.ts'
import { checkKinds } from './check-options.ts'
import { instructionsFor } from './instructions.ts'
import { TokenBucket } from './limits/token-bucket.ts'
import { Policy } from './policy/policy.ts'
import type { PolicyFile } from './policy/policy-file.ts'
import { registerPrompts } from './prompts.ts'
import { registerResources } from './resources/register-resources.ts'
import { AgentSession } from './session/agent-session.ts'
import { sessionOf } from './session/session-of.ts'
import { registerCommit } from './tools/commit.ts'
import { registerDescribe } from './tools/describe.ts'
import { registerExplain } from './tools/explain.ts'
import { registerGetFile } from './tools/get-file.ts'
import { registerGroup } from './tools/group.ts'
import { registerPropose } from './tools/propose.ts'
import { registerQuery } from './tools/query.ts'
import { registerReport } from './tools/report.ts'
import { VERSION } from './version.ts'

/** What the server of one agent's session is told. One of `odoo` and `connect`. */
export interface OdooMcpOptions {
  /** Whose rights the agent has: a connection, by its own credential, or one of its sessions. */
  readonly odoo?: Connection | Session | undefined
  /** Brings it with the first use, in the place of `odoo`. Asked again when it failed. */
  readonly connect?: (() => Connection | Session | Promise<Connection | Session>) | undefined
  /** What agents may do beyond the user's own rights. @default all that is not closed by default */
  readonly policy?: Policy | PolicyFile | undefined
  /** True lets agents propose and commit changes. @default false: they only read */
  readonly write?: boolean | undefined
  /** Told of everything that is asked and done. @default nobody is told */
  readonly audit?: AuditSink | undefined
  /** Who asks, as the audit knows them; never a secret. @default 'agent' */
  readonly caller?: string | undefined
  /** Whose limits they have: callers who are one user of Odoo are counted as one. @default the caller */
  readonly countedAs?: string | undefined
  /** Limits that several sessions share. @default the policy's, for this server alone */
  readonly bucket?: TokenBucket | undefined
}

/**
 * A server of the Model Context Protocol for one session of one agent, in the rights of one user of Odoo. Connect it to
 * any transport of the SDK; a server each for each session, so that nobody has another's proposals.
 *
 * ```ts
 * const odoo = connect('https://me@erp.example.com/prod', { apiKey })
 * const server = createMcpServer({ odoo, policy: { models: ['sale.*', 'res.partner', 'product.*'] } })
 * await server.connect(new StdioServerTransport())
 * ```
 *
 * Sends nothing to Odoo before the first use of a tool or resource. Throws a `ConfigError` for a policy that is
 * none, and for an option that there is not.
 */
export function createMcpServer(options: OdooMcpOptions): McpServer {
  checkKinds<OdooMcpOptions>('createMcpServer', options, {
    odoo: 'object',
    connect: 'function',
    policy: 'object',
    write: 'boolean',
    audit: 'function',
    caller: 'text',
    countedAs: 'text',
    bucket: 'object',
  })
  if (options.odoo === undefined && options.connect === undefined) {
    throw new ConfigError('createMcpServer has no Odoo to ask: pass odoo, or connect that brings it')
  }
  const { odoo, write: canWrite = false, audit = () => {}, caller = 'agent' } = options
  const policy = options.policy instanceof Policy ? options.policy : new Policy(options.policy)
  const connect = options.connect ?? (() => odoo)
  const agent = new AgentSession({
    ...{ policy, canWrite, audit, caller, countedAs: options.countedAs ?? caller },
    connect: async () => sessionOf(await connect()),
    bucket: options.bucket ?? new TokenBucket(policy.limits.callsPerMinute),
    id: randomUUID().slice(0, 8),
  })
  const server = new McpServer(
    { name: 'ooor-mcp', title: 'Odoo', version: VERSION },
    { instructions: instructionsFor({ canWrite }) },
  )
  registerDescribe(server, agent)
  registerQuery(server, agent)
  registerGroup(server, agent)
  registerGetFile(server, agent)
  registerReport(server, agent)
  registerExplain(server, agent)
  registerResources(server, agent)
  registerPrompts(server, { canWrite })
  if (canWrite) {
    registerPropose(server, agent)
    registerCommit(server, agent)
  }
  return server
}
