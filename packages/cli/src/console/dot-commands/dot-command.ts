import type { CredentialOptions } from 'ooor'
import type { ModelSession } from '../model-session.ts'

/** What dot commands may look at and change. */
export interface Desk {
  readonly models: ModelSession
  /** Evaluates an expression as a line does, and awaits nothing that it stands for. */
  evaluate(code: string): Promise<{ readonly value: unknown }>
  /** A value as the console shows it, with so many rows at most. */
  show(value: unknown, rows?: number): string
  /** The secret of a user: of the environment, or asked for. */
  credentialOf(login: string): Promise<CredentialOptions>
  /** Says in the session's program that something was changed. */
  note(change: string): void
  /** Writes the session as a program. */
  save(file: string): Promise<string>
  /** Whether time and calls are told after each line, and each call. */
  readonly telling: { time: boolean; wire: boolean }
}

/** One word behind a dot. */
export interface DotCommand {
  readonly name: string
  /** What stands behind it, for the help. */
  readonly usage: string
  readonly help: string
  /** What may be completed behind it. */
  readonly completes?: 'models' | 'expression'
  /** Answers what is to be written. */
  run(text: string, desk: Desk): Promise<string>
}
