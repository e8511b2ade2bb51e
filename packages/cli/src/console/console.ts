import { EXIT } from '../command.ts'
import type { ConsoleOptions } from './desk.ts'
import { isTaken } from './globals.ts'
import { ModelSession } from './model-session.ts'
import { pipedConsole } from './piped-console.ts'
import { typedConsole } from './typed-console.ts'

/**
 * A console on a connection, until it is left: its models by their names, in JavaScript with `await` at the top. Of a
 * pipe or a file, lines are run and what they show is written; the exit code tells whether one failed. Only one at a time in a process, since the names are
 * global ones.
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
  const models = new ModelSession(options.odoo, options.pages, options.aliases)
  await models.open(isTaken)
  const { input, output } = options.terminal
  const isTyped = (input as NodeJS.ReadStream).isTTY === true && (output as NodeJS.WriteStream).isTTY === true
  if (!isTyped) return pipedConsole(options, models)
  await typedConsole(options, models)
  return EXIT.ok
}
