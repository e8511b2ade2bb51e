import { BOOLEAN, INT, likelyScalar, SCALARS, type Scalar, STRING, UNTYPED } from './scalars.ts'
import { type BuildStep, LearnedMarkup, ValuePath } from './value-path.ts'
import { XmlScanner } from './xml-scanner.ts'

/** Arrays and structs within each other. Odoo's deepest answers have about ten. */
const DEEPEST = 200

/** The markup in structs as nearly everybody writes it; other forms are read tag by tag. */
const MEMBER_START = /\n?<member>\n?<name>/y
const MEMBER_END = /\n?<\/member>/y
const NAME_END = /<\/name>\n?(?=<value)/y
const VALUE_TAG = '<value><'.length

type Struct = Record<string, unknown>

/** How some kinds of values are read, by the names of their elements, as `base64`; undefined for a text that is none. */
export type ScalarReaders = Readonly<Record<string, (text: string) => unknown>>

/**
 * Reads `<value>` elements straight to JavaScript values, in one pass and without recursion.
 *
 * It goes from scalar to scalar: reads one's content, puts it in its place, and goes on over the markup behind it,
 * by markup learned before (see {@link LearnedMarkup}) or tag by tag.
 */
export class ValueReader extends XmlScanner {
  #path = new ValuePath()
  #scalar: Scalar = UNTYPED
  /** The struct that is being filled, and those around it. */
  #struct: Struct = {}
  readonly #structs: Struct[] = []
  /** The items of all open arrays, one array after the other: an array is cut out when it is complete. */
  readonly #items: unknown[] = []
  #itemCount = 0
  readonly #arrayStarts: number[] = []
  #steps: BuildStep[] = []
  readonly #readers: ScalarReaders

  constructor(text: string, readers: ScalarReaders = {}) {
    super(text)
    this.#readers = readers
  }

  /** Reads the `<value>` that stands here. */
  value(): unknown {
    this.#path = new ValuePath()
    this.#itemCount = 0
    let more = this.#nextScalar(false)
    while (more) {
      this.#put(this.#path, this.#content())
      more = this.#go()
    }
    return this.#items[0]
  }

  /** Reads the content of the scalar that has been opened. */
  #content(): unknown {
    const scalar = this.#scalar
    if (scalar === STRING) return this.characters()
    if (scalar === INT) return this.#int()
    if (scalar === BOOLEAN) return this.#boolean()
    return this.#parsed(scalar)
  }

  #int(): unknown {
    const { text } = this
    let at = this.at
    let code = text.charCodeAt(at)
    const negative = code === 45
    if (negative) code = text.charCodeAt(++at)
    const start = at
    let number = 0
    while (code >= 48 && code <= 57) {
      number = number * 10 + (code - 48)
      code = text.charCodeAt(++at)
    }
    // Up to 15 digits the sum is exact; and the text must end with them, in an end tag.
    if (at === start || at - start > 15 || code !== 60 || text.charCodeAt(at + 1) !== 47) return this.#parsed(INT)
    this.at = at
    return negative ? 0 - number : number
  }

  #boolean(): unknown {
    const { text, at } = this
    const digit = text.charCodeAt(at) - 48
    if ((digit !== 0 && digit !== 1) || text.charCodeAt(at + 1) !== 60 || text.charCodeAt(at + 2) !== 47) {
      return this.#parsed(BOOLEAN)
    }
    this.at = at + 1
    return digit === 1
  }

  #parsed(scalar: Scalar): unknown {
    const start = this.at
    const value = this.#valueOf(scalar, this.characters())
    if (value === undefined) this.fail(`expected the text of <${scalar.tag}>`, start)
    return value
  }

  #valueOf(scalar: Scalar, text: string): unknown {
    const read = this.#readers[scalar.tag] ?? scalar.read
    return read(text)
  }

  /** Goes from behind a scalar's content to the next scalar's. False when there is none. */
  #go(): boolean {
    const path = this.#path
    const from = this.#scalar
    const start = this.at
    for (const known of path.learned) {
      if (known.from === from && known.standsIn(this.text, start)) {
        this.at = start + known.markup.length
        for (const step of known.steps) this.#build(step)
        this.#path = known.path
        this.#scalar = known.scalar
        return true
      }
    }
    this.#steps = []
    // A comment or CDATA section inside has been read: what stands here is the end tag.
    if (!this.passes(from.ending)) {
      if (from !== UNTYPED) {
        this.endTag(from.tag)
        this.skip()
      }
      this.endTag('value')
    }
    const more = this.#nextScalar(true)
    // An untyped value is only known by what follows its start tag, so the markup does not tell.
    if (more && path.learns(this.at - start) && from !== UNTYPED && this.#scalar !== UNTYPED) {
      path.learned.push(
        new LearnedMarkup(from, this.text.substring(start, this.at), this.#steps, this.#path, this.#scalar),
      )
    }
    return more
  }

  /**
   * Reads markup up to the next scalar's content: from behind the `</value>` of the current value, or from the
   * `<value>` that stands there. False when the root's value has ended.
   */
  #nextScalar(ended: boolean): boolean {
    let behind = ended
    for (;;) {
      const { parent, name } = this.#path
      if (behind) {
        if (parent === undefined) return false
        if (name === undefined) {
          behind = !this.#nextItem(parent)
        } else {
          if (!this.passes(MEMBER_END)) {
            this.skip()
            this.endTag('member')
          }
          behind = !this.#nextMember(parent)
        }
        continue
      }
      const likely = likelyScalar(this.text.charCodeAt(this.at + VALUE_TAG))
      if (likely !== undefined && this.passes(likely.opening)) {
        this.#scalar = likely
        return true
      }
      if (!this.startTag('value')) {
        this.#do({ do: 'put', at: this.#path, value: '' })
        behind = true
        continue
      }
      const start = this.at
      this.skip()
      if (!this.isStartTag()) {
        this.at = start
        this.#scalar = UNTYPED
        return true
      }
      const tag = this.peekName()
      if (tag === 'struct') behind = !this.#openStruct()
      else if (tag === 'array') behind = !this.#openArray()
      else if (this.#openScalar(tag)) return true
      else behind = true
    }
  }

  /** True when the scalar has content to read, false when it was an empty element. */
  #openScalar(tag: string): boolean {
    const scalar = SCALARS.get(tag)
    if (scalar === undefined) this.fail(`expected a type of XML-RPC`)
    const start = this.at
    if (this.startTag(tag)) {
      this.#scalar = scalar
      return true
    }
    const value = this.#valueOf(scalar, '')
    if (value === undefined) this.fail(`expected <${tag}> with content`, start)
    this.#do({ do: 'put', at: this.#path, value })
    this.#endValue()
    return false
  }

  /** Opens a struct and goes to its first member's value. False when it has none. */
  #openStruct(): boolean {
    const path = this.#checkedPath()
    const filled = this.startTag('struct')
    this.#do({ do: 'openStruct', at: path })
    if (filled) return this.#nextMember(path)
    this.#do({ do: 'closeStruct' })
    this.#endValue()
    return false
  }

  /** Goes to the value of the struct's next member, or out of the struct: then false. */
  #nextMember(struct: ValuePath): boolean {
    if (this.passes(MEMBER_START)) return this.#member(struct)
    this.skip()
    if (this.isEndTag()) {
      this.endTag('struct')
      this.#do({ do: 'closeStruct' })
      this.#path = struct
      this.#endValue()
      return false
    }
    if (!this.startTag('member')) this.fail('expected a member with a name')
    this.skip()
    if (this.startTag('name')) return this.#member(struct)
    this.#path = struct.member('')
    this.skip()
    return true
  }

  /** Goes over the member's name, whose tag has been read, to its value. */
  #member(struct: ValuePath): true {
    this.#path = struct.member(this.characters())
    if (!this.passes(NAME_END)) {
      this.endTag('name')
      this.skip()
    }
    return true
  }

  /** Opens an array and goes to its first item. False when it has none. */
  #openArray(): boolean {
    const path = this.#checkedPath()
    if (!this.startTag('array')) this.fail('expected an array with data')
    this.skip()
    const filled = this.startTag('data')
    this.#do({ do: 'openArray', at: path })
    if (filled) return this.#nextItem(path)
    this.#endArray(path)
    return false
  }

  /** Goes to the array's next item, or out of the array: then false. */
  #nextItem(array: ValuePath): boolean {
    this.skip()
    if (this.isEndTag()) {
      this.endTag('data')
      this.#endArray(array)
      return false
    }
    this.#path = array.items()
    return true
  }

  #endArray(array: ValuePath): void {
    this.skip()
    this.endTag('array')
    this.#do({ do: 'closeArray', at: array })
    this.#path = array
    this.#endValue()
  }

  #endValue(): void {
    this.skip()
    this.endTag('value')
  }

  #checkedPath(): ValuePath {
    if (this.#path.depth >= DEEPEST) this.fail(`expected at most ${DEEPEST} arrays and structs within each other`)
    return this.#path
  }

  /** Builds, and notes it for the markup that is being learned. */
  #do(step: BuildStep): void {
    this.#build(step)
    this.#steps.push(step)
  }

  #build(step: BuildStep): void {
    switch (step.do) {
      case 'openStruct': {
        const struct: Struct = {}
        this.#put(step.at, struct)
        this.#structs.push(this.#struct)
        this.#struct = struct
        return
      }
      case 'closeStruct':
        this.#struct = this.#structs.pop() as Struct
        return
      case 'openArray':
        this.#arrayStarts.push(this.#itemCount)
        return
      case 'closeArray': {
        const start = this.#arrayStarts.pop() as number
        const array = this.#items.slice(start, this.#itemCount)
        this.#itemCount = start
        this.#put(step.at, array)
        return
      }
      case 'put':
        this.#put(step.at, step.value)
    }
  }

  #put(path: ValuePath, value: unknown): void {
    const { name } = path
    if (name === undefined) this.#items[this.#itemCount++] = value
    else if (name !== '__proto__') this.#struct[name] = value
    // An assignment would set the prototype; JSON.parse makes an ordinary member of it, and so does this.
    else Object.defineProperty(this.#struct, name, { value, writable: true, enumerable: true, configurable: true })
  }
}
