const [QUOTE, COMMA, COLON, BACKSLASH, BLANK] = [0x22, 0x2c, 0x3a, 0x5c, 0x20]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]
const [ZERO, NINE, PLUS, MINUS, POINT, LOWER_E] = [0x30, 0x39, 0x2b, 0x2d, 0x2e, 0x65]
const [LOWER_F, LOWER_N, LOWER_T] = [0x66, 0x6e, 0x74]
const NULL = Buffer.from('null')
const FALSE = Buffer.from('false')
const TRUE = Buffer.from('true')

/** Rows are not nested deeper. */
const DEPTH = 16
/** Of objects with more members there is nothing to gain. */
const WIDE = 16
/** Rows do not have so many different ways to be an object. */
const SHAPES = 64
/** So many digits are exact in a double, and so is a power of ten of as many zeros. */
const DIGITS = 15
const POWERS = Array.from({ length: DIGITS + 1 }, (_, zeros) => 10 ** zeros)
/** V8 copies pieces of a text that are no longer; a longer one keeps all of the text in memory. */
const COPIED = 12
/** Texts that are longer (bytes), which `JSON.parse` reads faster, are slow. */
const LONG = 64
/** Of an answer with one of this length (bytes) there is nothing to gain. */
const HUGE = 4096
/** So much (bytes) is looked at before, and so many in it may be escapes or outside of ASCII. */
const SAMPLE = 4096
const OTHERS = 1 / 10
/** The part of what was read that may be slow. */
const SLOW = 1 / 4
/** Where that is looked at first (bytes), and from then on where twice as much is read. */
const FIRST_LOOK = 1024
/** Where rows begin at the latest, behind what JSON-RPC wraps them in. */
const HEAD = 256

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * What JSON with rows means, as `JSON.parse` has it. Rows are alike: where the names of their members stand is compared
 * with the row before rather than read, the name behind an id that has been there is not made again, and only texts
 * that are not ASCII are decoded. Undefined for everything else, among it what is no JSON, and rows that are mostly
 * long texts, escapes or letters outside of ASCII, of which `JSON.parse` is faster.
 */
export function quickJson(bytes: Buffer): unknown {
  if (!bytes.toString('latin1', 0, HEAD).includes('[{"') || isMostlyOther(bytes)) return undefined
  const reader = new Reader(bytes)
  const value = reader.value(new Place(), 0)
  return reader.isWhole ? value : undefined
}

/** One place of a document, as a member of rows, and what stood there before. */
class Place {
  /** The members of its last object. */
  shape: Shape | undefined
  /** Of its lists. */
  elements: Place | undefined
  /** Of its lists that are an id and a name, as many2one fields are. */
  names: Map<unknown, Name> | undefined
}

/** Objects that have the same members in the same order. */
class Shape {
  readonly names: string[] = []
  /** What stands before each value: the comma, the name and the colon. */
  readonly before: Buffer[] = []
  readonly places: Place[] = []
  /** The one that was there first, of which the others are copies, and its values. */
  readonly first: Record<string, unknown> = {}
  readonly values: unknown[] = []
}

/** A text, and where it stands with its quotes. */
interface Name {
  readonly text: string
  readonly start: number
  readonly length: number
}

class Reader {
  readonly #bytes: Buffer
  /** A character for a byte: texts that are ASCII are cut out of it. Made once there is something to gain. */
  #text = ''
  #at = 0
  #shapes = 0
  #failed = false
  /** Bytes that `JSON.parse` would have read faster. */
  #slow = 0
  #look = FIRST_LOOK

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** True when all of the document was read. */
  get isWhole(): boolean {
    return !this.#failed && this.#at === this.#bytes.length
  }

  value(place: Place, depth: number): unknown {
    const byte = this.#bytes[this.#at] as number
    if (byte === QUOTE) return this.#string()
    if (byte === OPEN_LIST) return this.#list(place, depth + 1)
    if (byte >= ZERO && byte <= NINE) return this.#decimal(byte)
    if (byte === LOWER_F) return this.#takes(FALSE) ? false : this.#fail()
    if (byte === LOWER_T) return this.#takes(TRUE) ? true : this.#fail()
    if (byte === LOWER_N) return this.#takes(NULL) ? null : this.#fail()
    if (byte === OPEN_OBJECT) return this.#object(place, depth + 1)
    return byte === MINUS ? this.#number() : this.#fail()
  }

  #fail(): undefined {
    this.#failed = true
    return undefined
  }

  #takes(wanted: Buffer): boolean {
    const bytes = this.#bytes
    const at = this.#at
    const { length } = wanted
    for (let i = 0; i < length; i++) if (bytes[at + i] !== wanted[i]) return false
    this.#at = at + length
    return true
  }

  /** A comma or a colon, and the blank that Python writes behind it. */
  #separator(): void {
    this.#at += this.#bytes[this.#at + 1] === BLANK ? 2 : 1
  }

  /** Most numbers: digits, and perhaps some behind a point. */
  #decimal(first: number): number | undefined {
    const bytes = this.#bytes
    const start = this.#at
    let at = start + 1
    let value = first - ZERO
    let byte = bytes[at] as number
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO
      byte = bytes[++at] as number
    }
    const point = at
    if (first === ZERO && point - start > 1) return this.#fail()
    if (byte === POINT) {
      byte = bytes[++at] as number
      while (byte >= ZERO && byte <= NINE) {
        value = value * 10 + byte - ZERO
        byte = bytes[++at] as number
      }
    }
    if (at === point + 1 || (byte | 0x20) === LOWER_E) return this.#number()
    this.#at = at
    if (at - start > DIGITS) return Number(this.#ascii(start, at))
    // Both are exact, so that the quotient is the double that is nearest.
    return at === point ? value : value / (POWERS[at - point - 1] as number)
  }

  #number(): number | undefined {
    const bytes = this.#bytes
    const start = this.#at
    let at = start
    while (isOfNumber(bytes[at] as number)) at++
    const text = this.#ascii(start, at)
    if (!NUMBER.test(text)) return this.#fail()
    this.#at = at
    this.#slow += at - start
    return Number(text)
  }

  #string(): string | undefined {
    const bytes = this.#bytes
    const start = this.#at
    let at = start + 1
    let all = 0
    let hasEscapes = false
    const most = Math.min(start + HUGE, bytes.length)
    for (let byte = bytes[at] as number; byte !== QUOTE; byte = bytes[++at] as number) {
      if (at >= most || byte < BLANK) return this.#fail()
      all |= byte
      if (byte === BACKSLASH) {
        hasEscapes = true
        at++
      }
    }
    this.#at = at + 1
    const length = at - start
    if (hasEscapes || all >= 0x80 || length > LONG) this.#slow += length
    if (hasEscapes) return this.#escaped(start, at + 1)
    return all < 0x80 ? this.#cut(start + 1, at) : bytes.toString('utf8', start + 1, at)
  }

  #escaped(start: number, end: number): string | undefined {
    try {
      return JSON.parse(this.#bytes.toString('utf8', start, end)) as string
    } catch {
      return this.#fail()
    }
  }

  /** A text that is ASCII, and keeps no more in memory than itself. */
  #cut(start: number, end: number): string {
    const middle = start + COPIED
    if (end <= middle) return this.#ascii(start, end)
    if (end > middle + COPIED) return this.#bytes.toString('latin1', start, end)
    return this.#ascii(start, middle) + this.#ascii(middle, end)
  }

  /** A short text. */
  #ascii(start: number, end: number): string {
    return this.#text === '' ? this.#bytes.toString('latin1', start, end) : this.#text.slice(start, end)
  }

  #list(place: Place, depth: number): unknown[] | undefined {
    if (depth > DEPTH) return this.#fail()
    if (this.#bytes[++this.#at] === CLOSE_LIST) {
      this.#at++
      return []
    }
    place.elements ??= new Place()
    const { elements } = place
    const first = this.value(elements, depth)
    // As they are: what grows has room for more.
    if (!this.#goesOn()) return [first]
    const isName = typeof first === 'number' && this.#bytes[this.#at] === QUOTE
    const second = isName ? this.#nameOf(first, place) : this.value(elements, depth)
    if (!this.#goesOn()) return [first, second]
    const list = [first, second]
    if (this.#at > this.#look && !this.#gains()) return this.#fail()
    do list.push(this.value(elements, depth))
    while (this.#goesOn())
    return list
  }

  /** Whether a list goes on behind one of its elements. */
  #goesOn(): boolean {
    const byte = this.#bytes[this.#at]
    if (byte === COMMA && !this.#failed) {
      this.#separator()
      return true
    }
    if (byte === CLOSE_LIST) this.#at++
    else this.#fail()
    return false
  }

  #nameOf(id: number, place: Place): string | undefined {
    place.names ??= new Map()
    const known = place.names.get(id)
    if (known !== undefined && this.#repeats(known)) return known.text
    const start = this.#at
    const text = this.#string()
    if (text !== undefined) place.names.set(id, { text, start, length: this.#at - start })
    return text
  }

  #repeats({ start, length }: Name): boolean {
    const bytes = this.#bytes
    const at = this.#at
    for (let i = 0; i < length; i++) if (bytes[at + i] !== bytes[start + i]) return false
    this.#at = at + length
    return true
  }

  #object(place: Place, depth: number): unknown {
    const start = this.#at
    if (start > this.#look && !this.#gains()) return this.#fail()
    if (this.#bytes[start + 1] === CLOSE_OBJECT) {
      this.#at += 2
      return {}
    }
    if (place.shape !== undefined) {
      const like = this.#alike(place.shape, depth)
      if (like !== undefined || this.#failed) return like
      this.#at = start
    }
    if (depth > DEPTH || ++this.#shapes > SHAPES) return this.#fail()
    return this.#learn(place, depth)
  }

  /** Whether it is worth to go on. */
  #gains(): boolean {
    if (this.#slow > this.#at * SLOW) return false
    this.#look = this.#at * 2
    this.#text ||= this.#bytes.toString('latin1')
    return true
  }

  /** The object, when it has the members of the one before. */
  #alike({ names, before, places, first, values }: Shape, depth: number): unknown {
    const object = { ...first }
    for (let i = 0; i < names.length; i++) {
      if (!this.#takes(before[i] as Buffer)) return undefined
      const value = this.value(places[i] as Place, depth)
      // Many fields are empty.
      if (value !== false || values[i] !== false) object[names[i] as string] = value
    }
    if (this.#bytes[this.#at] !== CLOSE_OBJECT) return undefined
    this.#at++
    return object
  }

  #learn(place: Place, depth: number): unknown {
    const bytes = this.#bytes
    const shape = new Shape()
    const { first, names, before, places } = shape
    do {
      const start = this.#at
      if (names.length === 0) this.#at++
      else this.#separator()
      const name = bytes[this.#at] === QUOTE ? this.#string() : undefined
      if (name === undefined || name === '__proto__' || name in first || bytes[this.#at] !== COLON) return this.#fail()
      if (names.length === WIDE) return this.#fail()
      this.#separator()
      const member = new Place()
      names.push(name)
      before.push(bytes.subarray(start, this.#at))
      places.push(member)
      const value = this.value(member, depth)
      first[name] = value
      shape.values.push(value)
    } while (bytes[this.#at] === COMMA && !this.#failed)
    if (bytes[this.#at++] !== CLOSE_OBJECT) return this.#fail()
    place.shape = shape
    return first
  }
}

/** Whether there is much to decode at the beginning. */
function isMostlyOther(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, SAMPLE)
  let others = 0
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number
    if (byte >= 0x80 || byte === BACKSLASH) others++
  }
  return others > length * OTHERS
}

function isOfNumber(byte: number): boolean {
  const isDigit = byte >= ZERO && byte <= NINE
  return isDigit || byte === POINT || byte === MINUS || byte === PLUS || (byte | 0x20) === LOWER_E
}
