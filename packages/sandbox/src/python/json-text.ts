import { withDicts } from './dicts.ts'
import { isFloatText, noteWholeFloat } from './whole-floats.ts'

/** A text that Python's `json` cannot read, in its words. */
export class JsonTextError extends Error {}

/** The value of a text as Python's `json` reads it: with `NaN` and `Infinity`. Throws a {@link JsonTextError}. */
export function jsonValue(text: string): unknown {
  return withDicts(text, FLOAT_FIRST.test(text) ? new Reader(text).whole() : read(text))
}

/** A list that begins with a whole number, written as a float: JavaScript would not tell it from another one. */
const FLOAT_FIRST = /\[\s*-?\d+(?:\.0+|(?:\.\d+)?[eE]\+?\d+)\s*[\],]/

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return new Reader(text).whole()
  }
}

const NAMES: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]

/** Finds out what is wrong with a text, and where (cpython's `json/decoder.py` and `json/scanner.py`; tried on 19.0). */
class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): unknown {
    if (this.#text.startsWith('\ufeff')) this.#fail('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0)
    this.#blanks()
    const value = this.#value()
    this.#blanks()
    if (this.#at < this.#text.length) this.#fail('Extra data', this.#at)
    return value
  }

  #value(): unknown {
    if (this.#takes('{')) return this.#object()
    if (this.#takes('[')) return this.#list()
    if (this.#takes('"')) return this.#string()
    for (const [name, value] of NAMES) if (this.#takes(name)) return value
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
    number.lastIndex = this.#at
    const [found] = number.exec(this.#text) ?? this.#fail('Expecting value', this.#at)
    this.#at += found.length
    return Number(found)
  }

  #object(): unknown {
    const entries: [string, unknown][] = []
    this.#blanks()
    if (this.#takes('}')) return {}
    for (;;) {
      if (!this.#takes('"')) this.#fail('Expecting property name enclosed in double quotes', this.#at)
      const key = this.#string()
      this.#blanks()
      if (!this.#takes(':')) this.#fail("Expecting ':' delimiter", this.#at)
      this.#blanks()
      entries.push([key, this.#value()])
      this.#blanks()
      if (this.#takes('}')) return Object.fromEntries(entries)
      this.#comma('}', 'object')
    }
  }

  #list(): unknown {
    const values: unknown[] = []
    this.#blanks()
    if (this.#takes(']')) return values
    for (;;) {
      const start = this.#at
      values.push(this.#value())
      const isFloat = Number.isInteger(values[0]) && isFloatText(this.#text.slice(start, this.#at))
      if (isFloat && values.length === 1) noteWholeFloat(values)
      this.#blanks()
      if (this.#takes(']')) return values
      this.#comma(']', 'array')
    }
  }

  #comma(end: string, what: string): void {
    const comma = this.#at
    if (!this.#takes(',')) this.#fail("Expecting ',' delimiter", comma)
    this.#blanks()
    if (this.#text.startsWith(end, this.#at)) this.#fail(`Illegal trailing comma before end of ${what}`, comma)
  }

  #string(): string {
    const start = this.#at - 1
    const rest = /(?:[^"\\]|\\[\s\S])*"/y
    rest.lastIndex = this.#at
    const [found] = rest.exec(this.#text) ?? this.#fail('Unterminated string starting at', start)
    const control = [...found].findIndex((one) => one < ' ')
    if (control >= 0) this.#fail('Invalid control character at', this.#at + control)
    try {
      const value = JSON.parse(`"${found}`) as string
      this.#at += found.length
      return value
    } catch {
      return this.#fail('Invalid \\escape', this.#at + found.indexOf('\\'))
    }
  }

  #takes(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #blanks(): void {
    while (/[ \t\n\r]/.test(this.#text.charAt(this.#at))) this.#at++
  }

  #fail(words: string, at: number): never {
    const before = this.#text.slice(0, at).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    throw new JsonTextError(`${words}: line ${before.length} column ${column} (char ${at})`)
  }
}
