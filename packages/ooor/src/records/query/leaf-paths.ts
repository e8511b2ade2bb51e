import { UnsupportedError } from '../../errors/index.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { DomainLeaf } from '../types/where.ts'
import type { DomainScope } from './condition-field.ts'

export type Term = DomainLeaf | '&' | '|' | '!'

/** A relation that a path goes through, by the path to it. */
interface Hop {
  readonly path: string
  readonly field: FieldSchema
}

/** The relations that a path goes through, and the field at its end with its model, as far as they are known. */
function follow({ schema, known }: DomainScope, path: string) {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const hops: Hop[] = []
  let at: Schema | undefined = schema
  for (const [index, name] of names.entries()) {
    const field: FieldSchema | undefined = at?.fields.get(name)
    if (field?.relation === undefined) {
      at = undefined
      break
    }
    hops.push({ path: names.slice(0, index + 1).join('.'), field })
    at = known(field.relation)
  }
  return { hops, model: at?.model, end: at?.fields.get(last) }
}

/**
 * Terms that are all to hold for the same record at a path's end: beyond a list each of them would look for one of its
 * own. They are one `any` since 17, and cannot be said before.
 */
export function together(scope: DomainScope, path: string, leaves: readonly DomainLeaf[]): Term[] {
  const all: Term[] = [...leaves.slice(1).map(() => '&' as const), ...leaves]
  const list = follow(scope, path).hops.findLast(({ field }) => isToMany(field))
  if (leaves.length < 2 || list === undefined) return all
  if (scope.major < 17) {
    throw new UnsupportedError(
      `Odoo ${scope.major} asks several things of '${path}' of different records of ${list.path}, as on ${scope.schema.model}: of the same one since 17. ${SEARCH_FIRST}`,
    )
  }
  const beyond = path.slice(list.path.length + 1)
  const terms = all.map((term) => (typeof term === 'string' ? term : ([beyond, term[1], term[2]] as DomainLeaf)))
  return [[list.path, 'any', terms] as unknown as DomainLeaf]
}

const SEARCH_FIRST = 'Search the related records first, and compare with their ids'

/** Operators that servers turn into their opposite, which what is empty matches where it did not match before. */
const TURNED = /^(!?=|(not )?(in|i?like|any))$/
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary'])

/**
 * The terms of a condition, so that a `!` before them finds all that they do not, as on 19. Up to 16 servers turn the
 * operator at the end of a path: `not FR` is nobody without a country there. Up to 18 what is empty is neither more nor
 * less, nor like a pattern, and not otherwise either (tried on 14, 16, 17, 18 and 19).
 */
export function complete(scope: DomainScope, terms: readonly Term[]): Term[] {
  return scope.major >= 19 ? [...terms] : terms.flatMap((term) => (typeof term === 'string' ? term : leaf(scope, term)))
}

function leaf(scope: DomainScope, term: DomainLeaf): Term[] {
  const { major, schema } = scope
  const [path, operator, value] = term
  const { hops, model, end } = follow(scope, path)
  const list = hops.find(({ field }) => isToMany(field))
  if (major < 17 && list !== undefined) {
    throw new UnsupportedError(
      `Odoo ${major} finds what has another record beyond ${list.path} where none is to be like '${path}', as on ${schema.model}: none it is since 17. ${SEARCH_FIRST}`,
    )
  }
  const filled = major < 17 ? hops.filter(({ field }) => isCompared(field)).map((hop) => hop.path) : []
  const isWhole = hops.length === 0 || major < 17
  const isTurned = TURNED.test(operator) || (operator === '=?' && !value)
  // Families of the model itself have ids of their own, whatever leads above.
  const isOwnFamily = /_of$/.test(operator) && end?.relation === model
  if (isWhole && !isTurned && !isOwnFamily && end !== undefined && mayBeEmpty(end, major)) filled.push(path)
  return [...filled.flatMap((one) => ['&' as const, [one, '!=', false] as DomainLeaf]), term]
}

/** What its own search makes of "not empty" is not known of others. */
const isCompared = ({ isStored, related }: FieldSchema) => isStored || related !== undefined

function mayBeEmpty(field: FieldSchema, major: number): boolean {
  if (!isCompared(field) || isToMany(field) || field.kind === 'boolean') return false
  // No number is 0 since 18.
  return major < 18 || !NUMBERS.has(field.kind)
}
