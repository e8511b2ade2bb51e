import type { Argument, Command, Option } from 'commander'

/** What stands on a command line before the word that is completed. */
export interface TypedLine {
  readonly command: Command
  /** Words behind the command that are neither options nor their values. */
  readonly positionals: readonly string[]
  /** Values of options by their long names. */
  readonly options: ReadonlyMap<string, string>
  /** Whose value the word is. */
  readonly of: Option | Argument | undefined
  /** What is typed of the value. */
  readonly word: string
  /** What stands before the value in the same word: `--format=`. */
  readonly prefix: string
}

/** A way to go on. */
export interface Suggestion {
  readonly value: string
  readonly description: string
}

/** Reads a line as far as it is typed: its last word is the one to complete. */
export function typedLine(program: Command, words: readonly string[]): TypedLine {
  let command = program
  let pending: Option | undefined
  const positionals: string[] = []
  const options = new Map<string, string>()
  for (const [index, word] of words.slice(0, -1).entries()) {
    if (pending !== undefined) {
      options.set(pending.long ?? '', word)
      pending = undefined
      continue
    }
    const [name = '', value] = partedOption(word)
    const option = word.startsWith('-') ? optionNamed(command, program, name) : undefined
    if (value !== undefined) options.set(option?.long ?? name, value)
    else if (option?.required || (option?.optional && /^\d/.test(words[index + 1] ?? ''))) pending = option
    else options.set(option?.long ?? name, '')
    if (word.startsWith('-')) continue
    const next = positionals.length === 0 ? command.commands.find((one) => one.name() === word) : undefined
    if (next === undefined) positionals.push(word)
    else command = next
  }
  const last = words.at(-1) ?? ''
  const line = { command, positionals, options }
  if (pending !== undefined) return { ...line, of: pending, word: last, prefix: '' }
  const [name = '', value] = partedOption(last)
  if (value !== undefined) return { ...line, of: optionNamed(command, program, name), word: value, prefix: `${name}=` }
  const { registeredArguments: all } = command
  const argument = all[positionals.length] ?? (all.at(-1)?.variadic ? all.at(-1) : undefined)
  return { ...line, of: argument, word: last, prefix: '' }
}

function partedOption(word: string): readonly [name: string, value?: string] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

function optionNamed(command: Command, program: Command, name: string): Option | undefined {
  return [...command.options, ...program.options].find(({ long, short }) => long === name || short === name)
}

/** Options and subcommands: what the line's grammar allows. */
export function grammarSuggestions(program: Command, { command, positionals, word, prefix }: TypedLine): Suggestion[] {
  if (prefix !== '') return []
  if (word.startsWith('-')) {
    return [...command.options, ...(command === program ? [] : program.options)]
      .filter(({ hidden }) => !hidden)
      .map(({ long, description }) => ({ value: long ?? '', description }))
  }
  if (positionals.length > 0) return []
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), description: one.summary() || one.description() }))
}
