import { Argument } from 'commander'
import type { TypedLine } from './complete.ts'

/** Names that a value may be made of. */
export interface SuggestedNames {
  readonly models: readonly string[]
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly connections: readonly string[]
}

const FIELD_LISTS = new Set(['--select', '--by', '--fields', '--order', '--aggregate', '--match'])
const FORMATS = ['table', 'json', 'jsonl', 'csv']

/** The values that an option or an argument may have, as far as names are known; undefined where they may be files. */
export function nameSuggestions(line: TypedLine, names: SuggestedNames): string[] | undefined {
  const { of, options, positionals } = line
  if (of === undefined) return []
  if (of instanceof Argument) {
    if (of.argChoices !== undefined) return [...of.argChoices]
    if (of.name() === 'model') return [...names.models]
    if (of.name() === 'target') return [...names.connections]
    if (of.name() === 'values') return fieldsOf(names, positionals[0]).map((name) => `${name}=`)
    return of.name() === 'file' ? undefined : []
  }
  if (of.argChoices !== undefined) return [...of.argChoices]
  if (of.long === '--connection') return [...names.connections]
  if (of.long === '--model' || of.long === '--models') return [...names.models]
  if (of.long === '--format') return FORMATS
  if (of.long !== undefined && FIELD_LISTS.has(of.long)) {
    return paths(names, options.get('--model') ?? positionals[0], line.word, of.long === '--fields' ? '/' : '.')
  }
  return undefined
}

function fieldsOf({ fields }: SuggestedNames, model: string | undefined): string[] {
  return Object.keys((model !== undefined && fields[model]) || {})
}

/** The ways on from `name,partner_id.cou`: fields of what the path leads to. */
function paths(names: SuggestedNames, model: string | undefined, word: string, separator: string): string[] {
  const start = word.lastIndexOf(',') + 1
  const steps = word.slice(start).split(separator)
  const before = steps.slice(0, -1)
  const target = before.reduce<string | undefined>(
    (at, step) => (at === undefined ? at : names.fields[at]?.[step]),
    model,
  )
  const head = word.slice(0, start) + before.map((step) => step + separator).join('')
  return fieldsOf(names, target).map((name) => head + name)
}
