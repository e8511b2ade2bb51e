/** One word behind `ooor`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  readonly help: string
  /** Runs with what stands behind the word; answers the exit code. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** Where a command writes to and what it knows of its surroundings. */
export interface Terminal {
  out(text: string): void
  error(text: string): void
  /** True when somebody is looking on. */
  readonly isWatched: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Exit codes, as those of `diff`. */
export const EXIT = { ok: 0, differs: 1, trouble: 2 } as const

/** The command line is wrong: the message says what, the help says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
