import type picocolors from 'picocolors'
import type { SecretStore } from './secret-store.ts'

/** Where a command reads from and writes to, and what it knows of its surroundings. */
export interface Terminal {
  /** Writes what was asked for. */
  out(text: string): void
  /** Writes what is told beside it: progress, notes, errors. */
  error(text: string): void
  /** Asks for a line. Only where `isInteractive`. */
  ask(question: string): Promise<string>
  /** Asks for a line that is not shown while it is typed. Only where `isInteractive`. */
  askSecret(question: string): Promise<string>
  /** True when somebody is there to answer. */
  readonly isInteractive: boolean
  /** True when somebody is looking on: progress may be shown. */
  readonly isWatched: boolean
  /** How wide a line may be; undefined where `out` is a file or a pipe. */
  readonly columns: number | undefined
  /** Colours for `out`, which leave text as it is where there are none. */
  readonly colors: ReturnType<typeof picocolors.createColors>
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly secrets: SecretStore
  /** The working directory. */
  readonly directory: string
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal
}
