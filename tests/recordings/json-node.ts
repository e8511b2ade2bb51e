import type { Node } from './node.ts'

/** Reads JSON that may end anywhere: what is unfinished there is marked as cut. Undefined when it is no JSON at all. */
export function parseJsonNode(text: string, isCut: boolean): Node | undefined {
  const reader = new JsonReader(text, isCut)
  try {
    const node = reader.value()
    return reader.isDone ? node : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const SCALAR = /[^,\]}\s]+/y
const STRING = /"(?:[^"\\]|\\.)*"/sy

class JsonReader {
  readonly #text: string
  readonly #isCut: boolean
  #at = 0

  constructor(text: string, isCut: boolean) {
    this.#text = text.trim()
    this.#isCut = isCut
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length
  }

  value(): Node {
    this.#skipSpace()
    const start = this.#text[this.#at]
    if (start === '{') return this.#object()
    if (start === '[') return this.#list()
    if (start === '"') return this.#string()
    return this.#other()
  }

  #object(): Node {
    const members = new Map<string, Node>()
    for (const isCut of this.#parts('}')) {
      if (isCut) return { kind: 'object', members, isCut }
      const name = this.#string()
      if (name.isCut || this.#isAtCut()) return { kind: 'object', members, isCut: true }
      if (this.#text[this.#at] !== ':') throw new SyntaxError('no colon')
      this.#at += 1
      if (this.#isAtCut()) return { kind: 'object', members, isCut: true }
      const part = this.value()
      members.set(String((name as { value: unknown }).value), part)
    }
    return { kind: 'object', members }
  }

  #list(): Node {
    const items: Node[] = []
    for (const isCut of this.#parts(']')) {
      if (isCut) return { kind: 'list', items, isCut }
      items.push(this.value())
    }
    return { kind: 'list', items }
  }

  /** Steps from part to part: true where the text ends instead. */
  *#parts(end: string): Generator<boolean> {
    this.#at += 1
    for (let isFirst = true; ; isFirst = false) {
      if (this.#isAtCut()) {
        yield true
        return
      }
      const here = this.#text[this.#at]
      if (here === end) {
        this.#at += 1
        return
      }
      if (!isFirst) {
        if (here !== ',') throw new SyntaxError('no comma')
        this.#at += 1
        if (this.#isAtCut()) {
          yield true
          return
        }
      }
      yield false
    }
  }

  #string(): Node {
    STRING.lastIndex = this.#at
    const found = STRING.exec(this.#text)?.[0]
    if (found !== undefined) {
      this.#at += found.length
      return { kind: 'string', value: JSON.parse(found) as string }
    }
    if (!this.#isCut || this.#text[this.#at] !== '"') throw new SyntaxError('no string')
    const value = this.#text.slice(this.#at + 1)
    this.#at = this.#text.length
    return { kind: 'string', value, isCut: true }
  }

  #other(): Node {
    SCALAR.lastIndex = this.#at
    const found = SCALAR.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    if (this.isDone && this.#isCut) return { kind: 'null', value: null, isCut: true }
    const value = JSON.parse(found) as boolean | number | null
    if (value === null) return { kind: 'null', value }
    return typeof value === 'boolean' ? { kind: 'boolean', value } : { kind: 'number', value }
  }

  #isAtCut(): boolean {
    this.#skipSpace()
    if (!this.isDone) return false
    if (!this.#isCut) throw new SyntaxError('unfinished')
    return true
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }
}
