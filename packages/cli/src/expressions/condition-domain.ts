import { type Domain, type DomainLeaf, type FieldSchema, isToMany, type Schema, UnknownFieldError } from 'ooor'
import { UsageError } from '../command.ts'
import { ExpressionError, type Place } from './expression-error.ts'
import { FieldValueError, fieldValue } from './field-value.ts'
import { type Comparison, type ConditionTree, parseCondition, type WrittenValue } from './parse-condition.ts'
import { unknownName } from './unknown-name.ts'

/** Where schemas of models come from. */
export type SchemaOf = (model: string) => Promise<Schema>

type Term = DomainLeaf | '&' | '|' | '!'

/**
 * The domain that expressions together say of a model's records: `state = sale and amount_total > 100`, or a domain as
 * JSON. Throws an `ExpressionError` that marks the place, for names that are no fields and values that are not of their
 * kind too.
 */
export async function domainOf(texts: readonly string[], model: string, schemaOf: SchemaOf): Promise<Domain> {
  const parts: Term[][] = []
  for (const text of texts) {
    if (text.trim() === '') continue
    parts.push(
      text.trim().startsWith('[') ? jsonDomain(text) : await termsOf(parseCondition(text), { text, model, schemaOf }),
    )
  }
  return joined('&', parts)
}

function jsonDomain(text: string): Term[] {
  try {
    const domain: unknown = JSON.parse(text)
    // A bare leaf too, as in Ruby: ["name", "=", "x"].
    if (Array.isArray(domain)) return /^\[\s*"[^&|!]/.test(text.trim()) ? [domain as never] : closed(domain as Term[])
  } catch {
    // Told below.
  }
  throw new UsageError(
    `'${text}' is no domain: write it as JSON, [["name", "=", "Alice"]], or as name = Alice and active`,
  )
}

/** Leaves side by side are joined by and: made one operand. */
function closed(domain: readonly Term[]): Term[] {
  const operands = domain.reduce((sum, term) => sum + (term === '&' || term === '|' ? -1 : term === '!' ? 0 : 1), 0)
  return [...Array.from({ length: Math.max(0, operands - 1) }, () => '&' as const), ...domain]
}

function joined(sign: '&' | '|', parts: readonly (readonly Term[])[]): Term[] {
  const full = parts.filter((part) => part.length > 0)
  return [...Array.from({ length: Math.max(0, full.length - 1) }, () => sign), ...full.flat()]
}

interface Scope {
  readonly text: string
  readonly model: string
  readonly schemaOf: SchemaOf
}

async function termsOf(tree: ConditionTree, scope: Scope): Promise<Term[]> {
  if (tree.kind === 'comparison') return comparisonTerms(tree, scope)
  if (tree.kind === 'not') return ['!', ...(await termsOf(tree.part, scope))]
  const parts: Term[][] = []
  for (const part of tree.parts) parts.push(await termsOf(part, scope))
  return joined(tree.kind === 'and' ? '&' : '|', parts)
}

async function comparisonTerms({ path, operator, operatorPlace, value }: Comparison, scope: Scope): Promise<Term[]> {
  const field = await fieldAt(path, scope)
  const name = path.text
  if (operator === undefined) {
    if (field?.kind === 'boolean') return [[name, '=', true]]
    throw new ExpressionError(
      `${name} is compared with nothing: write ${name} = …, or ${name} is not null`,
      scope.text,
      path,
    )
  }
  if (value === null) return [[name, operator, false]]
  const isList = Array.isArray(value)
  const values = (isList ? value : [value]) as readonly WrittenValue[]
  const read = values.map((one) => readValue(field, operator, one, scope))
  if (!isList) return patternTerms(name, operator, read[0])
  const listed = LISTED[operator]
  if (listed !== undefined) return [[name, listed, read]]
  throw new ExpressionError(`a list goes with in and not in, not with '${operator}'`, scope.text, operatorPlace)
}

const LISTED: Readonly<Record<string, string | undefined>> = {
  in: 'in',
  'not in': 'not in',
  '=': 'in',
  '==': 'in',
  '!=': 'not in',
  '<>': 'not in',
  child_of: 'child_of',
  parent_of: 'parent_of',
}

/** As SQL has it, where there is a %; without one the value is looked for anywhere in the text, as Odoo has it. */
function patternTerms(name: string, operator: string, value: unknown): Term[] {
  const like = /^(not )?(i?like)$/.exec(operator)
  if (like === null || !String(value).includes('%')) return [[name, operator, value]]
  const leaf: Term = [name, `=${like[2]}`, value]
  return like[1] === undefined ? [leaf] : ['!', leaf]
}

function readValue(field: FieldSchema | undefined, operator: string, written: WrittenValue, { text }: Scope): unknown {
  if (operator.includes('like')) return written.text
  try {
    const value = fieldValue(field, written)
    // Empty, as domains say it.
    return value === null ? false : value
  } catch (error) {
    if (error instanceof FieldValueError) throw new ExpressionError(error.message, text, written)
    throw error
  }
}

const ID = { name: 'id', kind: 'integer' } as FieldSchema

/** The field at the end of a path; undefined where what lies there has no schema, as parts of dates. */
async function fieldAt(path: WrittenValue, { text, model, schemaOf }: Scope): Promise<FieldSchema | undefined> {
  let at = model
  let start = path.start
  const names = path.text.split('.')
  for (const [index, name] of names.entries()) {
    const place = { start, end: start + name.length }
    start = place.end + 1
    const isLast = index === names.length - 1
    if (name === 'id') return isLast ? ID : leadsNowhere('id', at, text, place)
    const field = fieldNamed(await schemaOf(at), name, text, place)
    if (isLast) return field
    if (field.kind === 'date' || field.kind === 'datetime' || field.kind === 'properties') return undefined
    if (field.relation === undefined || !(field.kind === 'many2one' || isToMany(field))) {
      return leadsNowhere(`${name}, a ${field.kind},`, at, text, place)
    }
    at = field.relation
  }
  return undefined
}

function leadsNowhere(what: string, model: string, text: string, place: Place): never {
  throw new ExpressionError(`${what} of ${model} leads no further`, text, place)
}

function fieldNamed(schema: Schema, name: string, text: string, place: Place): FieldSchema {
  try {
    return schema.field(name)
  } catch (error) {
    if (UnknownFieldError.is(error)) throw new ExpressionError(unknownName(error), text, place)
    throw error
  }
}
