import { ExpressionError, type Place } from './expression-error.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A value as it is written. */
export interface WrittenValue extends Place {
  readonly text: string
  /** Text in quotes is text, whatever it looks like. */
  readonly isQuoted: boolean
}

/** One comparison of a field with a value, several values, or nothing. */
export interface Comparison {
  readonly kind: 'comparison'
  readonly path: WrittenValue
  /** Undefined for a field that stands alone. */
  readonly operator: string | undefined
  readonly operatorPlace: Place
  readonly value: WrittenValue | readonly WrittenValue[] | null
}

/** What an expression says, with the places of its parts. */
export type ConditionTree =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly part: ConditionTree }
  | Comparison

/** Operators that are words. Those of two words are made of these. */
const WORDS = new Set(['in', 'like', 'ilike', '=like', '=ilike', 'child_of', 'parent_of', 'is', 'between', 'not'])
const JOINING = new Set(['and', 'or', 'not'])

/**
 * Reads `state = sale and (partner_id.name ilike 'azure' or not active)`. Throws an `ExpressionError` that marks the
 * place.
 */
export function parseCondition(source: string): ConditionTree {
  return new Parser(source).whole()
}

/** Brackets and nots within each other: more is no condition that somebody writes. */
const DEEPEST = 100

class Parser {
  readonly #source: string
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokensOf(source)
  }

  whole(): ConditionTree {
    const tree = this.#joined('or')
    const next = this.#next
    if (next.kind !== 'end') throw this.#error(`'${next.text}' is one too many: join conditions by and, or`, next)
    return tree
  }

  get #next(): Token {
    return this.#tokens[this.#at] as Token
  }

  #take(): Token {
    const token = this.#next
    if (token.kind !== 'end') this.#at++
    return token
  }

  #error(message: string, place: Place): ExpressionError {
    return new ExpressionError(message, this.#source, place)
  }

  #isWord(word: string, token = this.#next): boolean {
    return token.kind === 'word' && token.text.toLowerCase() === word
  }

  #isPunctuation(...marks: string[]): boolean {
    return this.#next.kind === 'punctuation' && marks.includes(this.#next.text)
  }

  #joined(kind: 'and' | 'or'): ConditionTree {
    const part = () => (kind === 'or' ? this.#joined('and') : this.#negated())
    const parts = [part()]
    while (this.#isWord(kind)) {
      this.#take()
      parts.push(part())
    }
    return parts.length === 1 ? (parts[0] as ConditionTree) : { kind, parts }
  }

  #negated(): ConditionTree {
    if (this.#isWord('not')) {
      const not = this.#take()
      return { kind: 'not', part: this.#deeper(not, () => this.#negated()) }
    }
    if (!this.#isPunctuation('(')) return this.#comparison()
    const open = this.#take()
    const inner = this.#deeper(open, () => this.#joined('or'))
    if (!this.#isPunctuation(')')) throw this.#error("the '(' is not closed", open)
    this.#take()
    return inner
  }

  #deeper(place: Place, read: () => ConditionTree): ConditionTree {
    if (++this.#depth > DEEPEST) throw this.#error(`conditions go ${DEEPEST} brackets deep at most`, place)
    const tree = read()
    this.#depth--
    return tree
  }

  #comparison(): ConditionTree {
    const token = this.#take()
    if (token.kind !== 'word' || JOINING.has(token.text.toLowerCase())) {
      throw this.#error(
        token.kind === 'end' ? 'a condition is missing here' : 'the name of a field is missing here',
        token,
      )
    }
    const path = { text: token.text, isQuoted: false, start: token.start, end: token.end }
    const first = this.#next
    const operator = this.#operator()
    const operatorPlace = { start: first.start, end: (this.#tokens[this.#at - 1] as Token).end }
    const leaf = (name: string | undefined, value: Comparison['value']): Comparison => {
      return { kind: 'comparison', path, operator: name, operatorPlace, value }
    }
    if (operator === undefined) return leaf(undefined, null)
    if (operator === 'is' || operator === 'is not') {
      const value = this.#take()
      if (this.#isNull(value)) return leaf(operator === 'is' ? '=' : '!=', null)
      throw this.#error(`'${operator}' is for null: write ${path.text} ${operator} null, or =`, value)
    }
    if (operator === 'between' || operator === 'not between') {
      const from = this.#value()
      if (!this.#isWord('and')) throw this.#error('between takes two values: between 1 and 5', this.#next)
      this.#take()
      const both = { kind: 'and', parts: [leaf('>=', from), leaf('<=', this.#value())] } as const
      return operator === 'between' ? both : { kind: 'not', part: both }
    }
    if (this.#isPunctuation('(', '[')) return leaf(operator, this.#list())
    const value = this.#value()
    return leaf(operator, operator === 'in' || operator === 'not in' ? [value] : value)
  }

  #isNull(token: Token): boolean {
    return this.#isWord('null', token) || this.#isWord('none', token)
  }

  #operator(): string | undefined {
    const token = this.#next
    if (token.kind === 'operator') return this.#take().text
    const word = token.text.toLowerCase()
    if (token.kind !== 'word' || !WORDS.has(word)) {
      if (token.kind === 'word' && !JOINING.has(word)) {
        throw this.#error(
          `'${token.text}' is no operator: =, !=, <, <=, >, >=, in, like, ilike, child_of, is null …`,
          token,
        )
      }
      return undefined
    }
    this.#take()
    if (word === 'is') return this.#isWord('not') ? `is ${this.#take().text.toLowerCase()}` : 'is'
    if (word !== 'not') return word
    const second = this.#take()
    const name = `not ${second.text.toLowerCase()}`
    if (['not in', 'not like', 'not ilike', 'not between'].includes(name)) return name
    throw this.#error("behind a field, 'not' goes with in, like, ilike or between", second)
  }

  #list(): WrittenValue[] {
    const open = this.#take()
    const values: WrittenValue[] = []
    while (!this.#isPunctuation(')', ']')) {
      if (this.#next.kind === 'end') throw this.#error(`the '${open.text}' is not closed`, open)
      values.push(this.#value())
      if (this.#isPunctuation(',')) this.#take()
    }
    this.#take()
    return values
  }

  #value(): WrittenValue {
    const { kind, text, start, end } = this.#take()
    const isKeyword = kind === 'word' && JOINING.has(text.toLowerCase())
    if ((kind === 'word' && !isKeyword) || kind === 'text') return { text, isQuoted: kind === 'text', start, end }
    throw this.#error('a value is missing here: text with blanks goes in quotes', { start, end })
  }
}
