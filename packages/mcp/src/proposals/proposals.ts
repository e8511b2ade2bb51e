import { createHash, randomBytes } from 'node:crypto'
import { PolicyError } from '../policy/policy-error.ts'
import type { Limits } from '../policy/policy-file.ts'

/** Something that somebody has seen and may now have done, once. */
export interface Proposal {
  readonly kind: string
  readonly model: string
  readonly ids: readonly number[]
  /** What is to be changed, and to what, as the audit has it before it is done. */
  readonly planned: { readonly before: unknown; readonly after: unknown }
  /** Looks whether everything still is as it was seen, and does it. */
  readonly commit: () => Promise<Committed>
}

/** What has been done. */
export interface Committed {
  readonly ids: readonly number[]
  readonly before?: unknown
  readonly after?: unknown
  /** What else the server said. */
  readonly answer?: Readonly<Record<string, unknown>>
}

interface Open {
  readonly proposal: Proposal
  readonly until: number
}

/**
 * What an agent's session has proposed: each by a token that works once, here, for a time. Tokens are kept as
 * fingerprints.
 */
export class Proposals {
  readonly #limits: Limits
  readonly #now: () => number
  readonly #open = new Map<string, Open>()

  constructor(limits: Limits, now: () => number = () => Date.now()) {
    this.#limits = limits
    this.#now = now
  }

  /** Keeps a proposal; its token, and until when it is good. */
  add(proposal: Proposal): { readonly token: string; readonly until: Date } {
    this.#forget()
    if (this.#open.size >= this.#limits.proposals) {
      throw new PolicyError(`${this.#open.size} proposals are open already: commit some, or let them expire`)
    }
    const token = randomBytes(24).toString('base64url')
    const until = this.#now() + this.#limits.proposalSeconds * 1000
    this.#open.set(fingerprint(token), { proposal, until })
    return { token, until: new Date(until) }
  }

  /** Takes a proposal out: from here on its token is spent, whatever comes of it. */
  take(token: string): Proposal {
    this.#forget()
    const key = fingerprint(token)
    const found = this.#open.get(key)
    if (found === undefined) {
      throw new PolicyError(
        'there is no such proposal: its token was used, has expired, or is of another session. Propose it again',
      )
    }
    this.#open.delete(key)
    return found.proposal
  }

  #forget(): void {
    for (const [key, { until }] of this.#open) if (until <= this.#now()) this.#open.delete(key)
  }
}

function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}
