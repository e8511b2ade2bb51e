import type { Node, ScalarKind } from './node.ts'

/** An answer of XML-RPC: its value, or the fault's. */
export interface XmlAnswer {
  readonly isFault: boolean
  readonly value: Node
}

/** Reads an answer of XML-RPC that may end anywhere. Undefined when it is none. */
export function parseXmlAnswer(text: string, isCut: boolean): XmlAnswer | undefined {
  const tags = tagsOf(text)
  const start = tags.findIndex(({ name }) => name === 'params' || name === 'fault')
  if (start < 0) return undefined
  const reader = new XmlReader(tags.slice(start), isCut)
  return { isFault: tags[start]?.name === 'fault', value: reader.nextValue() }
}

interface Tag {
  readonly name: string
  readonly isEnd: boolean
  /** What stands between it and the next one. */
  readonly text: string
}

/** Only these are tags: what was masked in a recording stands in angle brackets too. */
const TAG =
  /<(\/?)(params|param|fault|value|struct|member|name|array|data|int|i4|double|boolean|string|base64|nil|dateTime\.iso8601)>/g

function tagsOf(text: string): Tag[] {
  const whole = text.replace(/<([\w.]+) ?\/>/g, '<$1></$1>')
  const found = [...whole.matchAll(TAG)]
  return found.map((tag, at) => ({
    name: tag[2] ?? '',
    isEnd: tag[1] === '/',
    text: whole.slice(tag.index + tag[0].length, found[at + 1]?.index),
  }))
}

const KINDS: Readonly<Record<string, ScalarKind>> = {
  int: 'int',
  i4: 'int',
  double: 'double',
  boolean: 'boolean',
  string: 'string',
  base64: 'base64',
  'dateTime.iso8601': 'dateTime',
  nil: 'null',
}

class XmlReader {
  readonly #tags: readonly Tag[]
  readonly #isCut: boolean
  #at = 0

  constructor(tags: readonly Tag[], isCut: boolean) {
    this.#tags = tags
    this.#isCut = isCut
  }

  /** The value that the next `<value>` holds. */
  nextValue(): Node {
    while (this.#at < this.#tags.length && !this.#opens('value')) this.#at += 1
    this.#at += 1
    return this.#value()
  }

  #value(): Node {
    const { name = '', isEnd = false, text = '' } = this.#tags[this.#at] ?? {}
    if (isEnd) return { kind: 'string', value: withoutEntities(this.#tags[this.#at - 1]?.text ?? '') }
    if (name === 'struct') return this.#struct()
    if (name === 'array') return this.#array()
    const kind = KINDS[name] ?? 'string'
    this.#at += 1
    if (this.#at >= this.#tags.length) return { kind, value: withoutEntities(text), isCut: this.#isCut }
    if (kind === 'int' || kind === 'double') return { kind, value: Number(text) }
    if (kind === 'boolean') return { kind, value: text.trim() === '1' }
    return { kind, value: withoutEntities(text) }
  }

  #struct(): Node {
    const members = new Map<string, Node>()
    for (this.#at += 1; this.#at < this.#tags.length && !this.#closes('struct'); this.#at += 1) {
      if (!this.#opens('name')) continue
      const name = withoutEntities(this.#tags[this.#at]?.text ?? '')
      if (this.#tags[this.#at + 1] === undefined || this.#tags[this.#at + 3] === undefined) {
        return { kind: 'object', members, isCut: true }
      }
      members.set(name, this.nextValue())
    }
    return this.#at < this.#tags.length ? { kind: 'object', members } : { kind: 'object', members, isCut: true }
  }

  #array(): Node {
    const items: Node[] = []
    for (this.#at += 1; this.#at < this.#tags.length && !this.#closes('array'); ) {
      if (!this.#opens('value')) this.#at += 1
      else if (this.#tags[this.#at + 2] === undefined) return { kind: 'list', items, isCut: true }
      else items.push(this.nextValue())
    }
    return this.#at < this.#tags.length ? { kind: 'list', items } : { kind: 'list', items, isCut: true }
  }

  #opens(name: string): boolean {
    const tag = this.#tags[this.#at]
    return tag?.isEnd === false && tag.name === name
  }

  #closes(name: string): boolean {
    const tag = this.#tags[this.#at]
    return tag?.isEnd === true && tag.name === name
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function withoutEntities(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole)
}
