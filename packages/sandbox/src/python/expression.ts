/** What is asked of values that an expression's names stand for. */
export interface Asked {
  /** An attribute of a value. */
  readonly attribute: (value: unknown, name: string) => unknown
  /** What a value is gone through by, as the records of `[group.id for group in user.groups_id]`. */
  readonly each: (value: unknown) => readonly unknown[]
}

/** An expression of Python that is no data and no look at what it was given. */
export class ExpressionError extends Error {
  /** It ends where more was to come. */
  readonly isUnfinished: boolean

  constructor(message: string, isUnfinished = false) {
    super(message)
    this.isUnfinished = isUnfinished
  }
}

type Token = { readonly kind: 'name' | 'number' | 'text' | 'sign' | 'end'; readonly text: string }

const TOKEN = /\s*(?:([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(==|!=|[[\](){},.:+-]))/y
const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
])

/**
 * The value of an expression as record rules hold it: lists, tuples, texts, numbers, constants, attributes of what
 * `names` gives, sums of lists, `x if y else z`, `not`, `and`, `or`, `[x for y in z]`.
 *
 * Throws an {@link ExpressionError} for anything else.
 */
export function evaluate(
  source: string,
  names: Readonly<Record<string, unknown>> = {},
  asked: Asked = OF_NOTHING,
): unknown {
  return new Reader(tokensOf(source), names, asked).whole()
}

const OF_NOTHING: Asked = { attribute: () => undefined, each: (value) => (Array.isArray(value) ? value : []) }

function tokensOf(source: string): Token[] {
  const text = source.trimEnd()
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (match === null) throw new ExpressionError(`it has ${JSON.stringify(text.slice(at).trim().slice(0, 20))}`)
    const [, name, number, quoted, sign] = match
    if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1).replace(/\\(.)/g, '$1') })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}

const END: Token = { kind: 'end', text: 'its end' }

class Reader {
  readonly #tokens: readonly Token[]
  readonly #asked: Asked
  #names: Readonly<Record<string, unknown>>
  #at = 0

  constructor(tokens: readonly Token[], names: Readonly<Record<string, unknown>>, asked: Asked) {
    this.#tokens = tokens
    this.#names = names
    this.#asked = asked
  }

  whole(): unknown {
    const value = this.#choice()
    if (this.#next.kind !== 'end') throw this.#unexpected()
    return value
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? END
  }

  #takes(text: string): boolean {
    const { kind, text: next } = this.#next
    if (next !== text || kind === 'text' || kind === 'end') return false
    this.#at++
    return true
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw this.#unexpected()
  }

  #choice(): unknown {
    const value = this.#either()
    if (!this.#takes('if')) return value
    const isTrue = truth(this.#either())
    this.#expect('else')
    const other = this.#choice()
    return isTrue ? value : other
  }

  #either(): unknown {
    let value = this.#both()
    while (this.#takes('or')) {
      const other = this.#both()
      if (!truth(value)) value = other
    }
    return value
  }

  #both(): unknown {
    let value = this.#denied()
    while (this.#takes('and')) {
      const other = this.#denied()
      if (truth(value)) value = other
    }
    return value
  }

  #denied(): unknown {
    if (this.#takes('not')) return !truth(this.#denied())
    return this.#compared()
  }

  #compared(): unknown {
    const left = this.#sum()
    if (this.#takes('==')) return left === this.#sum()
    if (this.#takes('!=')) return left !== this.#sum()
    return left
  }

  #sum(): unknown {
    let value = this.#part()
    while (this.#takes('+')) {
      const other = this.#part()
      if (Array.isArray(value) && Array.isArray(other)) value = [...value, ...other]
      else if (typeof value === 'number' && typeof other === 'number') value += other
      else throw new ExpressionError('it adds what is no list')
    }
    return value
  }

  #part(): unknown {
    if (this.#takes('-')) return -Number(this.#part())
    let value = this.#atom()
    while (this.#takes('.')) {
      const { kind, text } = this.#next
      if (kind !== 'name') throw this.#unexpected()
      this.#at++
      value = this.#asked.attribute(value, text)
    }
    return value
  }

  #atom(): unknown {
    const { kind, text } = this.#next
    if (this.#takes('[')) return this.#comprehension() ?? this.#items(']').values
    if (this.#takes('(')) {
      const { values, isTuple } = this.#items(')')
      return isTuple || values.length === 0 ? values : values[0]
    }
    if (kind === 'sign' || kind === 'end') throw this.#unexpected()
    this.#at++
    if (kind === 'number') return Number(text)
    if (kind === 'text') return text
    if (CONSTANTS.has(text)) return CONSTANTS.get(text)
    if (!Object.hasOwn(this.#names, text)) throw new ExpressionError(`it asks for '${text}'`)
    return this.#names[text]
  }

  /** `x for y in z]`, read once for each y; undefined where the list is of another kind. */
  #comprehension(): unknown[] | undefined {
    const start = this.#at
    const loop = this.#loopBehind(start)
    if (loop === undefined) return undefined
    this.#at = loop + 1
    const { kind, text: name } = this.#next
    if (kind !== 'name') throw this.#unexpected()
    this.#at++
    this.#expect('in')
    const all = this.#asked.each(this.#either())
    this.#expect(']')
    const [end, outer] = [this.#at, this.#names]
    const values = all.map((one) => {
      this.#at = start
      this.#names = { ...outer, [name]: one }
      const value = this.#choice()
      if (this.#at !== loop) throw this.#unexpected()
      return value
    })
    this.#at = end
    this.#names = outer
    return values
  }

  /** Where the `for` of a list stands that begins at a token; undefined where it has none of its own. */
  #loopBehind(start: number): number | undefined {
    let depth = 0
    for (let at = start; at < this.#tokens.length; at++) {
      const { kind, text } = this.#tokens[at] as Token
      if (kind === 'name' && text === 'for' && depth === 0) return at
      if (kind !== 'sign') continue
      if (text === '[' || text === '(') depth++
      if ((text === ']' || text === ')') && depth-- === 0) return undefined
    }
    return undefined
  }

  #items(end: string): { readonly values: unknown[]; readonly isTuple: boolean } {
    const values: unknown[] = []
    let isTuple = false
    while (!this.#takes(end)) {
      values.push(this.#choice())
      if (this.#takes(',')) isTuple = true
      else {
        this.#expect(end)
        break
      }
    }
    return { values, isTuple }
  }

  #unexpected(): ExpressionError {
    return new ExpressionError(`it has '${this.#next.text}' where none was expected`, this.#next === END)
  }
}

/** Truth as Python has it, of what rules hold. */
function truth(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
