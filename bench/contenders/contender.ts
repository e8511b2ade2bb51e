import type { Scenario } from '../workload.ts'

/** Where the replay server listens. */
export interface Target {
  readonly host: string
  readonly port: number
  /** As `http://127.0.0.1:40123`. */
  readonly origin: string
}

/** One run of a scenario; what it answers is compared with the recording before anything is measured. */
export type Run = () => Promise<unknown>

export type Runs = Readonly<Partial<Record<Scenario, Run>>>

/** Thrown by a contender whose code does not exist yet: it is listed as such and skipped. */
export class NotBuilt extends Error {}

export interface Contender {
  readonly name: string
  /** How it talks, for the table. */
  readonly how: string
  /** What it takes part in; known before it starts. */
  readonly scenarios: readonly Scenario[]
  /** Its rows have JavaScript's values, not the server's own. */
  readonly casts?: boolean
  /** Connects and logs in. */
  start(target: Target): Promise<Runs>
}
