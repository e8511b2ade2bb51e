import type { Series } from 'ooor/protocol'
import { attributeError, indexError, keyError, ServerException, typeError, valueError } from '../python/exceptions.ts'
import { hashed, itemAt, pythonType } from '../python/eyes.ts'
import { pythonRepr, pythonTuple } from '../python/repr.ts'

/** What a series makes of domains, and says of those that cannot be (tried on 14.0 and 19.0). */
export interface Domains {
  hasOperator(operator: string): boolean
  /** `!` turns into the opposite operator. */
  readonly distributesNot: boolean
  /** `in` takes one value that is no list. */
  readonly takesOneForMany: boolean
  /** `= False` finds zeros. */
  readonly zeroIsFalse: boolean
  /** `date.month_number` and the like. */
  readonly hasDateParts: boolean
  /** Moments are compared as they are told, to the second; before 19 to the microsecond (tried on 14.0 and 19.0). */
  readonly comparesSeconds: boolean
  notAList(domain: unknown): ServerException
  malformed(domain: readonly unknown[]): ServerException
  invalidLeaf(leaf: unknown): ServerException
  invalidConstant(leaf: readonly unknown[]): ServerException
  invalidOperator(leaf: readonly unknown[]): ServerException
  notAListOfValues(leaf: readonly unknown[]): ServerException
  anyOfNoRelation(leaf: readonly unknown[]): ServerException
  noPath(model: string, name: string, field: { readonly type: string }, leaf: readonly unknown[]): ServerException
  noOrderOf(model: string, name: string): ServerException
  noHierarchy(model: string, leaf: readonly unknown[]): ServerException
}

const ALWAYS = [
  ...['=', '!=', '<>', '=?', '<', '<=', '>', '>=', 'in', 'not in', 'child_of'],
  ...['like', 'not like', 'ilike', 'not ilike', '=like', '=ilike'],
]

const SINCE: readonly (readonly [major: number, operators: readonly string[]])[] = [
  [9, ['parent_of']],
  [17, ['any', 'not any']],
  // odoo/orm/domains.py of 19, `CONDITION_OPERATORS`
  [19, ['==', 'not =like', 'not =ilike']],
]

const GRANULARITIES_OF_18 =
  'year_number, quarter_number, month_number, iso_week_number, day_of_year, day_of_month, day_of_week, hour_number, minute_number, second_number'

/** The operators of all series. */
export const ALL_OPERATORS: readonly string[] = [...ALWAYS, ...SINCE.flatMap(([, operators]) => operators)]

export function domainsOf({ major }: Series): Domains {
  const is19 = major >= 19
  const operators = new Set([...ALWAYS, ...SINCE.flatMap(([since, more]) => (since <= major ? more : []))])
  const invalidLeaf = (leaf: unknown) => {
    if (major === 7 || major === 8) return lookedUpLeaf(leaf)
    // The operator is looked at before the length.
    if (major >= 10 && major < 13 && !isLeaf(leaf)) itemAt(hashedLeaf(leaf), 1)
    if (major < 19) hashedLeaf(leaf)
    return valueError(
      is19
        ? `Domain() invalid item in domain: ${pythonRepr(leaf)}`
        : `Invalid leaf ${Array.isArray(leaf) ? pythonTuple(leaf) : typeof leaf === 'string' ? leaf : pythonRepr(leaf)}`,
    )
  }
  return {
    hasOperator: (operator) => operators.has(operator),
    distributesNot: !is19,
    takesOneForMany: is19,
    zeroIsFalse: major >= 18,
    hasDateParts: major >= 18,
    comparesSeconds: is19,
    notAList: (domain) =>
      is19
        ? typeError(`Domain() invalid argument type for domain: ${pythonRepr(domain)}`)
        : major < 9
          ? typeError(`object of type '${pythonType(domain)}' has no len()`)
          : assertionError("Domains to normalize must have a 'domain' form: a list or tuple of domain components"),
    malformed: (domain) => {
      const written = pythonRepr(domain)
      if (is19) return valueError(`Domain() malformed domain ${written}`)
      // No assertion any more: seen on 17.0 and 18.0, its words by source.
      return major < 17
        ? assertionError(`This domain is syntactically not correct: ${written}`)
        : valueError(`Domain ${written} is syntactically not correct.`)
    },
    invalidLeaf,
    invalidConstant: (leaf) =>
      is19 ? typeError(`Domain() invalid arguments: ${pythonTuple(leaf)}`) : invalidLeaf(leaf),
    invalidOperator: (leaf) => {
      if (is19) return valueError(`Invalid operator in condition ${pythonTuple(leaf)}`)
      return Array.isArray(leaf[2]) && major >= 11 ? typeError("unhashable type: 'list'") : invalidLeaf(leaf)
    },
    notAListOfValues: (leaf) => valueError(`Invalid domain term ${pythonTuple(leaf)}`),
    anyOfNoRelation: (leaf) => {
      // The records that it leads to are looked up by no name (tried on 17.0 and 18.0).
      if (!is19) return keyError('None')
      return valueError(`Cannot use 'any' with non-relational fields in condition ${pythonTuple(leaf)}`)
    },
    noPath: (model, name, { type }, leaf) => {
      const property = String(leaf[0]).slice(name.length + 1)
      // Tried on 17.0 and 18.0.
      if (major === 18 && type.startsWith('date')) {
        const known = GRANULARITIES_OF_18
        return valueError(
          `Error when processing the field '${model}.${name}', the granularity ${property} is not supported. Only ${known} are supported`,
        )
      }
      if (major === 17 || major === 18) {
        return assertionError(`Invalid field ${pythonRepr(leaf[0])} in domain term ${pythonTuple(leaf)}`)
      }
      if (is19) return valueError(`Invalid field property ${pythonRepr(property)} on ${model}.${name}`)
      const kind = type.charAt(0).toUpperCase() + type.slice(1)
      return attributeError(`'${kind}' object has no attribute 'auto_join'`)
    },
    noOrderOf: (model, name) =>
      is19
        ? assertionError(`Relational field ${model}.${name} expects 'any' operator`)
        : valueError(`Invalid operator on ${model}.${name}`),
    noHierarchy: (model, leaf) =>
      is19
        ? valueError(
            `Cannot execute ${String(leaf[1])} for ${model}.${String(leaf[0]).split('.', 1)[0]}, works only for relational fields in condition ${pythonTuple(leaf)}`,
          )
        : major >= 17
          ? keyError(leaf[1])
          : new ServerException('psycopg2.errors.SyntaxError', `syntax error at or near "${String(leaf[1])}"\n`),
  }
}

/** 7.0 and 8.0 look whether it is an operator first, and find nothing in what has no operator (tried on both). */
function lookedUpLeaf(leaf: unknown): ServerException {
  if (!Array.isArray(leaf)) return typeError(`'${pythonType(leaf)}' object has no attribute '__getitem__'`)
  return leaf.length === 0 ? indexError('list index out of range') : typeError("unhashable type: 'list'")
}

const isLeaf = (leaf: unknown) => Array.isArray(leaf) && leaf.length === 3

const hashedLeaf = (leaf: unknown) => (Array.isArray(leaf) ? leaf : hashed(leaf))

const assertionError = (message: string) => new ServerException('builtins.AssertionError', message)
