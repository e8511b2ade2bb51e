import { createRequire } from 'node:module'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { EXIT, type GlobalOptions } from './command.ts'
import { TerminalRun } from './command-run.ts'
import { COMMANDS, HIDDEN } from './commands/index.ts'
import { tellError } from './tell-error.ts'
import type { Terminal } from './terminal.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string }

/** Runs `ooor <args>`; answers the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('ooor')
  const commandRun = new TerminalRun(terminal, () => program.opts<GlobalOptions>())
  program
    .description('The Odoo client for TypeScript.')
    .option('-c, --connection <name>', 'a connection by its name')
    .option('--url <string>', 'a connection string (or OOOR_URL)')
    .option('--database <name>', 'the database (or OOOR_DATABASE)')
    .option('--username <name>', 'the user (or OOOR_USERNAME), whose secret is OOOR_PASSWORD or OOOR_API_KEY')
    .option('--sandbox [series]', 'a sandbox inside the process instead of a server', seriesOf)
    .option('--json', 'answer JSON')
    .option('--verbose', 'tell all of an error')
    .version(version, '-V, --version', 'the version')
    .helpOption('-h, --help', 'this text')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, subcommandDescription: inAList })
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n+$/, '\n')),
      writeErr: (text) => terminal.error(text),
      // Told by `tellError`.
      outputError: () => {},
      getOutHelpWidth: () => terminal.columns ?? 100,
      getErrHelpWidth: () => terminal.columns ?? 100,
      getOutHasColors: () => terminal.colors.isColorSupported,
      getErrHasColors: () => false,
    })
  for (const make of COMMANDS) program.addCommand(inheriting(make(commandRun), program))
  for (const make of HIDDEN) program.addCommand(inheriting(make(commandRun), program), { hidden: true })
  try {
    await program.parseAsync(withSeries(args), { from: 'user' })
    return commandRun.exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok
    // Without a word there is the help, on stderr already.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.trouble
    return tellError(error, { words: wordsOf(program, args), isVerbose: args.includes('--verbose'), terminal })
  }
}

/** A command, and those below it, as the program has it. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent)
  for (const child of command.commands) inheriting(child, command)
  return command
}

const NEWEST = '19.0'

function seriesOf(text: string): string {
  if (!/^\d+\.\d$/.test(text)) throw new InvalidArgumentError(`write a series as 17.0`)
  return text
}

/** `--sandbox` takes the next word for its series only when it is one. */
function withSeries(args: readonly string[]): string[] {
  const end = args.indexOf('--')
  return args.flatMap((arg, index) => {
    const isBare = arg === '--sandbox' && (end < 0 || index < end)
    return isBare && !/^\d+(\.\d)?$/.test(args[index + 1] ?? '') ? [`--sandbox=${NEWEST}`] : [arg]
  })
}

/** The words of the command that was meant: `ooor db list`. */
function wordsOf(program: Command, args: readonly string[]): string {
  let at = program
  const words = [program.name()]
  for (const arg of args) {
    const next = at.commands.find((one) => one.name() === arg || one.aliases().includes(arg))
    if (next === undefined) continue
    at = next
    words.push(next.name())
  }
  return words.join(' ')
}

/** A command in the list of its group: its summary, or the first sentence of its description as one. */
function inAList(command: Command): string {
  const [sentence = ''] = command.description().split(/\.(?: |$)/)
  return command.summary() || sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
