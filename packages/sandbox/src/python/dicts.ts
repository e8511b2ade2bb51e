/** How an object is made text of by JavaScript where members of its own stand in the place of the methods for that. */
const DICT = Object.create(Object.prototype, { [Symbol.toPrimitive]: { value: () => '[object Object]' } })

const HIDING = /toString|valueOf|\\u/

/** What a text says, whose dictionaries may have any keys: `{"toString": 1}` is no object whose text is asked for in vain. */
export function withDicts<T>(text: string, value: T): T {
  return HIDING.test(text) ? (dictsOf(value) as T) : value
}

function dictsOf(value: unknown): unknown {
  // Without recursion: documents may be as deep as Python reads them.
  const left = [value]
  for (let one = left.pop(); left.length > 0 || one !== undefined; one = left.pop()) {
    if (typeof one !== 'object' || one === null) continue
    left.push(...Object.values(one))
    if (Object.hasOwn(one, 'toString') || Object.hasOwn(one, 'valueOf')) Object.setPrototypeOf(one, DICT)
  }
  return value
}
