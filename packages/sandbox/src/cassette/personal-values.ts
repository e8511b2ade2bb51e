import type { MadeUpKind } from '../personal.ts'

/** What stands in the place of personal values: made up while it is recorded, known by their marks when it is played. */
export interface PersonalValues {
  /** The made-up value of one that stands where a personal value does; the value itself where none is known. */
  instead(kind: MadeUpKind, value: string): string
  /** Looks for those that may stand anywhere in a text. */
  searchIn(text: string): Search
}

/** The longest value that begins at a place of a text, where a value may end; undefined where none does. */
export type Search = (
  at: number,
  mayEnd: (end: number) => boolean,
) => { readonly made: string; readonly length: number } | undefined

/** Letters by which values are looked for: none that may stand anywhere is shorter. */
const START = 3

const MAKERS: Readonly<Record<MadeUpKind, (count: number) => string>> = {
  person: (count) => `Person ${count}`,
  company: (count) => `Company ${count}`,
  email: (count) => `person${count}@example.com`,
  phone: (count) => `+1 555 ${String(1000 + count)}`,
  street: (count) => `${count} Example Street`,
  city: (count) => `City ${count}`,
  zip: (count) => String(10_000 + count),
  url: (count) => `https://site${count}.example.com`,
  number: (count) => `XX${String(1_000_000 + count)}`,
  login: (count) => `user${count}`,
  words: (count) => `Text ${count}`,
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+$/

/** The same made-up value for the same, however it is written. */
export class MadeUpValues implements PersonalValues {
  readonly #made = new Map<string, string>()
  readonly #before: MarkedValues | undefined
  readonly #taken: Set<string>
  /** By their first letters. */
  readonly #lengths = new Map<string, readonly number[]>()

  /** @param before those of a recording whose place this one takes: what was made up there stays as it was */
  constructor(before?: MarkedValues) {
    this.#before = before
    this.#taken = new Set(before?.all)
  }

  instead(kind: MadeUpKind, value: string): string {
    const same = folded(value)
    const known = this.#made.get(same)
    if (known !== undefined) return known
    const made = this.#before?.find(value) ?? this.#makeUp(EMAIL.test(value) ? 'email' : kind)
    this.#made.set(same, made)
    const start = same.slice(0, START)
    this.#lengths.set(start, sortedLengths([...(this.#lengths.get(start) ?? []), same.length]))
    return made
  }

  #makeUp(kind: MadeUpKind): string {
    let count = this.#made.size + 1
    while (this.#taken.has(MAKERS[kind](count))) count++
    const made = MAKERS[kind](count)
    this.#taken.add(made)
    return made
  }

  searchIn(text: string): Search {
    const same = folded(text)
    return (at, mayEnd) => {
      for (const length of this.#lengths.get(same.slice(at, at + START)) ?? []) {
        const end = at + length
        if (end > text.length || !mayEnd(end) || !isDistinctive(text.slice(at, end))) continue
        const made = this.#made.get(same.slice(at, end))
        if (made !== undefined) return { made, length }
      }
      return undefined
    }
  }

  /** What a player knows the values by: a mark of each, and what stands in its place. */
  marks(salt: string): Record<string, string> {
    return Object.fromEntries([...this.#made].map(([value, made]) => [markOf(salt, value), made]))
  }
}

/** The values of a cassette by the marks that its file has of them: who asks with one is understood, and it is not told. */
export class MarkedValues implements PersonalValues {
  readonly #salt: number
  /** By their lengths and hashes. */
  readonly #made: (Map<number, string> | undefined)[] = []

  constructor(salt: string, marks: Readonly<Record<string, string>>) {
    this.#salt = hashed(salt)
    for (const [mark, made] of Object.entries(marks)) {
      const [length = '', hash = ''] = mark.split('.')
      const same = this.#made[Number(length)] ?? new Map<number, string>()
      this.#made[Number(length)] = same.set(Number.parseInt(hash, 16), made)
    }
  }

  /** All that was made up. */
  get all(): readonly string[] {
    return this.#made.flatMap((same) => (same === undefined ? [] : [...same.values()]))
  }

  /** What stands in the place of a value, where it is known. */
  find(value: string): string | undefined {
    return this.#made[value.length]?.get(hashed(folded(value), this.#salt) >>> 0)
  }

  instead(_kind: MadeUpKind, value: string): string {
    return this.find(value) ?? value
  }

  searchIn(text: string): Search {
    const same = folded(text)
    return (at, mayEnd) => {
      let [hash, found] = [this.#salt, undefined as ReturnType<Search>]
      const longest = Math.min(this.#made.length - 1, text.length - at)
      // A hash goes on from letter to letter: all lengths are looked for in one go.
      for (let length = 1; length <= longest; length++) {
        hash = hashedWith(hash, same.charCodeAt(at + length - 1))
        const made = this.#made[length]?.get(hash >>> 0)
        if (made === undefined || !mayEnd(at + length) || !isDistinctive(text.slice(at, at + length))) continue
        found = { made, length }
      }
      return found
    }
  }
}

/**
 * Letter by letter, so that it is as wide as it was, and a part of a text is folded as it is by itself: a sigma looks
 * behind itself, and a Turkish I becomes two letters.
 */
function folded(value: string): string {
  if (!/[Σςİ]/.test(value)) return value.toLowerCase()
  return value.replaceAll('ς', 'σ').replace(/[^İ]/g, (letter) => letter.toLowerCase())
}

const sortedLengths = (all: readonly number[]) => [...new Set(all)].toSorted((a, b) => b - a)

/**
 * Tells values apart without saying them (FNV-1a). It hides none from who guesses it: a guess can be confirmed, and what
 * there are few of, as telephone numbers, can be tried one by one.
 */
const markOf = (salt: string, value: string): string =>
  `${value.length}.${(hashed(value, hashed(salt)) >>> 0).toString(16)}`

function hashed(text: string, start = 0x811c9dc5): number {
  let hash = start
  for (let index = 0; index < text.length; index++) hash = hashedWith(hash, text.charCodeAt(index))
  return hash
}

const hashedWith = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)

/** Words of programs: a state, a model, the name of a field. */
const IDENTIFIER = /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/

/** A value that means nothing else wherever it stands: no single short word, small number, date or word of programs. */
function isDistinctive(value: string): boolean {
  if (value.length < 4 || IDENTIFIER.test(value) || isMoment(value)) return false
  if (/^\d+$/.test(value)) return value.length >= 6
  return !/^\p{L}+$/u.test(value) || value.length >= 6
}

/** A date or a time of Odoo's. */
export const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/.test(text)

/** Whether a text may be a technical one: a selection's key, a moment, a language, a time zone, a file. */
export function isTechnical(text: string): boolean {
  return (
    IDENTIFIER.test(text) ||
    isMoment(text) ||
    /^(?:[a-z]{2,3}_[A-Z]{2}(?:@\w+)?|[A-Z]\w+\/[\w/+-]+|[+-]\d{4}|UTC|\/\S*)$/.test(text) ||
    (text.length > 200 && !/\s/.test(text))
  )
}
