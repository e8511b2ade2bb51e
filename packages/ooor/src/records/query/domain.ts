import { isDay } from '../../belongings/day.ts'
import { describe, isThenable } from '../../errors/describe.ts'
import { InvalidDomainError, UnsupportedError } from '../../errors/index.ts'
import { isRecord } from '../record/internals.ts'
import { aKind } from '../schema/a-kind.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { Combined, Domain, DomainLeaf, Operator } from '../types/where.ts'
import { type DomainScope, fieldAt } from './condition-field.ts'
import { operand } from './condition-value.ts'
import { comparedBy, joinedBy } from './foreign-words.ts'
import { complete, type Term, together } from './leaf-paths.ts'
import { type ListTerms, linkTerms, listTerms } from './list-terms.ts'

const OPERATORS = new Set([
  '=',
  '!=',
  '<>',
  '==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'like',
  'not like',
  'ilike',
  'not ilike',
  '=like',
  '=ilike',
  'not =like',
  'not =ilike',
  '=?',
  'child_of',
  'parent_of',
  'any',
  'not any',
])

/** Brings conditions to Odoo's domain: normal, with values as the server takes them. Throws for what cannot be. */
export function toDomain(scope: DomainScope, conditions: readonly unknown[]): Domain {
  return joined(
    '&',
    conditions.map((condition) => termsOf(scope, condition)),
  )
}

/** Terms of one condition, complete in prefix notation: one operand. */
function termsOf(scope: DomainScope, condition: unknown): Term[] {
  if (Array.isArray(condition)) return domainTerms(scope, condition)
  if (isThenable(condition)) throw new InvalidDomainError('a condition is a promise: await it first')
  if (typeof condition !== 'object' || condition === null) {
    throw new InvalidDomainError(
      `${describe(condition)} is not a condition: pass an object as { state: 'sale' }, or a domain as [['state', '=', 'sale']]`,
    )
  }
  if ('$combine' in condition) return combined(scope, condition as Combined)
  // Whose entries are not its own to show, has none: that would be no condition at all.
  if (isRecord(condition) || (Object.keys(condition).length === 0 && !isPlain(condition))) {
    throw new InvalidDomainError(
      `${describe(condition)} is not a condition on ${scope.schema.model}: for a record pass { id: record.id }, else an object as { state: 'sale' }`,
    )
  }
  const parts = Object.entries(condition).flatMap(([path, value]) => {
    const joins = joinedBy(path)
    if (joins !== undefined && !scope.schema.fields.has(path)) {
      throw new InvalidDomainError(`'${path}' is no field of ${scope.schema.model}: ${joins}, from 'ooor'`)
    }
    return fieldTerms(scope, path, value)
  })
  return joined('&', parts)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  // Of another realm too.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function combined(scope: DomainScope, { $combine, conditions }: Combined): Term[] {
  const parts = conditions.map((one) => termsOf(scope, one))
  // What is not anything, is nothing.
  if ($combine === 'not') return parts[0]?.length ? ['!', ...complete(scope, parts[0])] : [...NEVER]
  // An empty part of an `and` asks for nothing; one of an `or` lets everything pass; an `or` of nothing, nothing.
  if ($combine === 'and') return joined('&', parts)
  if (parts.length === 0) return [...NEVER]
  return parts.some((part) => part.length === 0) ? [] : joined('|', parts)
}

const ALWAYS: readonly Term[] = [['id', '!=', 0]]
const NEVER: readonly Term[] = [['id', '=', 0]]

function joined(operator: '&' | '|', parts: readonly (readonly Term[])[]): Term[] {
  const full = parts.filter((part) => part.length > 0)
  return [...Array.from({ length: Math.max(0, full.length - 1) }, () => operator), ...full.flat()]
}

/** The conditions on one field of an object: each is a part. */
function fieldTerms(scope: DomainScope, path: string, value: unknown): Term[][] {
  if (Array.isArray(value) && value.length > 0 && value.every(isOperator)) {
    const parts = value.map((one: Operator) => ownTerms(scope, path, one.$operator, one.value))
    const leaves = parts.flat().filter((term) => typeof term !== 'string')
    return leaves.length === parts.length ? [together(scope, path, leaves)] : parts
  }
  if (isOperator(value)) return [ownTerms(scope, path, value.$operator, value.value)]
  if (value === undefined) {
    throw new InvalidDomainError(
      `the condition on ${scope.schema.model}.${path} is undefined: leave it out, or pass null for empty`,
    )
  }
  const meant = comparedBy(value)
  if (meant !== undefined) {
    throw new InvalidDomainError(
      `the condition on ${scope.schema.model}.${path} is ${describe(value, path)}: write ${meant}; operators are functions of 'ooor'`,
    )
  }
  return [ownTerms(scope, path, Array.isArray(value) ? 'in' : '=', value)]
}

/**
 * Since 19 servers take a day that a moment is compared with as one of the user's time zone (tried on 14, 16, 17, 18 and
 * 19): said as moments, days are those of UTC on all series, as text for moments is.
 */
function ownTerms(scope: DomainScope, path: string, operator: string, value: unknown): Term[] {
  if (scope.major < 19 || fieldAt(scope, path)?.kind !== 'datetime') return leafTerms(scope, path, operator, value)
  const time = operator === '>' || operator === '<=' ? '23:59:59' : '00:00:00'
  const momentOf = (one: unknown) => (typeof one === 'string' && isDay(one) ? `${one} ${time}` : one)
  return leafTerms(scope, path, operator, Array.isArray(value) ? Array.from(value, momentOf) : momentOf(value))
}

function isOperator(value: unknown): value is Operator {
  return typeof value === 'object' && value !== null && '$operator' in value
}

/** A domain of Odoo's: checked, and closed so that it is one operand. */
function domainTerms(scope: DomainScope, domain: readonly unknown[]): Term[] {
  // A bare leaf, as in Ruby: ['name', '=', 'x'].
  if (domain.length === 3 && typeof domain[0] === 'string' && !isPrefix(domain[0])) return domainTerms(scope, [domain])
  const stack: Term[][] = []
  for (const term of domain.toReversed()) {
    if (isPrefix(term)) {
      const operands = Array.from({ length: term === '!' ? 1 : 2 }, () => stack.pop())
      if (operands.some((one) => one === undefined)) {
        throw new InvalidDomainError(`${describe(domain)} is not a domain: '${term}' has too few operands`)
      }
      stack.push([term, ...operands.flatMap((one) => one as Term[])])
    } else if (Array.isArray(term) && term.length === 3) {
      const [path, operator, value] = term as [unknown, unknown, unknown]
      // Odoo's own ways to say always and never: (1, '=', 1), (0, '=', 1).
      if (typeof path === 'number') stack.push([...(path === value ? ALWAYS : NEVER)])
      else stack.push(leafTerms(scope, checkedText(path, term), checkedText(operator, term), value))
    } else {
      throw new InvalidDomainError(
        `${describe(term)} is not a term of a domain: a leaf is [field, operator, value], between them stand '&', '|' and '!'`,
      )
    }
  }
  return joined('&', stack.toReversed())
}

function isPrefix(term: unknown): term is '&' | '|' | '!' {
  return term === '&' || term === '|' || term === '!'
}

function checkedText(value: unknown, leaf: unknown): string {
  if (typeof value === 'string') return value
  throw new InvalidDomainError(`${describe(leaf)} is not a leaf: field and operator are text`)
}

function leafTerms(scope: DomainScope, path: string, operator: string, value: unknown): Term[] {
  const field = fieldAt(scope, path)
  if (!OPERATORS.has(operator)) {
    const known = [...OPERATORS].map((one) => `'${one}'`).join(', ')
    throw new InvalidDomainError(
      `'${operator}' is not an operator of Odoo's domains, in the condition on ${scope.schema.model}.${path}: there are ${known}`,
    )
  }
  if (operator === 'any' || operator === 'not any') return anyTerms(scope, path, operator, value, field)
  // '==' was dropped by 19, '<>' with it.
  const sent = operator === '==' ? '=' : operator === '<>' ? '!=' : operator
  const compared = operand(scope, field, path, sent, value)
  if (field?.relation !== undefined)
    return joinedBeyond(scope, path, linkTerms(scope.major, field, path, sent, compared))
  const isList = sent === 'in' || sent === 'not in'
  return isList
    ? joinedBeyond(scope, path, listTerms(scope.major, path, sent, compared as unknown[]))
    : [[path, sent, compared]]
}

/** What is neither of two things, is neither of them as one record. */
function joinedBeyond(scope: DomainScope, path: string, terms: ListTerms): Term[] {
  return terms[0] === '&' ? together(scope, path, terms.slice(1) as DomainLeaf[]) : terms
}

function anyTerms(scope: DomainScope, path: string, operator: 'any' | 'not any', value: unknown, field?: FieldSchema) {
  if (field !== undefined && field.relation === undefined) {
    throw new InvalidDomainError(
      `${scope.schema.model}.${path} is ${aKind(field.kind)}: '${operator}' asks records behind a relation, of which it has none`,
    )
  }
  const beyond = field?.relation === undefined ? undefined : scope.known(field.relation)
  const inner = beyond === undefined ? { ...scope, schema: UNKNOWN } : { ...scope, schema: beyond }
  const terms = termsOf(inner, value)
  if (scope.major >= 17) return [[path, operator, terms] as Term]
  // One leaf of a path says the same.
  const [leaf] = terms
  if (operator === 'any' && terms.length === 1 && Array.isArray(leaf)) {
    return [[`${path}.${leaf[0]}`, leaf[1], leaf[2]] as Term]
  }
  throw new UnsupportedError(
    `Odoo ${scope.major} has no '${operator}' in domains, as on ${scope.schema.model}.${path}: it came with 17. Search the related records first, and compare with their ids`,
  )
}

/** Checks nothing: the schema is not at hand. */
const UNKNOWN = { model: 'the related model', fields: new Map(), field: () => undefined } as unknown as Schema
