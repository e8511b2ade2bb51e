import { XmlRpcSyntaxError } from './syntax-error.ts'

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32
const EXCLAMATION = 33
const HASH = 35
const SLASH = 47
const LESS = 60
const EQUALS = 61
const GREATER = 62
const QUESTION = 63
const SEMICOLON = 59
const LETTER_A = 97
const LETTER_G = 103
const LETTER_L = 108
const LETTER_M = 109
const LETTER_P = 112
const LETTER_T = 116

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The longest reference that is looked at: leading zeros are legal, but nobody writes thirty of them. */
const LONGEST_REFERENCE = 32

/**
 * A cursor over XML text that knows tags, character data and what may stand between them; not what they mean.
 * All methods read at `at`, leave `at` behind what they read, take time linear in it, and throw
 * {@link XmlRpcSyntaxError} when something else stands there.
 */
export class XmlScanner {
  readonly text: string
  at = 0
  /** The first `&` that is not behind `at`, so that text without one needs no look at its characters. */
  #ampersand = -1
  /** The same for carriage returns, which XML reads as line feeds. */
  #carriageReturn = -1

  constructor(text: string) {
    this.text = text
    if (text.charCodeAt(0) === 0xfeff) this.at = 1
  }

  /** Throws, naming the problem and the place. */
  fail(problem: string, at: number = this.at): never {
    throw new XmlRpcSyntaxError(problem, this.text, at)
  }

  /** Skips white space, comments and processing instructions (the XML declaration is written like one). */
  skip(): void {
    const { text } = this
    for (;;) {
      let at = this.at
      while (isSpace(text.charCodeAt(at))) at++
      this.at = at
      if (text.charCodeAt(at) !== LESS) return
      const next = text.charCodeAt(at + 1)
      if ((next !== EXCLAMATION && next !== QUESTION) || !this.#skipMarkup()) return
    }
  }

  /** Reads what the sticky pattern matches here; false, and nothing is read, when it does not. */
  passes(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return false
    this.at = pattern.lastIndex
    return true
  }

  /** Whether an end tag stands here. */
  isEndTag(): boolean {
    return this.text.charCodeAt(this.at) === LESS && this.text.charCodeAt(this.at + 1) === SLASH
  }

  /** Whether a start tag stands here, of any name. */
  isStartTag(): boolean {
    if (this.text.charCodeAt(this.at) !== LESS) return false
    const next = this.text.charCodeAt(this.at + 1)
    return next !== SLASH && next !== EXCLAMATION && next !== QUESTION
  }

  /** Whether the start tag of that name stands here. */
  isStartTagOf(name: string): boolean {
    const { text, at } = this
    return (
      text.charCodeAt(at) === LESS && text.startsWith(name, at + 1) && isNameEnd(text.charCodeAt(at + 1 + name.length))
    )
  }

  /** Reads the start tag of that name, with any attributes. False when it is an empty element, `<name/>`. */
  startTag(name: string): boolean {
    if (!this.isStartTagOf(name)) this.fail(`expected <${name}>`)
    return this.#finishStartTag(this.at + 1 + name.length)
  }

  /** Reads the name of the start tag that stands here; {@link startTag} reads the tag. */
  peekName(): string {
    const { text, at } = this
    let end = at + 1
    while (end < text.length && !isNameEnd(text.charCodeAt(end))) end++
    return text.substring(at + 1, end)
  }

  /** Reads the end tag of that name. */
  endTag(name: string): void {
    const { text, at } = this
    if (!this.isEndTag() || !text.startsWith(name, at + 2)) this.fail(`expected </${name}>`)
    let end = at + 2 + name.length
    while (isSpace(text.charCodeAt(end))) end++
    if (text.charCodeAt(end) !== GREATER) this.fail(`expected </${name}>`)
    this.at = end + 1
  }

  /** Reads character data up to the next tag: references and CDATA sections resolved, comments left out. */
  characters(): string {
    const { text, at } = this
    const end = text.indexOf('<', at)
    if (end < 0) this.fail('the text is cut short', text.length)
    if (text.charCodeAt(end + 1) === SLASH && !this.#hasSpecial(end)) {
      this.at = end
      return text.substring(at, end)
    }
    return this.#resolvedCharacters()
  }

  #resolvedCharacters(): string {
    const { text } = this
    let result = ''
    for (;;) {
      const end = text.indexOf('<', this.at)
      if (end < 0) this.fail('the text is cut short', text.length)
      result += this.#resolve(end)
      this.at = end
      const next = text.charCodeAt(end + 1)
      if (next !== EXCLAMATION && next !== QUESTION) return result
      if (!this.#skipMarkup()) result += this.#characterSection()
    }
  }

  /** The text from here to `end`, which has no markup, with its references resolved. */
  #resolve(end: number): string {
    const { text } = this
    if (!this.#hasSpecial(end)) return text.substring(this.at, end)
    // Carriage returns are rare: only their presence, not each piece, is looked at.
    const plain = this.#carriageReturn < end ? lines : unchanged
    let result = ''
    let from = this.at
    let mark = this.#ampersand
    while (mark < end) {
      const short = shortReference(text, mark)
      if (short === undefined) {
        result += plain(text.substring(from, mark))
        this.at = mark
        result += this.#reference()
        from = this.at
      } else {
        result += plain(text.substring(from, mark)) + short
        from = mark + (short === '&' ? 5 : 4)
      }
      mark = find(text, '&', from)
    }
    this.#ampersand = mark
    return result + plain(text.substring(from, end))
  }

  #hasSpecial(end: number): boolean {
    if (this.#ampersand < this.at) this.#ampersand = find(this.text, '&', this.at)
    if (this.#carriageReturn < this.at) this.#carriageReturn = find(this.text, '\r', this.at)
    return this.#ampersand < end || this.#carriageReturn < end
  }

  #reference(): string {
    const { text, at } = this
    let end = at + 1
    const last = at + LONGEST_REFERENCE
    while (end < last && isReferenceCharacter(text.charCodeAt(end))) end++
    if (text.charCodeAt(end) !== SEMICOLON) this.fail('expected an entity')
    const name = text.substring(at + 1, end)
    this.at = end + 1
    if (name.charCodeAt(0) !== HASH) return ENTITIES.get(name) ?? this.fail('expected a known entity', at)
    const digits = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name)
    if (digits === null) this.fail('expected a character reference', at)
    const code = digits[1] === undefined ? Number.parseInt(digits[2] as string, 10) : Number.parseInt(digits[1], 16)
    // Control characters are let in as they are when raw; what is no character at all is not.
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) this.fail('expected a character', at)
    return String.fromCodePoint(code)
  }

  #characterSection(): string {
    const start = this.at + '<![CDATA['.length
    const end = this.text.indexOf(']]>', start)
    if (end < 0) this.fail('expected the end of the CDATA section')
    this.at = end + ']]>'.length
    return lines(this.text.substring(start, end))
  }

  /** Skips a comment or processing instruction. False when a CDATA section stands here. */
  #skipMarkup(): boolean {
    const { text, at } = this
    if (text.charCodeAt(at + 1) === QUESTION) this.#skipPast('?>', at + 2)
    else if (text.startsWith('<!--', at)) this.#skipPast('-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) return false
    else this.fail('declarations (DOCTYPE, ENTITY) are refused')
    return true
  }

  #skipPast(mark: string, from: number): void {
    const end = this.text.indexOf(mark, from)
    if (end < 0) this.fail(`expected ${mark}`)
    this.at = end + mark.length
  }

  #finishStartTag(from: number): boolean {
    const { text } = this
    let at = from
    for (;;) {
      const spaced = isSpace(text.charCodeAt(at))
      while (isSpace(text.charCodeAt(at))) at++
      const code = text.charCodeAt(at)
      if (code === GREATER) {
        this.at = at + 1
        return true
      }
      if (code === SLASH && text.charCodeAt(at + 1) === GREATER) {
        this.at = at + 2
        return false
      }
      if (!spaced) this.fail('expected the end of the tag', at)
      at = this.#attribute(at)
    }
  }

  /** Where the attribute that stands at `from` ends. No attribute means anything in XML-RPC. */
  #attribute(from: number): number {
    const { text } = this
    let at = from
    while (at < text.length && !isNameEnd(text.charCodeAt(at)) && text.charCodeAt(at) !== EQUALS) at++
    if (at === from) this.fail('expected an attribute', at)
    while (isSpace(text.charCodeAt(at))) at++
    if (text.charCodeAt(at) !== EQUALS) this.fail('expected = in the attribute', at)
    at++
    while (isSpace(text.charCodeAt(at))) at++
    const quote = text.charAt(at)
    if (quote !== '"' && quote !== "'") this.fail('expected a quoted attribute', at)
    const end = text.indexOf(quote, at + 1)
    if (end < 0) this.fail('expected the end of the attribute', at)
    if (text.substring(at + 1, end).includes('<')) this.fail('expected the end of the attribute', at)
    return end + 1
  }
}

function isSpace(code: number): boolean {
  return code === LINE_FEED || code === SPACE || code === CARRIAGE_RETURN || code === TAB
}

function isNameEnd(code: number): boolean {
  return code === GREATER || code === SLASH || code === LESS || isSpace(code)
}

function isReferenceCharacter(code: number): boolean {
  return code === HASH || (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
}

/** What the reference at that index stands for if it is one of the three that HTML is full of, `&lt; &gt; &amp;`. */
function shortReference(text: string, at: number): string | undefined {
  const first = text.charCodeAt(at + 1)
  const second = text.charCodeAt(at + 2)
  const third = text.charCodeAt(at + 3)
  if (second === LETTER_T && third === SEMICOLON) {
    if (first === LETTER_L) return '<'
    return first === LETTER_G ? '>' : undefined
  }
  const isAmpersand = first === LETTER_A && second === LETTER_M && third === LETTER_P
  return isAmpersand && text.charCodeAt(at + 4) === SEMICOLON ? '&' : undefined
}

function find(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found < 0 ? Number.POSITIVE_INFINITY : found
}

/** XML reads every line end as a line feed; a carriage return that is meant comes as a reference. */
function lines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function unchanged(text: string): string {
  return text
}
