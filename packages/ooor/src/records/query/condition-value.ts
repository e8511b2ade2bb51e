import { isDay } from '../../belongings/day.ts'
import { linkedId, linkedIdOf } from '../../belongings/record-id.ts'
import { describe, isThenable } from '../../errors/describe.ts'
import { InvalidDomainError } from '../../errors/index.ts'
import { toServer } from '../casting/to-server.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { DomainScope } from './condition-field.ts'

/** Times that 19 reckons from the day of the call: `today -365d`, `=monday`. */
const RELATIVE =
  /^(?=\S)(?:today|now)?(?:(?:^|\s+)[+\-=](?:\d+[dwmyHMS]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week_start))*$/

const ORDER: ReadonlySet<string> = new Set(['<', '>', '<=', '>='])

/** What a condition compares with, as the server takes it. Throws an `InvalidDomainError` for what its operator does not. */
export function operand(
  scope: DomainScope,
  field: FieldSchema | undefined,
  path: string,
  operator: string,
  value: unknown,
) {
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
    // Holes of a list too.
    return Array.from(value, (one, index) => {
      if (one !== undefined) return single(scope, field, path, one)
      const remedy = 'leave it out, or pass null for empty'
      throw new InvalidDomainError(
        `'${operator}' on ${model}.${path} compares with undefined (value ${index}): ${remedy}`,
      )
    })
  }
  if (operator === 'child_of' || operator === 'parent_of') {
    if (typeof value === 'string') return value
    const relation = path === 'id' ? model : field?.relation
    return Array.isArray(value) ? value.map((one) => id(model, path, one, relation)) : id(model, path, value, relation)
  }
  if (operator.includes('like')) {
    if (typeof value === 'string') return value
    throw new InvalidDomainError(
      `'${operator}' on ${model}.${path} compares with text, not with ${describe(value, path)}`,
    )
  }
  if ((value === null || value === false) && ORDER.has(operator)) {
    const remedy = `what is empty is neither more nor less: compare with a value, or use '=' or '!='`
    throw new InvalidDomainError(`'${operator}' on ${model}.${path} compares with ${String(value)}: ${remedy}`)
  }
  if (Array.isArray(value)) {
    throw new InvalidDomainError(
      `'${operator}' on ${model}.${path} compares with one value, not with ${describe(value, path)}: use 'in' or 'not in'`,
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
  if (value === null || value === false) return false
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
  // A day that a moment is compared with has an end too.
  if (isTime && typeof value === 'string' && isDay(value)) return value
  return toServer(model, field, value)
}

function id(model: string, path: string, value: unknown, relation: string | undefined): number {
  const found = linkedIdOf(relation, value)
  if (found !== undefined || value === 0) return found ?? 0
  const remedy = isThenable(value) ? 'await it first' : 'pass an id or a record'
  throw new InvalidDomainError(`the condition on ${model}.${path} compares with ${describe(value, path)}: ${remedy}`)
}
