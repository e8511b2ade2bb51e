import type { Scalar } from './scalars.ts'

/** What is built on the way from one scalar to the next: the steps that a learned {@link Way} repeats. */
export type BuildStep =
  | { readonly do: 'openArray' | 'closeArray' | 'openStruct'; readonly at: Place }
  | { readonly do: 'closeStruct' }
  | { readonly do: 'put'; readonly at: Place; readonly value: unknown }

/** How often a way is taken before it is worth compiling. */
const COMPILE_AFTER = 24
/** Ways out of one place that are kept; what varies more is read anew each time. */
const MOST_WAYS = 8
const LONGEST_WAY = 500

/**
 * Where in an answer a value may stand: the root, the items of one array (all in one place), or one member of one
 * struct. Rows of a table share their places, so that what was learned from one row holds for the next.
 *
 * The place decides what the markup behind a value may be, because it fixes which elements are open there.
 */
export class Place {
  readonly parent: Place | undefined
  /** The member's name; undefined for items and for the root. */
  readonly name: string | undefined
  readonly depth: number
  /** Whether an array is somewhere above, so that this place will be met again. */
  readonly repeats: boolean
  readonly ways: Way[] = []
  #items: Place | undefined
  #members: Map<string, Place> | undefined

  constructor(parent?: Place, name?: string) {
    this.parent = parent
    this.name = name
    this.depth = parent === undefined ? 0 : parent.depth + 1
    this.repeats = parent !== undefined && (name === undefined || parent.repeats)
  }

  /** The place of this array's items. */
  items(): Place {
    this.#items ??= new Place(this)
    return this.#items
  }

  /** The place of this struct's member. */
  member(name: string): Place {
    this.#members ??= new Map()
    let place = this.#members.get(name)
    if (place === undefined) {
      place = new Place(this, name)
      this.#members.set(name, place)
    }
    return place
  }

  /** Whether another way from here is worth keeping. */
  learns(length: number): boolean {
    return this.repeats && this.ways.length < MOST_WAYS && length <= LONGEST_WAY
  }
}

/**
 * The markup between two scalars, learned: where the same text stands behind a scalar of the same type in the same
 * place, it means the same, and need not be read again tag by tag. One comparison instead of ten tags: this is what
 * makes the decoder fast.
 */
export class Way {
  /** The scalar it leads away from: the markup starts with its end tag. */
  readonly from: Scalar
  readonly markup: string
  readonly steps: readonly BuildStep[]
  /** Where it leads, and which scalar's start tag it ends with. */
  readonly place: Place
  readonly scalar: Scalar
  #taken = 0
  #pattern: RegExp | undefined

  constructor(from: Scalar, markup: string, steps: readonly BuildStep[], place: Place, scalar: Scalar) {
    this.from = from
    this.markup = markup
    this.steps = steps
    this.place = place
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
    if (++this.#taken === COMPILE_AFTER)
      this.#pattern = new RegExp(this.markup.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'y')
    return true
  }
}
