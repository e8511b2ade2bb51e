import type { Change } from './changes.ts'
import { type Gone, goneSentence } from './gone.ts'
import { endOfBrackets, placeOf, type Word, wordsOf } from './scan.ts'

/** What types cannot see, and a text tells. */
export interface Hint {
  readonly line: number
  readonly column: number
  readonly says: string
  readonly perhaps: readonly string[]
}

/** What is looked for. */
export interface HintSources {
  readonly changes: readonly Change[]
  readonly gone: readonly Gone[]
  /** The models that relations of a name lead to, in the program's own declarations. */
  readonly relations: ReadonlyMap<string, ReadonlySet<string>>
}

/** Looks for names in a source that are gone or otherwise, where no type speaks of them. */
export function hintsIn(source: string, { changes, gone, relations }: HintSources): Hint[] {
  const words = wordsOf(source)
  const found = [
    ...goneNames(source, words, gone),
    ...goneModels(words, changes),
    ...fieldsOfPaths(words, changes, relations),
    ...fieldsOfCalls(source, words, changes),
    ...missingOnCreate(source, changes),
  ]
  const hints = found.map(({ index, says, perhaps }): Hint => ({ ...placeOf(source, index), says, perhaps }))
  const seen = new Set<string>()
  return hints
    .filter(({ line, column, says }) => {
      const key = `${line}:${column} ${says}`
      return !seen.has(key) && seen.add(key)
    })
    .sort((a, b) => a.line - b.line || a.column - b.column)
}

interface Found {
  readonly index: number
  readonly says: string
  readonly perhaps: readonly string[]
}

function goneNames(source: string, words: readonly Word[], gone: readonly Gone[]): Found[] {
  return words.flatMap(({ kind, text, start }) =>
    gone
      .filter(({ name, what }) => {
        if (what === 'method') return text === name
        if (kind !== 'text') return false
        if (what === 'route')
          return text === name || text.startsWith(`${name}/`) || new RegExp(`^https?://[^/]+${name}(?:/|$)`).test(text)
        const before = source.slice(Math.max(0, start - 40), start - 1)
        return text === name && (what === 'wire' ? /\bwire\s*:\s*$/ : /\bservice\(\s*$/).test(before)
      })
      .map((one) => ({ index: start, says: goneSentence(one), perhaps: [] })),
  )
}

function goneModels(words: readonly Word[], changes: readonly Change[]): Found[] {
  const models = new Map(
    changes.flatMap((change) => (change.field === undefined ? [[change.model, change] as const] : [])),
  )
  return words.flatMap(({ kind, text, start }) => {
    const change = kind === 'text' ? models.get(text) : undefined
    return change === undefined ? [] : [{ index: start, says: change.says, perhaps: change.perhaps }]
  })
}

/** Fields beyond relations, as `partner_id.mobile`: one error of the compiler often hides those beside it. */
function fieldsOfPaths(
  words: readonly Word[],
  changes: readonly Change[],
  relations: HintSources['relations'],
): Found[] {
  const gone = changes.filter(({ kind, field }) => kind === 'gone' && field !== undefined)
  return words.flatMap(({ kind, text, start }) => {
    if (kind !== 'text' || !/^\w+(?:\.\w+)+$/.test(text)) return []
    const steps = text.split('.')
    return steps.slice(1).flatMap((step, index) =>
      gone
        .filter(({ model, field }) => field === step && relations.get(steps[index] ?? '')?.has(model))
        .slice(0, 1)
        .map(({ says, perhaps }) => ({ index: start, says, perhaps })),
    )
  })
}

/** Calls by the name of their model, and what goes past the types: `call('sale.order', …)`, `model('sale.order').raw.…(…)`. */
const UNTYPED_CALL = /\bcall\(\s*(['"])([\w.]+)\1|\bmodel\(\s*(['"])([\w.]+)\3\s*\)\s*\.raw\b[\s\S]{0,60}?\(/g

function fieldsOfCalls(source: string, words: readonly Word[], changes: readonly Change[]): Found[] {
  return [...source.matchAll(UNTYPED_CALL)].flatMap(({ index, 0: all, 2: called, 4: raw }) => {
    const model = called ?? raw ?? ''
    const open = called === undefined ? index + all.length - 1 : index + all.indexOf('(')
    const close = endOfBrackets(source, open)
    return words
      .filter(({ kind, start }) => kind === 'text' && start > open && start < close)
      .flatMap(({ text, start }) =>
        changes
          .filter(
            (change) => change.model === model && change.kind !== 'required' && change.field === text.split('.')[0],
          )
          .map(({ says, perhaps }) => ({ index: start, says, perhaps })),
      )
  })
}

const CREATE = /\bmodel\(\s*(['"])([\w.]+)\1\s*\)\s*\.(?:create|build)\(/g
const NAMED = /\b(?:const|let)\s+(\w+)\s*=\s*[^;\n]*\bmodel\(\s*(['"])([\w.]+)\2\s*\)\s*;?\s*$/gm

/** What must be given now where records are made: types leave it to the server's defaults, which may have it. */
function missingOnCreate(source: string, changes: readonly Change[]): Found[] {
  const required = changes.filter(({ kind }) => kind === 'required')
  const direct = [...source.matchAll(CREATE)].map(({ index, 0: all, 2: model = '' }) => ({
    model,
    index,
    open: index + all.length - 1,
  }))
  const named = [...source.matchAll(NAMED)].flatMap(({ 1: name = '', 3: model = '' }) =>
    [...source.matchAll(new RegExp(`\\b${name}\\.(?:create|build)\\(`, 'g'))].map(({ index, 0: all }) => {
      return { model, index, open: index + all.length - 1 }
    }),
  )
  return [...direct, ...named].flatMap(({ model, index, open }) => {
    const given = source.slice(open, endOfBrackets(source, open))
    const missing = required.filter(
      (change) => change.model === model && !new RegExp(`\\b${change.field}\\b`).test(given),
    )
    if (missing.length === 0) return []
    const names = missing.map(({ field }) => field).join(', ')
    return [{ index, says: `${model} must have ${names} now, unless the server has a default`, perhaps: [] }]
  })
}
