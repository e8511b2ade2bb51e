import type { Proposal } from './proposals.ts'

/** What is shown of a proposal, and what is kept of it. */
export interface Proposed {
  /** What would change, as the agent and whoever approves see it. */
  readonly shown: Readonly<Record<string, unknown>>
  readonly proposal: Proposal
}
