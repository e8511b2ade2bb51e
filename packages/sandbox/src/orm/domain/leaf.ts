import { attributeError, raise, typeError } from '../../python/exceptions.ts'
import { hashed, pythonType } from '../../python/eyes.ts'
import { isAwake, namesActive } from '../active-name.ts'
import { checkLanguage } from '../check-language.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { mayAsk } from '../field-rights.ts'
import { isStored } from '../field-storage.ts'
import { idsOf } from '../ids.ts'
import { lookForProperty } from '../looks/properties.ts'
import { unstoredSource } from '../unstored-source.ts'
import { valueReader } from '../value-reader.ts'
import { amongOf } from './among.ts'
import { attachedTest } from './attached-file.ts'
import { columnCondition, isAskedAsColumn } from './column-16-to-18.ts'
// biome-ignore lint/suspicious/noImportCycles: one idea in two files: a domain is made of conditions, and a condition along a relation holds a domain
import { compiledDomain } from './compile.ts'
import { constantOf } from './constants.ts'
import { datePart, isDatePart } from './date-parts.ts'
import { hierarchyTest } from './hierarchy.ts'
import { beyondRights, isBypassed, lookUp, notSearched, notStored } from './looked-at-late.ts'
import { positive } from './operators.ts'
import { lookAtCondition } from './own-searches.ts'
import type { Compiled, Leaf, Predicate } from './predicate.ts'
import { relationTest } from './relation-test.ts'
import { oldRelationTest } from './relation-until-18.ts'
import { COMPARES, SAMES } from './seen-kinds.ts'
import { checkPattern } from './seen-since-19.ts'
import { seenLeaf } from './seen-value.ts'
import { nameless, shownNameDomain } from './shown-name.ts'
import { isBeyondIds, unsetTruth } from './unset-truth.ts'
import { valueTest } from './value-test.ts'

/** Turns one condition into a test of a row. */
export function compileLeaf(env: Environment, table: Table, leaf: Leaf): Compiled {
  const { domains, exceptions } = env.dialect
  const [name, givenOperator, value] = leaf
  // (1, '=', 1) and (0, '=', 1): always and never.
  if (typeof name === 'number') {
    if (givenOperator !== '=' || value !== 1) throw domains.invalidConstant(leaf)
    return always(name === 1)
  }
  if (typeof name !== 'string') throw domains.invalidLeaf(leaf)
  const dot = name.indexOf('.')
  const head = dot < 0 ? name : name.slice(0, dot)
  const field = Object.hasOwn(table.fields, head) ? table.fields[head] : undefined
  if (field === undefined) {
    const { textPrefix } = env
    throw exceptions.unknownLeaf({ model: table.definition, field: head, leaf, textPrefix })
  }
  mayAsk(env, table, head)
  const operator = String(givenOperator).toLowerCase()
  if (!domains.hasOperator(operator)) throw domains.invalidOperator(leaf)
  const isPath = dot >= 0 && (dot < name.length - 1 || env.dialect.series.major < 19)
  if (isPath) return pathTest(env, table, head, field, [name.slice(dot + 1), operator, value])
  return fieldTest(env, table, head, field, [head, operator, value])
}

/** What is unlike a pattern as a whole: NULL is not. */
export function unlikeLeaf(env: Environment, table: Table, leaf: Leaf): Compiled {
  const isLike = compileLeaf(env, table, leaf)
  const isThere = compileLeaf(env, table, [leaf[0], '!=', false])
  return { test: (row) => isThere.test(row) && !isLike.test(row), whenAsked: isLike.whenAsked }
}

function fieldTest(env: Environment, table: Table, name: string, field: FieldDefinition, given: Leaf): Compiled {
  const { major } = env.dialect.series
  lookAtCondition(env, table, name, field, given[1], given[2])
  const isOfTheRecord = name === 'id' && major >= 19
  if (major >= 17 && !isOfTheRecord && field.relation === undefined) checkNoRelation(env, given)
  if (field.searchedAs !== undefined) {
    // What it is compared with is looked at all the same (tried on 19.0).
    const [, operator, value] = major < 19 ? given : seenLeaf(env, name, field, given).leaf
    return compiledDomain(env, table, field.searchedAs(String(operator), value, env))
  }
  const shown = name === 'display_name' && major >= 18 ? shownNameDomain(env, table, given as never) : undefined
  if (shown !== undefined) return compiledDomain(env, table, shown)
  if (major < 16) lookForProperty(env, table, field)
  const path = pathOfRelated(env, field)
  if (path !== undefined) return compileLeaf(env, table, [path, given[1], given[2]])
  const attached = attachedTest(env, table, field, given)
  if (attached !== undefined) return { test: onValue(env, table, name, attached), whenAsked: [] }
  lookUp(env, name, field)
  const unsearchable = notSearched(env, table, name, field)
  // Before 19 a field that cannot be searched lets everything through, whatever it is compared with (tried on 14.0).
  if (unsearchable !== undefined && major >= 10 && major < 19) return always(true)
  const { leaf, asked: seen } = seenLeaf(env, name, field, given)
  const asked = field.translate ? [...seen, () => checkLanguage(env)] : seen
  const constant = constantOf(env, name, field, given)
  if (constant !== undefined && major >= 19) return always(constant)
  const whenAsked = unsearchable === undefined || major < 19 ? asked : [() => raise(unsearchable)]
  const known = (test: Predicate, more = whenAsked): Compiled => ({
    test,
    whenAsked: more,
    ...(constant !== undefined && { constant }),
  })
  if (isBeyondIds(env, name, leaf)) return known(() => false)
  const truth = unsetTruth(env, name, field, leaf)
  if (truth !== undefined) return known(truth)
  const [, operator, value] = leaf as [string, string, unknown]
  if (!operator.endsWith('any') && isAskedAsColumn(env, name, field)) {
    const { test, asked } = columnCondition(env, field, leaf)
    return known(onValue(env, table, name, test), [...whenAsked, ...asked])
  }
  if (operator === 'child_of' || operator === 'parent_of') {
    const late = [...whenAsked, ...beyondRights(env, table, name, field)]
    const isBelow = () => hierarchyTest(env, table, name, field, leaf)
    if (major < 19) return known(isBelow(), late)
    // Families are looked up last of all, when other conditions have told already what is so of every row.
    const { test, error } = tried(isBelow)
    return known(test, error === undefined ? late : [...late, () => raise(error)])
  }
  const { relation } = field
  const plain = positive(operator)
  if (plain.operator === 'any') {
    const inner = withinRelation(env, value)
    // Of the id 19 asks what the record itself is.
    if (name === 'id' && env.dialect.series.major >= 19) return ownTest(env, table, inner, plain.isNegated)
    return relatedTest(env, table, name, field, inner, plain.isNegated)
  }
  if (relation !== undefined && major >= 13 && major < 19) {
    const { test, asked } = oldRelationTest(env, field, leaf)
    return known(onValue(amongLines(env, field), table, name, test), [...whenAsked, ...asked])
  }
  if (relation !== undefined && major >= 19 && /^[<>]=?$/.test(operator)) {
    // How links are put in order is minded by PostgreSQL's own words, when rows are asked for (tried on 19.0).
    const { test, error } = tried(() => onValue(env, table, name, relationTest(env, table, field, leaf)))
    return known(test, error === undefined ? whenAsked : [...whenAsked, () => raise(error)])
  }
  const test = relation === undefined ? valueTest(env, field, leaf) : relationTest(env, table, field, leaf)
  const isByName = relation !== undefined && namesRecords(operator, value)
  // A company's values are records of their own up to 16: who has none is not found (tried on 14.0; 16 is taken for 14).
  if (field.companyDependent && field.type === 'char' && major >= 13 && major < 17) {
    return known(onValue(env, table, name, (value) => Boolean(value) && test(value)))
  }
  const among = amongOf(name, field, leaf)
  const late = isByName
    ? [...whenAsked, ...beyondRights(env, table, name, field), ...nameless(env, field.relation)]
    : whenAsked
  const asker = isByName ? env : amongLines(env, field)
  return { ...known(onValue(asker, table, name, test), late), ...(among !== undefined && { among: [among] }) }
}

const hasOldSearches = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 17

/** What is merely related is looked for where it is, from 13 to 16: who has nothing there is not found (tried on 14.0). */
function pathOfRelated(env: Environment, field: FieldDefinition): string | undefined {
  const isFollowed = hasOldSearches(env) && !isStored(field) && !field.isInherited
  return isFollowed ? field.related : undefined
}

/** The domain of an `any`: since 19 it may be true or false too, and nothing is false. */
function withinRelation(env: Environment, value: unknown): readonly unknown[] {
  const { major } = env.dialect.series
  if (major < 19) {
    if (!Array.isArray(value)) throw env.dialect.domains.notAList(value)
    const stranger = value.find((term) => term === null || !['object', 'string'].includes(typeof term))
    const lacks = major === 17 ? 'subscriptable' : 'iterable'
    if (stranger !== undefined) throw typeError(`'${pythonType(stranger)}' object is not ${lacks}`)
    return value
  }
  if (typeof value === 'boolean' || value === null) return [[value ? 1 : 0, '=', 1]]
  if (!Array.isArray(value)) throw env.dialect.domains.notAList(value)
  return value
}

function ownTest(env: Environment, table: Table, domain: readonly unknown[], isNegated: boolean): Compiled {
  const { test, constant, whenAsked } = compiledDomain(env, table, domain)
  if (constant !== undefined) return always(constant !== isNegated)
  return { test: (row) => test(row) !== isNegated, whenAsked }
}

/** Whether a condition on a relation looks up what is there by its name. */
const namesRecords = (operator: string, value: unknown) =>
  operator.endsWith('like') ||
  (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && one !== '')

const always = (constant: boolean): Compiled => ({ test: () => constant, constant, whenAsked: [] })

/** A test, or what making it has raised. */
function tried(make: () => Predicate): { readonly test: Predicate; readonly error?: unknown } {
  try {
    return { test: make() }
  } catch (error) {
    return { test: () => false, error }
  }
}

/** What is linked to nothing has nothing that an `any` could be about. */
function checkNoRelation(env: Environment, leaf: Leaf): void {
  const [, operator, value] = leaf as [unknown, string, unknown]
  if (positive(operator).operator !== 'any') return
  withinRelation(env, value)
  throw env.dialect.domains.anyOfNoRelation(leaf)
}

function pathTest(env: Environment, table: Table, head: string, field: FieldDefinition, rest: Leaf): Compiled {
  // From 13 to 16 what lies beyond a field that is not stored is its own search's business, where it has one (tried on 14.0).
  if (hasOldSearches(env) && !field.isInherited && !isStored(field)) {
    if (notSearched(env, table, head, field) !== undefined) return always(true)
    if (field.relation === undefined) throw attributeError("'NoneType' object has no attribute '_search'")
  }
  if (field.relation !== undefined) return relatedTest(env, table, head, field, [rest], false)
  const part = String(rest[0])
  if (!env.dialect.domains.hasDateParts || !/^date/.test(field.type) || !isDatePart(part)) {
    const leaf: Leaf = [`${head}.${part}`, rest[1], rest[2]]
    const refused = env.dialect.domains.noPath(table.definition.name, head, field, [...leaf])
    return env.dialect.series.major < 19 ? raise(refused) : unknownPart(env, head, field, leaf, refused)
  }
  const whenAsked = env.dialect.series.major < 19 ? [] : partSeen(env, table, head, rest)
  const test = valueTest(env, { type: 'integer' }, rest)
  return { test: onValue(env, table, head, (value) => test(datePart(part, value))), whenAsked }
}

/** What a field has no part for is minded since 19 once rows are asked for; its value is looked at before (tried on 19.0). */
function unknownPart(env: Environment, head: string, field: FieldDefinition, leaf: Leaf, refused: Error): Compiled {
  checkNoRelation(env, leaf)
  checkPattern(leaf)
  const [, operator, value] = leaf as [unknown, string, unknown]
  if (field.type === 'boolean') seenLeaf(env, head, field, leaf)
  else if (SAMES.has(operator)) [value].flat().forEach(hashed)
  // Moments are compared as a whole alone.
  const isOrder = field.type.startsWith('date') && COMPARES.has(operator)
  const constant = isOrder ? undefined : constantOf(env, head, field, leaf)
  if (constant !== undefined) return always(constant)
  return { test: () => false, whenAsked: [() => raise(refused)] }
}

/** What 19 minds of a condition on a part of a moment, at once, and what once rows are asked for (tried on 19.0). */
function partSeen(env: Environment, table: Table, head: string, rest: Leaf): (() => void)[] {
  const [part, operator, value] = rest as [string, string, unknown]
  const leaf: Leaf = [`${head}.${part}`, operator, value]
  checkNoRelation(env, leaf)
  checkPattern(leaf)
  if (operator === 'child_of' || operator === 'parent_of') {
    return [() => raise(env.dialect.domains.noHierarchy(table.definition.name, leaf))]
  }
  // What is computed has no parts to PostgreSQL, whatever a search knows of it as a whole.
  const source = unstoredSource(env, table, head)
  return source === undefined ? [] : [() => raise(notStored(source.model, source.name))]
}

/** True for rows with a related row that a domain matches; archived ones count along a many2one only. */
function relatedTest(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  domain: readonly unknown[],
  isNegated: boolean,
): Compiled {
  const sudo = env.sudo()
  const other = sudo.table(field.relation ?? '')
  const { test: inner, constant, whenAsked } = compiledDomain(env, other, domain)
  // What nothing can be found by is so of no row (odoo/orm/domains.py, `_optimize_any_domain_at_level`).
  if (constant === false && env.dialect.series.major >= 19) return always(isNegated)
  const isOpen = isBypassed(env, table, name)
  const seesAll = field.type === 'many2one' || env.context.active_test === false || namesActive(env, other, domain)
  const beyond = seesAll ? sudo.withContext({ ...env.context, active_test: false }).sudo() : sudo
  const test: Predicate = (row) => {
    const ids = idsOf(beyond.raw(table, row, name))
    const isFound = ids.some((id) => {
      const target = other.rows.get(id)
      return (
        target !== undefined &&
        (seesAll || isAwake(env, other, target)) &&
        inner(target) &&
        (isOpen || env.sees(other, target))
      )
    })
    return isFound !== isNegated
  }
  const unsearchable = env.dialect.series.major < 19 ? undefined : notSearched(env, table, name, field)
  const lookFirst = unsearchable === undefined ? beyondRights(env, table, name, field) : [() => raise(unsearchable)]
  const lookForRules = isOpen ? [] : [() => checkLanguage(env, other)]
  return { test, whenAsked: [...lookFirst, ...lookForRules, ...(constant === undefined ? whenAsked : [])] }
}

/** Lines are compared by the column that leads back, archived ones too; by name those that are found (tried on 14.0 and 19.0). */
const amongLines = (env: Environment, { type, inverse, compute, related }: FieldDefinition) =>
  type === 'one2many' && inverse !== undefined && compute === undefined && related === undefined
    ? env.withContext({ ...env.context, active_test: false })
    : env

function onValue(env: Environment, table: Table, name: string, test: (value: unknown) => boolean): Predicate {
  const read = valueReader(env, table, name)
  return (row) => test(read(row))
}
