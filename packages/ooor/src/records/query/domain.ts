import { linkedId, linkedIdOf } from '../../belongings/record-id.ts'
import { describe, isThenable } from '../../errors/describe.ts'
import { InvalidDomainError, UnsupportedError } from '../../errors/index.ts'
import { toServer } from '../casting/to-server.ts'
import { isRecord } from '../record/internals.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { Combined, Domain, DomainLeaf, Operator } from '../types/where.ts'
import { comparedBy, joinedBy } from './foreign-words.ts'
import { linkTerms, listTerms } from './list-terms.ts'

type Term = DomainLeaf | '&' | '|' | '!'

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

/** Times that 19 reckons from the day of the call: `today -365d`, `=monday`. */
const RELATIVE =
  /^(?=\S)(?:today|now)?(?:(?:^|\s+)[+\-=](?:\d+[dwmyHMS]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week_start))*$/

/** What a domain is checked against. */
export interface DomainScope {
  readonly schema: Schema
  /** The schema of another model, when it is known already: deeper paths are checked where that is free. */
  readonly known: (model: string) => Schema | undefined
  readonly major: number
}

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
  if ($combine === 'not') return ['!', ...(parts[0]?.length ? parts[0] : ALWAYS)]
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
    return value.map((one: Operator) => leafTerms(scope, path, one.$operator, one.value))
  }
  if (isOperator(value)) return [leafTerms(scope, path, value.$operator, value.value)]
  if (value === undefined) {
    throw new InvalidDomainError(
      `the condition on ${scope.schema.model}.${path} is undefined: leave it out, or pass null for empty`,
    )
  }
  const meant = comparedBy(value)
  if (meant !== undefined) {
    throw new InvalidDomainError(
      `the condition on ${scope.schema.model}.${path} is ${describe(value)}: write ${meant}; operators are functions of 'ooor'`,
    )
  }
  return [leafTerms(scope, path, Array.isArray(value) ? 'in' : '=', value)]
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
  if (field?.relation !== undefined) return [linkTerms(path, sent, compared)]
  const isList = sent === 'in' || sent === 'not in'
  return isList ? listTerms(scope.major, path, sent, compared as unknown[]) : [[path, sent, compared]]
}

function anyTerms(scope: DomainScope, path: string, operator: 'any' | 'not any', value: unknown, field?: FieldSchema) {
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

/** The field at the end of a path; undefined where that is not known without asking the server. */
function fieldAt({ schema, known, major }: DomainScope, path: string): FieldSchema | undefined {
  let at: Schema | undefined = schema
  const names = path.split('.')
  for (const [index, name] of names.entries()) {
    if (name === 'id') return undefined
    const field: FieldSchema | undefined = at.field(name)
    if (field?.isSearchable === false) throw unsearchable(at.model, name, schema.model, path)
    if (index === names.length - 1) return field
    if (field?.relation === undefined) {
      if (field !== undefined) checkBeyond(at.model, field, major, path)
      return undefined
    }
    at = known(field.relation)
    if (at === undefined) return undefined
  }
  return undefined
}

/** Kinds beyond which there is nothing; moments have parts since 18. */
const ENDS: ReadonlySet<string> = new Set([
  'char',
  'text',
  'html',
  'selection',
  'integer',
  'float',
  'monetary',
  'boolean',
  'binary',
])

function checkBeyond(model: string, { name, kind }: FieldSchema, major: number, path: string): void {
  const isTime = kind === 'date' || kind === 'datetime'
  if (!ENDS.has(kind) && !(isTime && major < 18)) return
  throw new InvalidDomainError(
    `${model}.${name} is a ${kind}, beyond which there is nothing: '${path}' is no path; paths go through relations, as 'partner_id.name'`,
  )
}

/** Up to 18 servers drop such a condition, and find more records than were meant. */
function unsearchable(model: string, name: string, root: string, path: string): InvalidDomainError {
  const where = path === name ? '' : `, in the condition on ${root}.${path}`
  const remedy =
    name === 'display_name'
      ? "use nameSearch, or the model's own name field"
      : 'compare stored fields, or filter the records that were read'
  return new InvalidDomainError(`the server computes ${model}.${name} and cannot search by it${where}: ${remedy}`)
}

function operand(scope: DomainScope, field: FieldSchema | undefined, path: string, operator: string, value: unknown) {
  const { model } = scope.schema
  if (value === undefined) {
    throw new InvalidDomainError(
      `'${operator}' on ${model}.${path} compares with undefined: pass a value, or null for empty`,
    )
  }
  if (operator === 'in' || operator === 'not in') {
    if (!Array.isArray(value)) {
      // Odoo takes a list of ids only; a single one is what was meant.
      return [single(scope, field, path, value)]
    }
    return value.map((one) => single(scope, field, path, one))
  }
  if (operator === 'child_of' || operator === 'parent_of') {
    if (typeof value === 'string') return value
    const relation = path === 'id' ? model : field?.relation
    return Array.isArray(value) ? value.map((one) => id(model, path, one, relation)) : id(model, path, value, relation)
  }
  if (operator.includes('like')) {
    if (typeof value === 'string') return value
    throw new InvalidDomainError(`'${operator}' on ${model}.${path} compares with text, not with ${describe(value)}`)
  }
  if (Array.isArray(value)) {
    throw new InvalidDomainError(
      `'${operator}' on ${model}.${path} compares with one value, not with ${describe(value)}: use 'in' or 'not in'`,
    )
  }
  return single(scope, field, path, value)
}

function single(
  { schema: { model }, major }: DomainScope,
  field: FieldSchema | undefined,
  path: string,
  value: unknown,
): unknown {
  if (value === null || value === false || value === undefined) return false
  if (field === undefined) {
    const isId = path === 'id' || path.endsWith('.id')
    return isId ? id(model, path, value, path === 'id' ? model : undefined) : (linkedId(value) ?? value)
  }
  if (field.relation !== undefined && value === '') {
    const remedy = 'pass null for empty, or an id'
    throw new InvalidDomainError(
      `the condition on ${model}.${path} compares with empty text, which is nobody's name and to some servers everybody's: ${remedy}`,
    )
  }
  // A name is compared with the related records' names.
  if (field.relation !== undefined) return typeof value === 'string' ? value : id(model, path, value, field.relation)
  if (isToMany(field)) return value
  // Another series, or an older row, may have other values than this user's list.
  if (field.kind === 'selection' && (typeof value === 'string' || typeof value === 'number')) return value
  const isTime = field.kind === 'date' || field.kind === 'datetime'
  if (isTime && major >= 19 && typeof value === 'string' && RELATIVE.test(value)) return value
  // A day for a moment: midnight, as on the server.
  return toServer(model, field, value)
}

function id(model: string, path: string, value: unknown, relation: string | undefined): number {
  const found = linkedIdOf(relation, value)
  if (found !== undefined || value === 0) return found ?? 0
  const remedy = isThenable(value) ? 'await it first' : 'pass an id or a record'
  throw new InvalidDomainError(`the condition on ${model}.${path} compares with ${describe(value)}: ${remedy}`)
}
