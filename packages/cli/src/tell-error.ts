import { inspect } from 'node:util'
import { CommanderError } from 'commander'
import { isOoorError } from 'ooor/errors'
import { EXIT, UsageError } from './command.ts'
import { unknownName } from './expressions/unknown-name.ts'
import { fileTrouble } from './output/file-trouble.ts'
import { printableLines } from './output/printable.ts'
import type { Terminal } from './terminal.ts'

/** Which command failed, and where that is told. */
export interface FailedCommand {
  /** As `ooor types`. */
  readonly words: string
  readonly isVerbose: boolean
  readonly terminal: Terminal
}

/** Tells what went wrong in two lines, the second with the remedy; answers the exit code. Throws what is a bug. */
export function tellError(error: unknown, { words, isVerbose, terminal }: FailedCommand): number {
  if (terminal.interrupted.aborted) {
    terminal.error(`${words}: interrupted\n`)
    return EXIT.interrupted
  }
  const isUsage = error instanceof UsageError || error instanceof CommanderError
  if (!isUsage && !isOoorError(error) && !isSystemError(error)) throw error
  terminal.error(`${words}: ${messageOf(isSystemError(error) ? { message: fileTrouble(error) } : error)}\n`)
  if (isUsage) terminal.error(`\`${words} --help\` tells how.\n`)
  else if (isVerbose) terminal.error(`${detailsOf(error)}\n`)
  else terminal.error('`--verbose` tells more.\n')
  return EXIT.trouble
}

/** A file that cannot be read or written. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** What an error shows of itself: its kind, call, code and data, and what caused it. */
function detailsOf(error: Error): string {
  const known = Object.fromEntries(Object.entries(error).filter(([, value]) => value !== undefined))
  const own = inspect(known, { depth: 4, breakLength: 100 })
  const { cause } = error
  return cause instanceof Error ? `${own}\ncaused by ${cause.name}: ${printableLines(cause.message)}` : own
}

/** Commander's own words in ours, and a server's without its empty lines. */
function messageOf({ message }: Pick<Error, 'message'>): string {
  const own = message.replace(/^error: /, '').replace(/^unknown command ('.*')\s*/, 'there is no command $1 ')
  return printableLines(unknownName({ message: own.trim() })).replace(/\n\s*\n/g, '\n')
}
