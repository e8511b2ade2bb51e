import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { isAtLeast, type Session } from 'ooor'
import { suggestion } from 'ooor/protocol'
import { Cursors } from '../answers/cursors.ts'
import { toolAnswer } from '../answers/tool-answer.ts'
import type { AuditSink } from '../audit/audit.ts'
import { AuditEntry } from '../audit/audit-entry.ts'
import { checkDepth } from '../checks/check-depth.ts'
import type { PathChecks } from '../checks/check-path.ts'
import type { TokenBucket } from '../limits/token-bucket.ts'
import type { Policy } from '../policy/policy.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { Proposals } from '../proposals/proposals.ts'
import { loggedFailure, outcomeOf } from './failure.ts'
import { fateOf } from './fate.ts'

/** What one agent's session is made of. */
export interface AgentSessionOptions {
  readonly connect: () => Promise<Session>
  readonly policy: Policy
  readonly canWrite: boolean
  readonly audit: AuditSink
  readonly bucket: TokenBucket
  /** Who asks, for the audit: never a secret. */
  readonly caller: string
  /** Whose limits they have. */
  readonly countedAs: string
  /** Tells sessions of one caller apart. */
  readonly id: string
}

/** One agent's session: their Odoo, what they may do there, and what they have proposed. Nobody else has it. */
export class AgentSession {
  readonly policy: Policy
  readonly canWrite: boolean
  readonly cursors = new Cursors()
  readonly proposals: Proposals
  readonly checks: PathChecks
  readonly #options: AgentSessionOptions
  /** Models whose rules were compared with their fields. */
  readonly #looked = new Set<string>()
  #session: Promise<Session> | undefined

  constructor(options: AgentSessionOptions) {
    this.#options = options
    this.policy = options.policy
    this.canWrite = options.canWrite
    this.proposals = new Proposals(options.policy.limits)
    this.checks = {
      policy: options.policy,
      schemaOf: async (model) => {
        const schema = await (await this.odoo()).model(model).schema()
        this.#tellMistyped(model, schema.fields)
        return schema
      },
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
    work: (entry: AuditEntry) => Promise<Readonly<Record<string, unknown>> | CallToolResult>,
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

  /** A field that is mistyped is closed to nobody. It may be one that this user does not see, so nothing is refused. */
  #tellMistyped(model: string, fields: ReadonlyMap<string, unknown>): void {
    if (this.#looked.has(model)) return
    this.#looked.add(model)
    for (const name of this.policy.unknownFields(model, fields)) {
      const { guess } = suggestion(name, fields.keys())
      process.emitWarning(`the policy names the field '${name}' of ${model}, which this user does not see${guess}`, {
        type: 'OoorWarning',
      })
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
    work: (entry: AuditEntry) => Promise<T>,
  ): Promise<T> {
    const { audit, bucket, caller, countedAs, id } = this.#options
    const entry = new AuditEntry(audit, { who: caller, session: id, what, input })
    let answer: T
    try {
      const wait = bucket.take(countedAs)
      if (wait > 0) throw new PolicyError(`too many calls: wait ${wait} seconds, and ask for more at a time`)
      checkDepth(input)
      answer = await work(entry)
    } catch (error) {
      await entry.end(outcomeOf(error), fateOf(error)).catch((unwritten: unknown) => {
        // What became of a change is worth more to who asked than that the audit has not got it.
        if (!entry.isChange) throw unwritten
      })
      throw error
    }
    await entry.end('ok', 'done')
    return answer
  }
}

function isResult(answer: object): answer is CallToolResult {
  return 'content' in answer && Array.isArray(answer.content)
}
