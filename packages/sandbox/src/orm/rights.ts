import type { Operation } from '../dialect/index.ts'
import { hashed, lacksAttribute, postgresError } from '../python/eyes.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { domainTest } from './rule-domains.ts'

const LETTER: Record<Operation, string> = { read: 'r', write: 'w', create: 'c', unlink: 'd' }

/** Raises when the user's groups may not do this on the model at all. */
export function checkAccess(env: Environment, table: Table, operation: Operation): void {
  if (env.isSudo) return
  const { access } = table.definition
  if (env.groups.some((group) => access[group]?.includes(LETTER[operation]))) return
  throw env.dialect.exceptions.accessRights(operation, table.definition)
}

export function checkRules(
  env: Environment,
  table: Table,
  rows: readonly Readonly<Stored>[],
  operation: Operation,
): void {
  checkCompanies(env, table)
  if (rows.every(visibility(env, table, operation))) return
  throw env.dialect.exceptions.recordRule(operation, table.definition)
}

/** Raises for companies that the user has not, where rows are told apart by company. */
export function checkCompanies(env: Environment, table: Table): void {
  if (!env.isSudo && table.definition.companyField !== undefined) env.companyIds
}

export function seesRow(env: Environment, table: Table, row: Readonly<Stored>): boolean {
  return visibility(env, table)(row)
}

/** The test whether the user sees a row, or may do something else with it. */
export function visibility(
  env: Environment,
  table: Table,
  operation: Operation = 'read',
): (row: Readonly<Stored>) => boolean {
  if (env.isSudo) return () => true
  const { domainRules } = table.definition
  const isOpen = byGroupAndCompany(env, table)
  if (domainRules === undefined) return isOpen
  const matches = domainTest(env, table, operation)
  return (row) => isOpen(row) && matches(row)
}

function byGroupAndCompany(env: Environment, table: Table): (row: Readonly<Stored>) => boolean {
  const { rules = {}, access, companyField } = table.definition
  // Each group with rights opens what its rule lets through; a group without a rule opens all.
  const groups = env.groups.filter((group) => access[group] !== undefined)
  const isOpen = groups.some((group) => rules[group] === undefined)
  const byGroup = (row: Readonly<Stored>) => isOpen || groups.some((group) => rules[group]?.(row, env))
  if (companyField === undefined) return byGroup
  const companies = new Set<unknown>([false, undefined, ...env.companyIds])
  const sudo = env.sudo()
  const isOwn = table.fields[companyField]?.related === undefined
  const companyOf = (row: Readonly<Stored>) => (isOwn ? row[companyField] : sudo.raw(table, row, companyField))
  return (row) => companies.has(companyOf(row)) && byGroup(row)
}

/**
 * The rows of ids as callers give them. What is no number fails where PostgreSQL or Python would; what is gone is
 * minded by `read` always, by `write` where a record rule looks at it, by `unlink` never (tried on 14.0 and 19.0).
 */
export function recordsOf(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  operation: 'read' | 'write' | 'unlink' | 'rule',
): Readonly<Stored>[] {
  const { major } = env.dialect.series
  const named = operation === 'rule' ? 'read' : operation
  const rows = [...new Set(ids)].flatMap((id) => {
    checkId(env, table, id, operation)
    // A record that is being made: there is nothing to look at.
    if (!id && operation !== 'read' && major >= 10) return []
    const row = table.rows.get(id as number)
    if (row !== undefined) return [row]
    const isMinded =
      major < 10 ? operation !== 'unlink' || !env.dialect.unlinksMissing : operation === 'read' || isGuarded(env, table)
    return isMinded ? [existing(env, table, id as number, named)] : []
  })
  checkRules(env, table, rows, named)
  return rows
}

function checkId(env: Environment, table: Table, id: unknown, operation: string): void {
  const isNew = env.dialect.series.major >= 17
  // The change itself compares in other words than a question.
  if (isNew && operation === 'write' && typeof id === 'string' && !isGuarded(env, table)) throw noOperator('text')
  askedId(id)
  if (isNew && operation === 'write' && !id && !isGuarded(env, table)) throw lacksAttribute(id, 'origin')
}

/** An id as a query takes it. */
export function askedId(id: unknown): number {
  if (typeof hashed(id) === 'string') {
    throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${String(id)}"\n`)
  }
  if (typeof id === 'boolean') throw noOperator('boolean')
  return id as number
}

const noOperator = (type: string) => postgresError('UndefinedFunction', `operator does not exist: integer = ${type}\n`)

/** True where a record rule looks at what the user does. */
function isGuarded(env: Environment, { definition }: Table): boolean {
  if (env.isSudo) return false
  const { rules = {}, domainRules, access, companyField } = definition
  const groups = env.groups.filter((group) => access[group] !== undefined)
  return companyField !== undefined || domainRules !== undefined || !groups.some((group) => rules[group] === undefined)
}

export function existing(env: Environment, table: Table, id: number, operation: Operation): Readonly<Stored> {
  const row = table.rows.get(id)
  if (row !== undefined) return row
  throw env.dialect.exceptions.missingRecord(operation, table.definition, id, env.uid)
}

/** True for a field that the user may know of. */
export function mayKnow(env: Environment, field: FieldDefinition): boolean {
  return env.isSudo || field.groups === undefined || field.groups.some((group) => env.groups.includes(group))
}

/** Raises for a field that is not there, or not for this user; or passes over it as the oldest servers do. */
export function hasField(env: Environment, table: Table, name: string, operation: Operation): boolean {
  if (Object.hasOwn(table.fields, name)) {
    const field = table.fields[name] as FieldDefinition
    if (mayKnow(env, field)) return true
    throw env.dialect.exceptions.fieldRights(operation, table.definition, name, env)
  }
  if (env.dialect.ignoresUnknownFields) return false
  throw env.dialect.exceptions.unknownField(operation, name, table.definition.name)
}
