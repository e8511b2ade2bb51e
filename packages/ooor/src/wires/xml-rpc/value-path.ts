import type { Scalar } from './scalars.ts'

/** What is built between one scalar and the next: the steps that a {@link LearnedMarkup} repeats. */
export type BuildStep =
  | { readonly do: 'openArray' | 'closeArray' | 'openStruct'; readonly at: ValuePath }
  | { readonly do: 'closeStruct' }
  | { readonly do: 'put'; readonly at: ValuePath; readonly value: unknown }

/** How often markup is met before it is worth compiling. */
const COMPILE_AFTER = 24
/** Learned markup that is kept behind one path; what varies more is read anew each time. */
const MOST_LEARNED = 8
const LONGEST_LEARNED = 500

/**
 * Where in an answer a value may stand: the root, the items of one array (all have one path), or one member of one
 * struct. Rows of a table share their paths, so that what was learned from one row holds for the next.
 *
 * The path decides what the markup behind a value may be, because it fixes which elements are open there.
 */
export class ValuePath {
  readonly parent: ValuePath | undefined
  /** The member's name; undefined for items and for the root. */
  readonly name: string | undefined
  readonly depth: number
  /** Whether an array is somewhere above, so that this path will be met again. */
  readonly repeats: boolean
  readonly learned: LearnedMarkup[] = []
  #items: ValuePath | undefined
  #members: Map<string, ValuePath> | undefined

  constructor(parent?: ValuePath, name?: string) {
    this.parent = parent
    this.name = name
    this.depth = parent === undefined ? 0 : parent.depth + 1
    this.repeats = parent !== undefined && (name === undefined || parent.repeats)
  }

  /** The path of this array's items. */
  items(): ValuePath {
    this.#items ??= new ValuePath(this)
    return this.#items
  }

  /** The path of this struct's member. */
  member(name: string): ValuePath {
    this.#members ??= new Map()
    let path = this.#members.get(name)
    if (path === undefined) {
      path = new ValuePath(this, name)
      this.#members.set(name, path)
    }
    return path
  }

  /** Whether more markup behind it is worth keeping. */
  learns(length: number): boolean {
    return this.repeats && this.learned.length < MOST_LEARNED && length <= LONGEST_LEARNED
  }
}

/**
 * The markup between two scalars, learned: where the same text stands behind a scalar of the same type at the same
 * path, it means the same, and need not be read again tag by tag. One comparison instead of ten tags: this is what
 * makes the decoder fast.
 */
export class LearnedMarkup {
  /** The scalar it stands behind: the markup starts with its end tag. */
  readonly from: Scalar
  readonly markup: string
  readonly steps: readonly BuildStep[]
  /** The path that it leads to, and which scalar's start tag it ends with. */
  readonly path: ValuePath
  readonly scalar: Scalar
  #met = 0
  #pattern: RegExp | undefined

  constructor(from: Scalar, markup: string, steps: readonly BuildStep[], path: ValuePath, scalar: Scalar) {
    this.from = from
    this.markup = markup
    this.steps = steps
    this.path = path
    this.scalar = scalar
  }

  /** Whether this markup stands in the text at that index. */
  standsIn(text: string, at: number): boolean {
    const pattern = this.#pattern
    if (pattern !== undefined) {
      pattern.lastIndex = at
      return pattern.test(text)
    }
    if (text.substring(at, at + this.markup.length) !== this.markup) return false
    // Engines compare fixed text fastest in a regular expression, but compiling one takes a while.
    if (++this.#met === COMPILE_AFTER)
      this.#pattern = new RegExp(this.markup.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'y')
    return true
  }
}
