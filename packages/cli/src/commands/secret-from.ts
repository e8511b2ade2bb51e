import { UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'

/** A secret of the environment, or one that is asked for: none has to stand on the command line. */
export async function secretFrom(terminal: Terminal, variable: string, what: string): Promise<string> {
  const set = terminal.environment[variable]
  if (set) return set
  if (!terminal.isInteractive) throw new UsageError(`${what} is not known: set ${variable}`)
  const typed = await terminal.askSecret(`${what}: `)
  if (typed === '') throw new UsageError(`${what} is empty`)
  return typed
}
