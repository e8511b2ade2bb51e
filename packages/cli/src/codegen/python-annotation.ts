/** Which way a value goes: arguments may be readonly, results are the caller's own. */
export type Direction = 'argument' | 'result'

/**
 * TypeScript for a Python annotation, as the documentation of 19 tells it: `str | None` is `string | null`, `list[int]`
 * is `number[]`. What is not understood is `unknown`.
 */
export function typeOfAnnotation(annotation: string, direction: Direction): string {
  const tokens = annotation.match(TOKEN) ?? []
  const parser = new AnnotationParser(tokens, direction)
  const type = parser.union()
  // Prose, or syntax of nobody's: `record/str`, `list of ids`.
  const isWhole = parser.isAtEnd && tokens.join('') === annotation.replace(/\s/g, '')
  return isWhole ? joined(type) : 'unknown'
}

const TOKEN = /[A-Za-z_][\w.]*|-?\d+(?:\.\d+)?|'[^']*'|"[^"]*"|\.\.\.|[[\](),|]/g

/** Alternatives of a union; undefined for what is unknown. */
type Alternatives = readonly string[] | undefined

const SCALARS: Readonly<Record<string, Alternatives>> = {
  str: ['string'],
  string: ['string'],
  Markup: ['string'],
  // Travels as base64.
  bytes: ['string'],
  int: ['number'],
  integer: ['number'],
  IdType: ['number'],
  float: ['number'],
  bool: ['boolean'],
  boolean: ['boolean'],
  None: ['null'],
  True: ['true'],
  False: ['false'],
  ValuesType: ['Record<string, unknown>'],
  dict: ['Record<string, unknown>'],
  Mapping: ['Record<string, unknown>'],
}

const LISTS = new Set(['list', 'List', 'Sequence', 'Collection', 'Iterable', 'set', 'frozenset', 'Set', 'DomainType'])
const RECORDS = new Set(['dict', 'Dict', 'Mapping', 'defaultdict'])

class AnnotationParser {
  readonly #tokens: readonly string[]
  readonly #direction: Direction
  #at = 0

  constructor(tokens: readonly string[], direction: Direction) {
    this.#tokens = tokens
    this.#direction = direction
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length
  }

  union(): Alternatives {
    let all = this.#term()
    while (this.#take('|')) all = both(all, this.#term())
    return all
  }

  #term(): Alternatives {
    const token = this.#tokens[this.#at++]
    if (token === undefined) return undefined
    if (/^['"]/.test(token)) return [quoted(token.slice(1, -1))]
    if (/^-?\d/.test(token)) return [token]
    const name = token.replace(/^(?:typing|t|collections\.abc|datetime|models)\./, '')
    // Docstrings write `list(int)`.
    const close = this.#take('[') ? ']' : this.#take('(') ? ')' : undefined
    if (close === undefined) return this.#plain(name)
    const inner = this.#list(close)
    return inner === undefined ? undefined : this.#generic(name, inner)
  }

  #plain(name: string): Alternatives {
    if (LISTS.has(name) || name === 'tuple') return [this.#arrayOf(undefined)]
    return Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined
  }

  #generic(name: string, inner: readonly Alternatives[]): Alternatives {
    const [first, second] = inner
    if (LISTS.has(name)) return [this.#arrayOf(first)]
    if (RECORDS.has(name)) return [`Record<string, ${joined(second)}>`]
    if (name === 'tuple') return [this.#tuple(inner)]
    if (name === 'Optional') return both(first, ['null'])
    if (name === 'Union' || name === 'Literal') return inner.reduce(both)
    return undefined
  }

  #tuple(inner: readonly Alternatives[]): string {
    if (inner.at(-1)?.[0] === '...') return this.#arrayOf(inner[0])
    return `${this.#direction === 'argument' ? 'readonly ' : ''}[${inner.map(joined).join(', ')}]`
  }

  #arrayOf(element: Alternatives): string {
    const type = joined(element)
    const isCompound = (element?.length ?? 0) > 1 || type.startsWith('readonly ')
    const array = isCompound ? `(${type})[]` : `${type}[]`
    return this.#direction === 'argument' ? `readonly ${array}` : array
  }

  #list(close: string): readonly Alternatives[] | undefined {
    const inner: Alternatives[] = []
    do {
      inner.push(this.#take('...') ? ['...'] : this.union())
    } while (this.#take(','))
    return this.#take(close) ? inner : undefined
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at++
    return true
  }
}

function both(a: Alternatives, b: Alternatives): Alternatives {
  return a === undefined || b === undefined ? undefined : [...new Set([...a, ...b])]
}

function joined(alternatives: Alternatives): string {
  return alternatives === undefined ? 'unknown' : alternatives.join(' | ')
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
