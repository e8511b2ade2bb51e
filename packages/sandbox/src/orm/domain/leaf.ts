import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { idsOf } from '../ids.ts'
// biome-ignore lint/suspicious/noImportCycles: one idea in two files: a domain is made of conditions, and a condition along a relation holds a domain
import { compileDomain, namesActive } from './compile.ts'
import { datePart, isDatePart } from './date-parts.ts'
import { hierarchyTest } from './hierarchy.ts'
import { positive } from './operators.ts'
import type { Leaf, Predicate } from './predicate.ts'
import { relationTest } from './relation-test.ts'
import { seenLeaf } from './seen-value.ts'
import { valueTest } from './value-test.ts'

/** Turns one condition into a test of a row. */
export function compileLeaf(env: Environment, table: Table, leaf: Leaf): Predicate {
  const { domains, exceptions } = env.dialect
  const [name, givenOperator, value] = leaf
  // (1, '=', 1) and (0, '=', 1): always and never.
  if (typeof name === 'number') {
    if (givenOperator !== '=' || value !== 1) throw domains.invalidConstant(leaf)
    return () => name === 1
  }
  if (typeof name !== 'string') throw domains.invalidLeaf(leaf)
  const dot = name.indexOf('.')
  const head = dot < 0 ? name : name.slice(0, dot)
  const field = Object.hasOwn(table.fields, head) ? table.fields[head] : undefined
  if (field === undefined) {
    const { textPrefix } = env
    throw exceptions.unknownLeaf({ model: table.definition, field: head, leaf, textPrefix })
  }
  if (env.dialect.series.major >= 19) hasField(env, table, head, 'read')
  const operator = String(givenOperator).toLowerCase()
  if (!domains.hasOperator(operator)) throw domains.invalidOperator(leaf)
  if (dot >= 0) return pathTest(env, table, head, field, [name.slice(dot + 1), operator, value])
  return fieldTest(env, table, head, field, [head, operator, value])
}

/** What is unlike a pattern as a whole: NULL is not. */
export function unlikeLeaf(env: Environment, table: Table, leaf: Leaf): Predicate {
  const isLike = compileLeaf(env, table, leaf)
  const isThere = compileLeaf(env, table, [leaf[0], '!=', false])
  return (row) => isThere(row) && !isLike(row)
}

function fieldTest(env: Environment, table: Table, name: string, field: FieldDefinition, given: Leaf): Predicate {
  const leaf = seenLeaf(env, name, field, given)
  const [, operator, value] = leaf as [string, string, unknown]
  if (operator === 'child_of' || operator === 'parent_of') return hierarchyTest(env, table, name, field, leaf)
  const { relation } = field
  const plain = positive(operator)
  if (plain.operator === 'any') {
    if (relation === undefined) throw env.dialect.domains.anyOfNoRelation(leaf)
    return relatedTest(env, table, name, field, (value ?? []) as unknown[], plain.isNegated)
  }
  const test = relation === undefined ? valueTest(env, field, leaf) : relationTest(env, table, field, leaf)
  return onValue(env, table, name, field, test)
}

function pathTest(env: Environment, table: Table, head: string, field: FieldDefinition, rest: Leaf): Predicate {
  if (field.relation !== undefined) return relatedTest(env, table, head, field, [rest], false)
  const part = String(rest[0])
  if (!env.dialect.domains.hasDateParts || !/^date/.test(field.type) || !isDatePart(part)) {
    throw env.dialect.domains.noPath(table.definition.name, head, field, part)
  }
  const test = valueTest(env, { type: 'integer' }, rest)
  return onValue(env, table, head, field, (value) => test(datePart(part, value)))
}

/** True for rows with a related row that a domain matches; archived ones count along a many2one only. */
function relatedTest(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  domain: readonly unknown[],
  isNegated: boolean,
): Predicate {
  const sudo = env.sudo()
  const other = sudo.table(field.relation ?? '')
  const inner = compileDomain(env, other, domain)
  const seesAll = field.type === 'many2one' || env.context.active_test === false || namesActive(domain)
  const beyond = seesAll ? sudo.withContext({ ...env.context, active_test: false }).sudo() : sudo
  return (row) => {
    const ids = idsOf(beyond.raw(table, row, name))
    const isFound = ids.some((id) => {
      const target = other.rows.get(id)
      return target !== undefined && (seesAll || target.active !== false) && inner(target)
    })
    return isFound !== isNegated
  }
}

function onValue(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  test: (value: unknown) => boolean,
): Predicate {
  const isPlain =
    field.compute === undefined &&
    field.related === undefined &&
    field.type !== 'one2many' &&
    !field.translate &&
    !field.companyDependent
  if (isPlain) return (row) => test(row[name])
  const sudo = env.sudo()
  return (row) => test(sudo.raw(table, row, name))
}
