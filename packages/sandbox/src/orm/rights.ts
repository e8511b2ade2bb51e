import type { Operation } from '../dialect/index.ts'
import { hashed, isTrue, postgresError, pythonType } from '../python/eyes.ts'
import {
  askedId,
  checkArrayOfIds,
  comparedId,
  countedId,
  isDigits,
  isOfNewRecord,
  noOperator,
  overrideOf,
} from './asked-ids.ts'
import { checkLanguage } from './check-language.ts'
import { compareLanguage } from './compare-language.ts'
import { changedBy, isOddlyCompared, misread, ruledOut } from './compared-ids.ts'
import type { DomainRule, ModelDefinition, Stored } from './definition.ts'
import type { Predicate } from './domain/predicate.ts'
import type { Environment, Table } from './environment.ts'
import { groupsAllowed } from './groups-allowed.ts'
import { lookForGone } from './looks/gone-records.ts'
import { domainTests } from './rule-domains.ts'
import { withDefaultsHint } from './unmodelled.ts'
import { valueReader } from './value-reader.ts'

/** What is done to records, as rights name it. */
export const LETTER: Readonly<Record<Operation, string>> = { read: 'r', write: 'w', create: 'c', unlink: 'd' }

/** Whether the user's groups may do this on the model. */
export function mayAtAll(env: Environment, { definition: { access } }: Table, operation: Operation): boolean {
  const letter = LETTER[operation]
  return env.mayAll || access.everyone?.includes(letter) || env.groups.some((group) => access[group]?.includes(letter))
}

/** Raises when the user's groups may not do this on the model at all. */
export function checkAccess(env: Environment, table: Table, operation: Operation): void {
  if (mayAtAll(env, table, operation)) return
  checkLanguage(env)
  throw env.dialect.exceptions.accessRights(operation, table.definition, groupsAllowed(env, table, operation))
}

/** Of nothing nobody asks who may read it, since 19 nor of records that are being made (tried on 14.0 and 19.0). */
export const asksForRights = (ids: readonly unknown[], major: number) =>
  major < 10 || ids.some((id) => major < 19 || isTrue(id))

/** Raises for who may not read records; since 19 files that are gone are nobody's to be kept from (tried on 19.0). */
export function checkReads(env: Environment, table: Table, ids: readonly unknown[]): void {
  const { major } = env.dialect.series
  const isFound = table.definition.name === 'ir.attachment' && major >= 19
  if (isFound && !ids.map((id) => table.rows.has(askedId(hashed(id), major))).includes(true)) return
  checkAccess(env, table, 'read')
}

/** The environment that exports and names of a model are read in: its guards may not stand there. */
export function besideGuards(env: Environment, { definition }: Table): Environment {
  return definition.isOpenBeside && !env.isSudo ? env.sudo() : env
}

export function checkRules(
  env: Environment,
  table: Table,
  rows: readonly Readonly<Stored>[],
  operation: Operation,
): void {
  checkCompanies(env, table)
  if (!rows.every(visibility(env, table, operation))) {
    compareLanguage(env)
    const refusal = env.dialect.exceptions.recordRule(operation, table.definition)
    const isOfNone = operation === 'create' && rows.some(({ company_id }) => company_id === false)
    throw isOfNone ? withDefaultsHint(refusal, table.definition, 'company_id') : refusal
  }
  if (!env.mayAll) table.definition.guards?.(rows, env, operation)
}

/**
 * Raises for companies that the user has not, where rows are told apart by company. 19 remembers the rules of all models
 * by the companies that the context names, as a key.
 */
export function checkCompanies(env: Environment, table: Table): void {
  if (env.mayAll) return
  const { allowed_company_ids: named } = env.context
  if (env.dialect.series.major >= 19) (Array.isArray(named) ? named : [named]).forEach(hashed)
  // Since 19 whatever rule there is knows the companies (tried on 19.0).
  const isRuled = env.dialect.series.major >= 19 && isGuarded(env, table)
  if (isRuled || table.definition.companyField !== undefined) env.companyIds
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
  if (env.mayAll) return () => true
  const { domainRules } = table.definition
  if (domainRules === undefined) return byGroupAndCompany(env, table, operation)
  const { matches, opens } = domainTests(env, table, operation)
  const isOpen = byGroupAndCompany(env, table, operation, opens)
  return (row) => isOpen(row) && matches(row)
}

/** `opens` tells what records of `ir.rule` open to the user's groups besides. */
function byGroupAndCompany(
  env: Environment,
  table: Table,
  operation: Operation,
  opens: Predicate = () => false,
): (row: Readonly<Stored>) => boolean {
  const { rules = {}, access, firstAccess = access, companyField } = table.definition
  // Each group with rights opens what its rule lets through; a group without a rule opens all.
  const groups = env.groups.filter((group) => firstAccess[group] !== undefined)
  // Who was given rights by a record alone meets no rule of the sandbox's own.
  const isGiven = groups.length === 0 && firstAccess !== access
  const isOpen = isGiven || groups.some((group) => rules[group] === undefined)
  const byGroup = (row: Readonly<Stored>) =>
    isOpen || groups.some((group) => rules[group]?.(row, env, operation)) || opens(row)
  if (companyField === undefined) return byGroup
  const companies = new Set<unknown>([false, undefined, ...env.companyIds])
  const companyOf = valueReader(env, table, companyField)
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
  /** Of which rules are asked alone. */
  ruled: Operation = 'read',
): Readonly<Stored>[] {
  const { major } = env.dialect.series
  const named = operation === 'rule' ? ruled : operation
  const { guards, name } = table.definition
  // Messages that are gone are kept from nobody: `has_access` passes over them (tried on 19.0).
  const isPassedOver = name === 'mail.message' && operation === 'rule'
  const isMindedByGuard = guards !== undefined && !isPassedOver && (major >= 19 || operation === 'unlink')
  const override = overrideOf(name, operation, major)
  const isMindedHere =
    override?.passesGone !== true && (isMindedByGuard || isGuarded(env, table) || override !== undefined)
  if (name === 'mail.message' && !env.isSudo && asksByArray(operation, major)) checkArrayOfIds(ids, major)
  const isOldMessage = name === 'mail.message' && major < 17 && !env.isSudo && asksByArray(operation, major)
  // What is nothing is left out of messages, and of all that is deleted (tried on 14.0).
  const isLeftOut = isOldMessage || (operation === 'unlink' && major >= 13 && major < 17)
  const isOld = major >= 13 && major < 17
  // On 14 it is looked up where others than rules keep records from people (tried on 14.0).
  const isFalseNothing = isOld && (major === 16 || !(table.definition.isTransient === true || guards !== undefined))
  const isNothing = (id: unknown) =>
    (isLeftOut && !isTrue(id)) || (isOld && operation === 'write' && (id === '' || (id === false && isFalseNothing)))
  // An activity that is being made is nobody's, which is noticed among others (tried on 19.0).
  const isAmong = ids.some(isTrue) && ids.some((id) => !isTrue(id))
  if (name === 'mail.activity' && operation === 'write' && major >= 19 && isAmong) guards?.([{ id: 0 }], env, 'write')
  // Rules are made before anybody looks for the rows (tried on 19.0).
  if (major >= 19 && ids.some(isTrue)) {
    checkCompanies(env, table)
    checkLanguage(env, table)
  }
  // All are asked for in one query, which minds what is no id wherever it stands.
  if (operation !== 'rule' || (major >= 19 && isMindedHere)) {
    for (const id of ids) {
      // Rules that name ids know that it is none of them, and nobody asks (tried on 19.0).
      if (operation === 'rule' && isNoneOfTheirs(env, table, id)) continue
      if (typeof id === 'string' && !isDigits(id) && !isNothing(id)) checkId(env, table, id, operation, ids)
    }
  }
  // Texts for messages are only read, all else goes through queries of their own (tried on 14.0).
  const isForQuery = name === 'mail.message' && operation !== 'read'
  const isOdd = (id: unknown) =>
    !isForQuery && isOddlyCompared(id, major) && (name !== 'mail.message' || typeof id === 'string')
  const odd = ids.find(isOdd)
  if (odd !== undefined && (isGuarded(env, table) || (operation !== 'rule' && isRuledAbove(env, table)))) {
    throw ruledOut(env, table, odd, () => env.dialect.exceptions.recordRule(named, table.definition))
  }
  // What is gone is minded in its place: who is kept from one before it is told so (tried on 16.0 to 19.0).
  if (operation === 'read' && isMixed(env, table, ids) && ids.some((id) => table.rows.has(id as number))) {
    checkAccess(env, table, named)
  }
  const askRules = rulesInTurn(env, table, operation === 'read' ? ids : [], named)
  const rows = [...new Set(ids)].flatMap((id) => {
    // What hangs on them is looked up by them, be they nothing.
    if (isNothing(id) && isOld && (operation === 'unlink' || major === 16)) hashed(id)
    if (isNothing(id)) return []
    // No message has it, and none is open to anybody.
    if (isOldMessage && pythonType(id) === 'float') guards?.([{ id: id as number }], env, named)
    // Nobody looks at what no rule is about, up to 17 once it is a key (tried on 14.0 and 16.0 to 19.0).
    if (operation === 'rule' && major >= 13 && (major < 18 || (major === 18 && name === 'res.users'))) hashed(id)
    if (operation === 'rule' && major >= 13 && !isMindedHere) return []
    if (isOdd(id) && operation === 'read') throw oddlyRead(env, table, id as number, named)
    if (isOdd(id) && operation === 'write') {
      const row = changedBy(table, id, ids)
      if (row === undefined) throw missing(env, table, id as number, named)
      return [row]
    }
    if (operation === 'rule' && major >= 19 && isOfNewRecord(id, major)) return []
    if (operation === 'rule' && ruled === 'read' && major >= 19 && isNoneOfTheirs(env, table, hashed(id))) {
      throw env.dialect.exceptions.recordRule(named, table.definition)
    }
    checkId(env, table, id, operation, ids)
    // A record that is being made: there is nothing to look at.
    if (major >= 10 && operation !== 'read' && isOfNewRecord(id, major)) return []
    const row = table.rows.get(id as number)
    if (row !== undefined) {
      askRules(row)
      return [row]
    }
    // Rows are counted once they are written, whoever asks (odoo/models.py of 10 and 11).
    const isCounted = major < 12 && operation === 'write'
    const isMinded =
      major < 10
        ? operation !== 'unlink' || !env.dialect.unlinksMissing
        : operation === 'read' || isMindedHere || isCounted
    return isMinded ? [existing(env, table, id as number, named)] : []
  })
  // Rights on the records that files belong to are asked for by what is done, not by who asks alone (tried on 17.0 and 18.0).
  const isFileAsked = operation === 'rule' && name === 'ir.attachment' && (major === 17 || major === 18)
  if (!isFileAsked) checkRules(env, table, rows, named)
  return rows
}

/** Since 16 what is gone is minded in its place: who is kept from one before it is told so (tried on 16.0 to 19.0). */
function rulesInTurn(env: Environment, table: Table, ids: readonly unknown[], operation: Operation) {
  const isInTurn = isMixed(env, table, ids)
  return (row: Readonly<Stored>): void => {
    if (isInTurn) checkRules(env, table, [row], operation)
  }
}

const isMixed = ({ dialect }: Environment, { rows }: Table, ids: readonly unknown[]) =>
  dialect.series.major >= 16 && ids.some((id) => !rows.has(id as number))

/** Messages are looked up by hand. */
const asksByArray = (operation: string, major: number) =>
  major >= 17
    ? operation === 'unlink' || operation === 'rule' || (major < 19 && operation === 'write')
    : (operation === 'write' || operation === 'unlink') && major >= 13 && major < 17

function checkId(env: Environment, table: Table, id: unknown, operation: string, ids: readonly unknown[]): void {
  const { major } = env.dialect.series
  const override = overrideOf(table.definition.name, operation, major)
  // The change itself compares in other words than a question, with a column of ids.
  const isChange = operation === 'write' && !isGuarded(env, table) && override === undefined
  if (major >= 18 && isChange && ids.every((one) => typeof one === 'string')) throw noOperator('text')
  if (override?.counts) countedId(id)
  askedId(id, major)
}

/** Since 19 some models look at the records of a change before anybody asks for rights. */
export function lookFirst(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  operation: 'write' | 'unlink',
  values: unknown = {},
): void {
  const { major } = env.dialect.series
  const override = overrideOf(table.definition.name, operation, major)
  const isOfNothing = ids.length > 0 && !ids.some(isTrue)
  // 17 and 18 look files up by hand (tried on 17.0 and 18.0).
  if (
    table.definition.name === 'ir.attachment' &&
    major >= 17 &&
    major < 19 &&
    isOfNothing &&
    env.groups.includes('user')
  ) {
    throw postgresError('SyntaxError', 'syntax error at or near ")"\n')
  }
  if (table.definition.name === 'ir.attachment' && major >= 17 && major < 19 && env.groups.includes('user')) {
    for (const id of ids) if (typeof id === 'object' && isTrue(id)) comparedId(id)
  }
  lookForGone(env, table, ids, operation, values)
  const isAsked = major >= 19 && override?.looksFirst === true
  if (isAsked && ids.some(isTrue)) {
    checkReads(env, table, ids)
    checkCompanies(env, table)
  }
  if (isAsked) for (const id of ids) if (typeof id === 'string' && !isDigits(id)) askedId(id, major)
  const isInTurn = major >= 16 && override?.looksFirst === true
  const askRules = rulesInTurn(env, table, isInTurn ? ids.filter(isTrue) : [], 'read')
  for (const id of ids) {
    if (override?.counts === 'before') countedId(id)
    if (override?.hashes) hashed(id)
    if (!override?.looksFirst || !isTrue(id)) continue
    // Who reads what a model guards by itself is for it to say.
    if (operation === 'write' || table.definition.guards === undefined) checkReads(env, table, ids)
    if (major >= 19) checkCompanies(env, table)
    const row = table.rows.get(askedId(id, major)) ?? existing(env, table, id as number, 'read')
    askRules(row)
  }
}

/** True where a record rule looks at what the user does. */
export function isGuarded(env: Environment, { definition }: Table): boolean {
  if (env.mayAll) return false
  const { rules = {}, domainRules, access, firstAccess = access, companyField } = definition
  const groups = env.groups.filter((group) => firstAccess[group] !== undefined)
  // Whom one works with, by a rule of all users (tried on 14.0 and 19.0).
  const hasUsersRule = env.dialect.series.major >= 19 || isRuledByParents(env, definition)
  if (definition.name === 'res.users' && hasUsersRule) return true
  if (domainRules === undefined && isRuledByParents(env, definition)) return false
  const isRuled = domainRules?.some(
    (rule) => looksAtColumns(env, rule) && (rule.groups?.some((group) => env.groups.includes(group)) ?? true),
  )
  return companyField !== undefined || isRuled === true || !groups.some((group) => rules[group] === undefined)
}

/** Of what is there anyway, as an id, nothing is read on 14 (tried on 14.0). */
const looksAtColumns = ({ dialect }: Environment, { domain }: DomainRule) =>
  dialect.series.major !== 14 || /[([]\s*['"](?!id['"])\w/.test(domain)

/** Up to 16 rules of what a model inherits from are for who reads its columns, and for nobody else (tried on 14.0 and 16.0; 13 and 15 are taken for it). */
export function isRuledByParents({ dialect }: Environment, { inherits = {} }: ModelDefinition): boolean {
  const { major } = dialect.series
  return major >= 13 && major < 17 && Object.keys(inherits).length > 0
}

/** Whether a rule of what a model inherits from is about what the user reads. */
const isRuledAbove = (env: Environment, { definition }: Table) => !env.mayAll && isRuledByParents(env, definition)

/** Whether an id is none of those that rules name for the user's groups, each of which has one. */
export function isNoneOfTheirs(env: Environment, { definition, rows }: Table, id: unknown): boolean {
  const { isRuledByIds, rules = {}, access, firstAccess = access } = definition
  if (isRuledByIds !== true || env.mayAll || rows.has(id as number)) return false
  return env.groups.every((group) => firstAccess[group] === undefined || rules[group] !== undefined)
}

/** True for who has no rights on the model by a group. */
export function isStranger(env: Environment, { definition }: Table): boolean {
  const { access, firstAccess = access, domainRules } = definition
  if (env.mayAll || domainRules !== undefined) return false
  return env.groups.every((group) => firstAccess[group] === undefined)
}

export function existing(env: Environment, table: Table, id: number, operation: Operation): Readonly<Stored> {
  const row = table.rows.get(id)
  if (row !== undefined) return row
  const { major } = env.dialect.series
  if (isOddlyCompared(id, major)) {
    if (isGuarded(env, table) || isRuledAbove(env, table)) {
      throw ruledOut(env, table, id, () => env.dialect.exceptions.recordRule(operation, table.definition))
    }
    if (operation === 'read') throw oddlyRead(env, table, id, operation)
    throw misread(table, id) ?? missing(env, table, id, operation)
  }
  if (major >= 10) askedId(id, major)
  throw missing(env, table, id, operation)
}

/** What Python reads of them is kept from everybody, as they are taken for records that are there (tried on 14.0). */
const oddlyRead = (env: Environment, table: Table, id: number, operation: Operation) =>
  misread(table, id) ?? env.dialect.exceptions.recordRule(operation, table.definition)

function missing(env: Environment, table: Table, id: number, operation: Operation): Error {
  // It is told so in words.
  checkLanguage(env)
  return env.dialect.exceptions.missingRecord(operation, table.definition, id, env.uid)
}
