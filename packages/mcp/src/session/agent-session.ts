import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { isAtLeast, type Session } from 'ooor'
import { Cursors } from '../answers/cursors.ts'
import { toolAnswer } from '../answers/tool-answer.ts'
import type { AuditLine, AuditSink } from '../audit/audit.ts'
import { auditable } from '../audit/mask.ts'
import type { PathChecks } from '../checks/check-path.ts'
import type { TokenBucket } from '../limits/token-bucket.ts'
import type { Policy } from '../policy/policy.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { Proposals } from '../proposals/proposals.ts'
import { failureOf, loggedFailure, UnauditedError } from './failure.ts'

/** What one agent's session is made of. */
export interface AgentSessionOptions {
  readonly connect: () => Promise<Session>
  readonly policy: Policy
  readonly canWrite: boolean
  readonly audit: AuditSink
  readonly bucket: TokenBucket
  /** Who asks, for the audit and for limits: never a secret. */
  readonly caller: string
  /** Tells sessions of one caller apart. */
  readonly id: string
}

/** What the audit is told of a piece of work, as it becomes known. */
export type AuditNote = Partial<Pick<AuditLine, 'model' | 'ids' | 'before' | 'after' | 'detail'>>

/** One agent's session: their Odoo, what they may do there, and what they have proposed. Nobody else has it. */
export class AgentSession {
  readonly policy: Policy
  readonly canWrite: boolean
  readonly cursors = new Cursors()
  readonly proposals: Proposals
  readonly checks: PathChecks
  readonly #options: AgentSessionOptions
  #session: Promise<Session> | undefined

  constructor(options: AgentSessionOptions) {
    this.#options = options
    this.policy = options.policy
    this.canWrite = options.canWrite
    this.proposals = new Proposals(options.policy.limits)
    this.checks = {
      policy: options.policy,
      schemaOf: async (model) => (await this.odoo()).model(model).schema(),
    }
  }

  /** The caller's session on Odoo, within the policy's companies. */
  odoo(): Promise<Session> {
    this.#session ??= this.#connected().catch((error: unknown) => {
      // The next call tries again.
      this.#session = undefined
      throw error
    })
    return this.#session
  }

  /** Runs a tool: within the limits, told to the audit, with errors in words. */
  async tool(
    name: string,
    input: Readonly<Record<string, unknown>>,
    work: (note: AuditNote) => Promise<Readonly<Record<string, unknown>> | CallToolResult>,
  ): Promise<CallToolResult> {
    try {
      const answer = await this.#audited(name, input, work)
      return isResult(answer) ? answer : toolAnswer(answer)
    } catch (error) {
      return { ...toolAnswer({ ...loggedFailure(error) }), isError: true }
    }
  }

  /** Reads a resource, as a tool is run; errors are thrown in words. */
  async resource<T>(name: string, input: Readonly<Record<string, unknown>>, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#audited(name, input, work)
    } catch (error) {
      const { error: kind, message } = loggedFailure(error)
      throw new Error(`${kind}: ${message}`)
    }
  }

  async #connected(): Promise<Session> {
    const session = await this.#options.connect()
    const { companies } = this.policy
    if (companies === undefined || !isAtLeast(await session.series(), 13)) return session
    return session.withCompany(...companies)
  }

  async #audited<T>(
    what: string,
    input: Readonly<Record<string, unknown>>,
    work: (note: AuditNote) => Promise<T>,
  ): Promise<T> {
    const { audit, bucket, caller, id } = this.#options
    const begun = Date.now()
    const note: { -readonly [K in keyof AuditNote]: AuditNote[K] } = {}
    const tell = (outcome: string) =>
      audit({
        at: new Date(begun).toISOString(),
        who: caller,
        session: id,
        what,
        ...(typeof input.model === 'string' && { model: input.model }),
        ...note,
        outcome,
        milliseconds: Date.now() - begun,
        detail: auditable(note.detail ?? input),
      })
    let answer: T
    try {
      const wait = bucket.take(caller)
      if (wait > 0) throw new PolicyError(`too many calls: wait ${wait} seconds, and ask for more at a time`)
      answer = await work(note)
    } catch (error) {
      tell(`${failureOf(error).error}${error instanceof Error ? `: ${error.message.slice(0, 500)}` : ''}`)
      throw error
    }
    try {
      tell('ok')
    } catch (error) {
      throw new UnauditedError(error)
    }
    return answer
  }
}

function isResult(answer: object): answer is CallToolResult {
  return 'content' in answer && Array.isArray(answer.content)
}
