import type { Patient } from './patient.ts'

/** How well something is. `skip` for what could not be found out, or is not there to be looked at. */
export type Status = 'ok' | 'warn' | 'fail' | 'skip'

/** What a check found. */
export interface Diagnosis {
  readonly status: Status
  /** One sentence without a full stop. */
  readonly says: string
  /** What to do. */
  readonly remedy?: string | undefined
  /** The same for programs. */
  readonly facts?: Readonly<Record<string, unknown>> | undefined
}

/** One thing to look at. Each is a file in `checks/`, knows nothing of the others, and changes nothing on the server. */
export interface Check {
  /** As `--json` has it. */
  readonly name: string
  readonly title: string
  /** What must be well for it to make sense. */
  readonly needs: 'nothing' | 'server' | 'login'
  /** True for what others would disturb: it runs after them. */
  readonly isAlone?: boolean
  /** The signal is aborted when it takes too long. What it throws becomes its diagnosis. */
  run(patient: Patient, signal: AbortSignal): Promise<Diagnosis>
}

/** A diagnosis with what it is about. */
export interface Finding extends Diagnosis {
  readonly check: string
  readonly title: string
}
