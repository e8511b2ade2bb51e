import { script } from '@bomb.sh/tab'
import { Argument, Command } from 'commander'
import type { CommandMaker, CommandRun, GlobalOptions } from '../command.ts'
import { grammarSuggestions, type Suggestion, typedLine } from '../completion/complete.ts'
import { KnownNames } from '../completion/known-names.ts'
import { nameSuggestions } from '../completion/name-suggestions.ts'
import { projectConfig } from '../connections/project-config.ts'
import { namedConnections, placeOf, resolveAddress } from '../connections/resolve-target.ts'

const MORE = `
  source <(ooor completion bash)                                  in ~/.bashrc
  source <(ooor completion zsh)                                   in ~/.zshrc
  ooor completion fish > ~/.config/fish/completions/ooor.fish

Names of models are known once \`ooor models\` has listed them, those of fields once a command has used their model.
`

/** `ooor completion`: the program by which a shell completes commands, options and names. */
export const completionCommand: CommandMaker = () =>
  new Command('completion')
    .summary('writes what makes a shell complete commands')
    .description('Writes the program by which a shell completes commands, options, and names of models and fields.')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish', 'powershell']))
    .addHelpText('after', MORE)
    .action((shell: string) => script(shell, 'ooor', 'ooor'))

/** What that program asks: `ooor complete -- query sale.or`. One way to go on a line, then what the shell may do else. */
export const completeCommand: CommandMaker = (run) =>
  new Command('complete')
    .argument('[words...]')
    .action(async (words: readonly string[], _: object, { parent }: Command) => {
      if (parent === null) return
      const line = typedLine(parent, words)
      const grammar = grammarSuggestions(parent, line)
      const isValue = line.of !== undefined && !(line.word.startsWith('-') && line.prefix === '')
      const names = isValue ? nameSuggestions(line, await knownNames(line.options, run)) : []
      const all = [...grammar, ...(names ?? []).map((value) => ({ value: line.prefix + value, description: '' }))]
      const typed = line.prefix + line.word
      const matching = all.filter(({ value }) => value.startsWith(typed))
      run.terminal.out(`${matching.map(lineOf).join('')}:${directive(names, matching)}\n`)
    })

/** As cobra has them, and the scripts of `@bomb.sh/tab`. */
function directive(names: readonly string[] | undefined, matching: readonly Suggestion[]): number {
  const isUnfinished = matching.length > 0 && matching.every(({ value }) => value.endsWith('='))
  const mayBeFile = names === undefined && matching.length === 0
  return (isUnfinished ? 2 : 0) + (mayBeFile ? 0 : 4)
}

function lineOf({ value, description }: Suggestion): string {
  return `${value}\t${description}\n`
}

async function knownNames(options: ReadonlyMap<string, string>, { terminal }: CommandRun) {
  const [connection, url, database, sandbox] = ['--connection', '--url', '--database', '--sandbox'].map((name) =>
    options.get(name),
  )
  const given: GlobalOptions = {
    ...(connection !== undefined && { connection }),
    ...(url !== undefined && { url }),
    ...(database !== undefined && { database }),
    ...(sandbox !== undefined && { sandbox }),
  }
  // A shell that completes says nothing of a wrong line.
  const nothing = { models: [], fields: {}, connections: [] }
  try {
    const project = await projectConfig(terminal.directory)
    const connections = [...(await namedConnections(terminal, project)).keys()]
    const address = await resolveAddress(undefined, given, terminal, project).catch(() => undefined)
    const place = address && placeOf(address, given, terminal.environment)
    const known = place && (await new KnownNames(terminal.environment, place).read())
    return { ...nothing, connections, ...known }
  } catch {
    return nothing
  }
}
