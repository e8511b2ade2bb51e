/** What other query languages write where this one has functions, for the errors that say so. */
const OR = 'join conditions by or({ … }, { … })'
const AND = 'join conditions by and({ … }, { … }), or write them into one object'
const NOT = 'turn a condition round by not({ … })'

const JOINS = new Map(
  Object.entries({
    $or: OR,
    or: OR,
    '|': OR,
    '||': OR,
    $nor: 'turn or({ … }, { … }) round by not(…)',
    $and: AND,
    and: AND,
    '&': AND,
    '&&': AND,
    $not: NOT,
    not: NOT,
    '!': NOT,
  }),
)

const VALUE = 'the value itself'
const COMPARISONS = new Map(
  Object.entries({
    eq: VALUE,
    equals: VALUE,
    '=': VALUE,
    ne: 'ne(…)',
    neq: 'ne(…)',
    '!=': 'ne(…)',
    gt: 'gt(…)',
    '>': 'gt(…)',
    gte: 'gte(…)',
    ge: 'gte(…)',
    '>=': 'gte(…)',
    lt: 'lt(…)',
    '<': 'lt(…)',
    lte: 'lte(…)',
    le: 'lte(…)',
    '<=': 'lte(…)',
    in: 'a list of values',
    nin: 'noneOf([…])',
    notin: 'noneOf([…])',
    like: 'like(…)',
    ilike: 'ilike(…)',
    contains: 'ilike(…)',
    between: 'between(…, …)',
    not: 'not({ … }) around the condition',
  }),
)

/** The function for a key that joins conditions elsewhere, as `$or`. */
export function joinedBy(key: string): string | undefined {
  return JOINS.get(key.toLowerCase())
}

/** The function for a value that compares elsewhere, as `{ $gt: 5 }`; undefined for what may be a record. */
export function comparedBy(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const words = Object.keys(value).map((key) => COMPARISONS.get(key.replace(/^[$_]/, '').toLowerCase()))
  return words.length > 0 && words.every((word) => word !== undefined) ? words.join(' and ') : undefined
}
