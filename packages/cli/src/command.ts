import type { Command } from 'commander'
import type { Connection, ConnectOptions } from 'ooor'
import type { Terminal } from './terminal.ts'

/** Exit codes: the first three as those of `diff`, the last as shells have it. */
export const EXIT = { ok: 0, differs: 1, trouble: 2, interrupted: 130 } as const

/** The command line is wrong: the message says what, the help says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The options that every command takes, before its word or behind it. */
export interface GlobalOptions {
  /** A connection by its name. */
  readonly connection?: string
  /** A connection string. */
  readonly url?: string
  readonly database?: string
  readonly username?: string
  /** The series of a sandbox inside the process, which stands in for a server. */
  readonly sandbox?: string
  readonly json?: true
  readonly verbose?: true
}

/** One run of `ooor`: what the actions of its commands work with. */
export interface CommandRun {
  readonly terminal: Terminal
  /** The options that every command takes. Known in actions. */
  readonly options: GlobalOptions
  /** Set by an action that did what it should, and has something to tell: `EXIT.differs`. */
  exitCode: number
  /** What to connect to: what `target` names, else what the options, the environment and the project's file do. */
  target(target: string | undefined): Promise<ConnectOptions>
  /** Does something on that server, and closes the connection. */
  onServer<T>(target: string | undefined, work: (odoo: Connection) => Promise<T>): Promise<T>
  /** Within `onServer`: keeps the names of all models, for who completes them. */
  remember(models: readonly string[]): void
}

/**
 * Makes the command of one file in `commands/`, with its arguments, options and action. Made anew for each run, since
 * a commander command keeps what it has read. What is large is loaded by the action.
 */
export type CommandMaker = (run: CommandRun) => Command
