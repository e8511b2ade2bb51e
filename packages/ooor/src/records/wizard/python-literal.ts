/** Deeper than this nobody nests what a button answers. */
const DEEPEST = 50

const TOKEN =
  /\s*(?:([[\](){},:])|([urbURB]{0,2}(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))|([+-]?\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*))/y

const CONSTANTS: Readonly<Record<string, unknown>> = { True: true, False: false, None: null, true: true, false: false }

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' }

/**
 * A value as Python writes it, as old servers answer domains and contexts: lists, tuples, dicts, texts, numbers, and
 * the names that are given. Undefined for what has to be computed.
 */
export function pythonLiteral(text: string, names: Readonly<Record<string, unknown>> = {}): unknown {
  const tokens = tokensOf(text)
  if (tokens === undefined) return undefined
  const reader = new Reader(tokens, { ...names, ...CONSTANTS })
  try {
    const value = reader.value(0)
    return reader.isAtEnd ? value : undefined
  } catch (error) {
    if (error === NO_LITERAL) return undefined
    throw error
  }
}

interface Token {
  readonly kind: 'mark' | 'text' | 'number' | 'name'
  readonly text: string
}

const KINDS = ['mark', 'text', 'number', 'name'] as const

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = []
  const whole = text.trimEnd()
  for (let at = 0; at < whole.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(whole)
    if (found === null) return undefined
    const which = KINDS.findIndex((_, index) => found[index + 1] !== undefined)
    tokens.push({ kind: KINDS[which] as Token['kind'], text: found[which + 1] as string })
  }
  return tokens
}

const NO_LITERAL = Symbol('no literal')

class Reader {
  readonly #tokens: readonly Token[]
  readonly #names: Readonly<Record<string, unknown>>
  #at = 0

  constructor(tokens: readonly Token[], names: Readonly<Record<string, unknown>>) {
    this.#tokens = tokens
    this.#names = names
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  value(depth: number): unknown {
    const token = this.#tokens[this.#at++]
    if (token === undefined || depth > DEEPEST) throw NO_LITERAL
    if (token.kind === 'text') return unquoted(token.text)
    if (token.kind === 'number') return Number(token.text.replaceAll('_', ''))
    if (token.kind === 'name') {
      if (Object.hasOwn(this.#names, token.text)) return this.#names[token.text]
      throw NO_LITERAL
    }
    if (token.text === '[') return this.#items(']', depth).items
    if (token.text === '{') return this.#pairs(depth)
    if (token.text !== '(') throw NO_LITERAL
    const { items, hasComma } = this.#items(')', depth)
    return items.length === 1 && !hasComma ? items[0] : items
  }

  #items(end: string, depth: number): { readonly items: unknown[]; readonly hasComma: boolean } {
    const items: unknown[] = []
    let hasComma = false
    while (!this.#takes(end)) {
      items.push(this.value(depth + 1))
      if (this.#takes(',')) hasComma = true
      else if (!this.#takes(end)) throw NO_LITERAL
      else return { items, hasComma }
    }
    return { items, hasComma }
  }

  #pairs(depth: number): unknown {
    const pairs: [string, unknown][] = []
    while (!this.#takes('}')) {
      const key = this.value(depth + 1)
      if (typeof key !== 'string' || !this.#takes(':')) throw NO_LITERAL
      pairs.push([key, this.value(depth + 1)])
      if (this.#takes(',')) continue
      if (this.#takes('}')) break
      throw NO_LITERAL
    }
    return Object.fromEntries(pairs)
  }

  #takes(mark: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'mark' || token.text !== mark) return false
    this.#at++
    return true
  }
}

function unquoted(text: string): string {
  const [prefix = ''] = /^[a-zA-Z]*/.exec(text) ?? []
  const inner = text.slice(prefix.length + 1, -1)
  if (/r/i.test(prefix)) return inner
  return inner.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (_, two, four, one: string | undefined) =>
    one === undefined ? String.fromCharCode(Number.parseInt(two ?? four, 16)) : (ESCAPES[one] ?? one),
  )
}
