import type { MadeUpKind } from '../personal.ts'

/** What stands in the place of personal values: made up while it is recorded, known by their marks when it is played. */
export interface PersonalValues {
  /** The made-up value of one that stands where a personal value does; the value itself where none is known. */
  instead(kind: MadeUpKind, value: string): string
  /** The made-up value of one that may stand anywhere; undefined for what is none. */
  known(value: string): string | undefined
  /** How long those are that may stand anywhere and begin so, the longest first. */
  lengthsOf(start: string): readonly number[]
}

/** Letters by which values are looked for: none that may stand anywhere is shorter. */
export const START = 3

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
  /** By their first letters. */
  readonly #lengths = new Map<string, readonly number[]>()

  instead(kind: MadeUpKind, value: string): string {
    const same = folded(value)
    const known = this.#made.get(same)
    if (known !== undefined) return known
    const made = MAKERS[EMAIL.test(value) ? 'email' : kind](this.#made.size + 1)
    this.#made.set(same, made)
    const start = same.slice(0, START)
    this.#lengths.set(start, sortedLengths([...(this.#lengths.get(start) ?? []), same.length]))
    return made
  }

  known(value: string): string | undefined {
    return isDistinctive(value) ? this.#made.get(folded(value)) : undefined
  }

  lengthsOf(start: string): readonly number[] {
    return this.#lengths.get(folded(start)) ?? []
  }

  /** What a player knows the values by: a mark of each, and what stands in its place. */
  marks(salt: string): Record<string, string> {
    return Object.fromEntries([...this.#made].map(([value, made]) => [markOf(salt, value), made]))
  }
}

/** The values of a cassette by the marks that its file has of them: who asks with one is understood, and it is not told. */
export class MarkedValues implements PersonalValues {
  readonly #salt: string
  readonly #made: ReadonlyMap<string, string>
  readonly #lengths: readonly number[]

  constructor(salt: string, marks: Readonly<Record<string, string>>) {
    this.#salt = salt
    this.#made = new Map(Object.entries(marks))
    this.#lengths = sortedLengths([...this.#made.keys()].map((mark) => Number(mark.split('.')[0])))
  }

  lengthsOf(): readonly number[] {
    return this.#lengths
  }

  instead(_kind: MadeUpKind, value: string): string {
    return this.#made.get(markOf(this.#salt, folded(value))) ?? value
  }

  known(value: string): string | undefined {
    return isDistinctive(value) ? this.#made.get(markOf(this.#salt, folded(value))) : undefined
  }
}

/** As wide as it was: places in a text stay the same. */
function folded(value: string): string {
  const lower = value.toLowerCase()
  return lower.length === value.length ? lower : value
}

const sortedLengths = (all: readonly number[]) => [...new Set(all)].toSorted((a, b) => b - a)

/** Tells values apart without telling them (FNV-1a). */
function markOf(salt: string, value: string): string {
  let hash = 0x811c9dc5
  const text = salt + value
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return `${value.length}.${(hash >>> 0).toString(16)}`
}

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
