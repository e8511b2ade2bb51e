import { keyError, ServerException, valueError } from '../../python/exceptions.ts'
import { matched, postgresError } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { Environment, Table } from '../environment.ts'
import { isStored } from '../field-storage.ts'
import { withFloatsOf } from '../floats.ts'
import { checkMessagesGrouped } from '../looks/read-groups.ts'
import { NUMBERS } from '../number-kinds.ts'
import { groupsAsked } from '../page-asked.ts'
import { besideGuards, checkCompanies } from '../rights.ts'
import { groupsNothing, matchingRows, shownRows } from '../search.ts'
import {
  type Aggregate,
  aggregateInSql,
  aggregateOf,
  checkedBySql,
  emptyAggregate,
  floatAggregates,
} from './aggregate.ts'
import { askedAggregates, checkFunctions, orderAmong } from './aggregates-of-13.ts'
import { aggregateAtStart, checkSpec, wholeAggregate } from './check-spec.ts'
import { orderGroups } from './group-order.ts'
import { groupRows, type RowGroup } from './group-rows.ts'
import type { Grouping } from './grouping.ts'
import { concatenated, joinedFlat, joinedParts, withoutNots } from './join-domains.ts'
import { checkLinks, groupingOf } from './parse-grouping.ts'

export interface ReadGroup {
  readonly domain: readonly unknown[]
  readonly fields: readonly string[]
  readonly groupby: readonly string[]
  /** The keys were one text. */
  readonly isText?: boolean
  readonly offset?: number
  readonly limit?: number | undefined
  readonly orderby?: string
  readonly lazy: boolean
}

type Answer = Record<string, unknown>

/** `read_group` of 6.1 to 19 (tried on 14.0 and 19.0, wire/7.0 and wire/8.0/xmlrpc-object-read_group). */
export function readGroup(env: Environment, model: string, call: ReadGroup): Answer[] {
  const table = env.table(model)
  const { major } = env.dialect.series
  const [isNew, knowsNothing] = [major >= 19, major >= 17]
  const asked = call.lazy && knowsNothing ? call.groupby.slice(0, 1) : call.groupby
  // 17 and 18 look at what is asked for before they ask for rights (tried on 17.0 and 18.0).
  if (knowsNothing && !isNew) checkNames(env, table, asked, call.fields)
  env.checkAccess(table, 'read')
  checkOldCall(env, call)
  checkMessagesGrouped(env, model)
  if (isOf13(env)) return groupsOf13(env, table, call)
  if (isNew) checkKeys(env, table, asked)
  if (knowsNothing && groupsNothing(env, table, call.domain)) return ofNothing(env, table, call)
  if (major === 17) checkProperties(table, [...asked, ...call.fields])
  const all = asked.map((spec) => groupingOf(env, table, spec, 'month'))
  if (isNew) checkLinks(env, table, all)
  const groupings = call.lazy ? all.slice(0, 1) : all
  const aggregates = aggregatesOf(env, table, call.fields, groupings)
  const known = (term: string) => {
    const name = term.trim().split(/\s+/)[0] ?? ''
    return (
      groupings.some(({ spec, name: own }) => spec === name || own === name) ||
      aggregates.some(({ key }) => key === name)
    )
  }
  const terms = (call.orderby || '').split(',').filter((term) => term.trim() !== '')
  const order = terms.filter((term) => !env.dialect.groups.passesOver || known(term)).join(',')
  const aggregateFor = (name: string) => {
    const field = table.fields[name]
    const found = aggregates.find(({ key }) => key === name)
    return found ?? (knowsNothing ? undefined : field && aggregateOf(env, table, name, name, 'sum'))
  }
  const sorted = (all: RowGroup[]) =>
    order === '' ? all : orderGroups(env, table, all, groupings, order, aggregateFor)
  // It is looked at before any row is.
  if (env.dialect.series.major >= 17) sorted([])
  checkedBySql(aggregates)
  const groups = sorted(groupRows(shownRows(env, table, matchingRows(env, table, call.domain)), groupings))
  return pageOf(env, table, groups, groupings, aggregates, call)
}

const isOf13 = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 17

const orderTerms = (order: string) => order.split(',').map((term) => term.trim().split(/\s+/)[0])

/** As servers of 13 to 16 go about it: first all that Python looks at, then what is PostgreSQL's (tried on 14.0). */
function groupsOf13(env: Environment, table: Table, call: ReadGroup): Answer[] {
  const keys = [...new Set(call.groupby)]
  const groupings = (call.lazy ? keys.slice(0, 1) : keys).map((spec) => groupingOf(env, table, spec, 'month'))
  checkCompanies(env, table)
  const asked = askedAggregates(env, table, call.fields, groupings)
  const order = call.orderby ? orderAmong(env, table, call.orderby, groupings, asked) : ''
  checkFunctions(table, asked)
  // Groups go around guards, not around rules (tried on 14.0).
  const reader = table.definition.guards === undefined ? env : besideGuards(env, table)
  const find = () => matchingRows(reader, table, call.domain)
  const { offset, limit } = groupsAsked(call, find)
  const rows = find()
  // Links are ordered by the whole key, and told by the field's name (tried on 14.0; the others by source).
  const links = groupings.filter(({ field, spec }) => field.type === 'many2one' && spec.includes(':'))
  const unordered = links.find(({ spec }) => !call.orderby || orderTerms(call.orderby).includes(spec))
  if (unordered !== undefined) throw env.dialect.groups.unknownField(unordered.spec, table.definition.name)
  // Both the records' ids and the least of them have this name.
  const isKey = groupings.some(({ spec }) => spec === 'id')
  const isTwice = isKey || asked.some(({ key }) => key === 'id')
  if ((isKey && order === '') || (isTwice && /(^|,)\s*id\b(?!:)/.test(order))) {
    throw postgresError('AmbiguousColumn', 'ORDER BY "id" is ambiguous\n')
  }
  const aggregates = asked.map(({ key, name, method }) => aggregateOf(env, table, key, name, method))
  const known = (name: string) => aggregates.find(({ key }) => key === name) ?? (name === 'id' ? LEAST_ID : undefined)
  const groups = groupRows(rows, groupings)
  const ordered = order === '' ? groups : orderGroups(env, table, groups, groupings, order, known)
  const stranger = keys.find((spec) => !Object.hasOwn(table.fields, spec.split(':')[0] as string))
  if (stranger !== undefined) throw keyError(stranger.split(':')[0] as string)
  if (links[0] !== undefined && groups.length > 0) throw keyError(links[0].name)
  // The least id of each group goes before it is told, and what else has its name with it (tried on 14.0).
  const told = groupings.length === 0 ? aggregates : aggregates.filter(({ key }) => key !== 'id')
  const { domain, fields, lazy } = call
  return pageOf(env, table, ordered, groupings, told, { domain, fields, lazy, groupby: keys, offset, limit })
}

const LEAST_ID: Aggregate = { key: 'id', spec: 'id:min', of: (rows) => Math.min(...rows.map(({ id }) => id)) }

function pageOf(
  env: Environment,
  table: Table,
  groups: readonly RowGroup[],
  groupings: readonly Grouping[],
  aggregates: readonly Aggregate[],
  call: ReadGroup,
): Answer[] {
  const offset = call.offset || 0
  const page = groups.slice(offset, call.limit ? offset + call.limit : undefined)
  const later = call.lazy ? call.groupby.slice(1) : []
  const floats = floatAggregates(table, aggregates)
  return page.map((group) =>
    withFloatsOf(answerOf(env, table.definition.name, group, page, groupings, aggregates, call, later), floats),
  )
}

/** Since 19 keys are looked up before anything, and none leads beyond a relation (tried on 19.0). */
function checkKeys(env: Environment, { fields, definition }: Table, keys: readonly string[]): void {
  for (const key of keys) {
    const [path = ''] = key.split(':')
    const [name = '', beyond] = path.split('.')
    if (!Object.hasOwn(fields, name)) throw env.dialect.groups.unknownField(name, definition.name)
    if (beyond === undefined) continue
    throw valueError(`Property name ${pythonRepr(beyond)} has to be used on a property field.`)
  }
}

/** Since 19 the first key, or all, then the fields are looked at one by one before domain, rights and page (tried on 19.0). */
export function lookAtNames(env: Environment, model: string, keys: readonly unknown[], fields: readonly unknown[]) {
  const table = env.table(model)
  for (const key of keys) {
    const spec = matched(key, env.dialect.series.major)
    checkSpec(spec)
    checkKeys(env, table, [spec])
  }
  for (const field of fields) {
    const spec = matched(field, env.dialect.series.major)
    if (/^\w+$/.test(spec) && spec !== '__count' && !Object.hasOwn(table.fields, spec)) {
      throw env.dialect.groups.unknownField(spec, model)
    }
  }
}

/** Keys and fields as 17 and 18 look them up: 17 knows a field that is not there by the name of the last key. */
function checkNames(env: Environment, table: Table, keys: readonly string[], specs: readonly string[]): void {
  checkKeys(env, table, keys)
  const { groups, series } = env.dialect
  const unknown = specs.find((spec) => /^\w+$/.test(spec) && spec !== '__count' && !Object.hasOwn(table.fields, spec))
  if (unknown === undefined) return
  const name = series.major >= 18 ? unknown : keys.at(-1)?.split(/[:.]/)[0]
  if (name !== undefined) throw groups.unknownField(name, table.definition.name)
  const text = "cannot access local variable 'field_name' where it is not associated with a value"
  throw new ServerException('builtins.UnboundLocalError', text)
}

/** What a company has of its own is in no column of 17 (tried on 17.0); 18 has one. */
function checkProperties({ definition, fields }: Table, specs: readonly string[]): void {
  for (const spec of specs) {
    const name = spec.split(/[:.]/)[0] ?? ''
    const isProperty = Object.hasOwn(fields, name) && fields[name]?.companyDependent
    if (isProperty) throw valueError(`Cannot convert field ${definition.name}.${name} to SQL`)
  }
}

/** Since 17 nobody looks at what is to be told of what cannot be. */
function ofNothing(env: Environment, table: Table, { groupby, domain, fields }: ReadGroup): Answer[] {
  if (groupby.length > 0) return []
  const told = fields
    .filter((spec) => spec !== '__count')
    .map((spec) => {
      const [, key = spec, method, path = key] = wholeAggregate(spec) ?? []
      if (!Object.hasOwn(table.fields, path.split(':')[0] ?? '')) throw keyError(path.split(':')[0] ?? '')
      return [
        key,
        method === undefined && !isSummed(table, path) ? undefined : emptyAggregate(`${path}:${method ?? 'sum'}`),
      ]
    })
  return [
    {
      __count: 0,
      ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
      __domain: domainTold(env, domain, []),
    },
  ]
}

function isSummed({ fields }: Table, name: string): boolean {
  const field = fields[name]
  return (
    field !== undefined &&
    (field.aggregator !== undefined || NUMBERS.has(field.type)) &&
    name !== 'id' &&
    isStored(field)
  )
}

/** What servers refuse that want it otherwise (wire/6.1 to wire/8.0/old-read_group-*). */
function checkOldCall({ dialect }: Environment, { fields, groupby }: ReadGroup): void {
  const { groups, series } = dialect
  if (!groups.wantsKeysAmongFields) return
  if (groups.isOldest && groupby.length === 0) throw groups.noKeys()
  const isMissing = groupby.some((spec) => !fields.includes(groups.isOldest ? spec : (spec.split(':')[0] as string)))
  if (isMissing && (fields.length > 0 || series.major < 7)) throw groups.keyNotAmongFields()
  const odd = groups.isOldest ? fields.find((name) => name.includes(':')) : undefined
  if (odd !== undefined) throw keyError(odd)
}

function answerOf(
  env: Environment,
  model: string,
  group: RowGroup,
  page: readonly RowGroup[],
  groupings: readonly Grouping[],
  aggregates: readonly Aggregate[],
  { domain, lazy, isText }: ReadGroup,
  later: readonly string[],
): Answer {
  const { major } = env.dialect.series
  const [first] = groupings
  const countKey = lazy && first !== undefined ? `${first.name}_count` : '__count'
  const keys = Object.fromEntries(
    groupings.map((grouping, index) => [grouping.spec, shownKey(env, model, grouping, group.keys[index])]),
  )
  const counts = { [countKey]: group.rows.length }
  // What is NULL is so where nothing is grouped by, as are lists of none (tried on 14.0; 13, 15 and 16 are taken for it).
  const isRaw = first === undefined && major >= 13 && major < 17
  const sums = Object.fromEntries(
    aggregates.map(({ key, of, isTruth }) => {
      const sum = of(group.rows)
      const isNull = (sum === false && !isTruth) || (Array.isArray(sum) && sum.length === 0)
      return [key, isRaw && isNull ? null : sum]
    }),
  )
  const parts = groupings.map((grouping, index) => {
    const others = () => page.flatMap(({ keys }) => (keys[index] === false ? [] : [keys[index]]))
    return grouping.domain(group.keys[index], others)
  })
  const spans = groupings.filter(({ span }) => span !== undefined)
  // Up to 7.0 every group says what is left to group by (wire/7.0/xmlrpc-object-read_group).
  const context =
    later.length > 0 || (major < 8 && first !== undefined && !isText) ? { __context: { group_by: later } } : {}
  if (major < 17) {
    // Without groups the least id comes along.
    const least = first === undefined ? { id: leastId(group.rows) } : {}
    const own =
      first === undefined ? {} : { __domain: major < 9 ? concatenated(parts, domain) : joinedParts([...parts, domain]) }
    const range = major >= 15 && spans.length > 0 ? { __range: rangesOf(groupings, group) } : {}
    return { ...least, ...counts, ...sums, ...keys, ...own, ...range, ...context }
  }
  return {
    ...keys,
    ...counts,
    ...sums,
    __domain: domainTold(env, domain, parts),
    ...(spans.length > 0 && { __range: rangesOf(groupings, group) }),
    ...context,
  }
}

const leastId = (rows: RowGroup['rows']) =>
  rows.length === 0 ? null : rows.reduce((least, { id }) => Math.min(least, id), Number.POSITIVE_INFINITY)

/** The domain of a group: 17 and 18 add its keys one by one to the question as it was (tried on 17.0 and 18.0). */
function domainTold({ dialect }: Environment, domain: readonly unknown[], keys: readonly unknown[][]): unknown {
  if (dialect.series.major >= 19) return joinedFlat([withoutNots(domain), ...keys])
  return keys.reduce((told, key) => joinedParts([told, key]), domain)
}

function rangesOf(groupings: readonly Grouping[], { keys }: RowGroup): Answer {
  return Object.fromEntries(
    groupings.flatMap(({ spec, span }, index) => {
      if (span === undefined) return []
      const found = span(keys[index])
      return [[spec, found === undefined ? false : { from: found.from, to: found.to }]]
    }),
  )
}

function shownKey(env: Environment, model: string, { field, span, name, spec }: Grouping, key: unknown): unknown {
  // Records are named (tried on 17.0 to 19.0).
  if (name === 'id' && spec === 'id' && env.dialect.series.major >= 17) {
    return [key, env.sudo().displayName(model, key as number)]
  }
  if (span !== undefined) return span(key)?.label ?? false
  if (field.relation === undefined || typeof key !== 'number') return key
  return [key, env.sudo().displayName(field.relation, key)]
}

function aggregatesOf(
  env: Environment,
  table: Table,
  fields: readonly string[],
  groupings: readonly Grouping[],
): Aggregate[] {
  const { major } = env.dialect.series
  // Up to 16 all numbers are summed when none is named.
  const asked = fields.length > 0 || major >= 17 ? fields : numbersOf(table)
  return asked.flatMap((text) => {
    // Up to 16 an order among others is no sum.
    if (text === '__count' || (text === 'sequence' && major < 17)) return []
    // On 17 and 18 what follows is passed over (tried on both).
    const isRead = major === 17 || major === 18
    const match = isRead ? aggregateAtStart(text) : wholeAggregate(text)
    if (match === null && (isRead || major === 12)) throw env.dialect.groups.unreadableAggregate(text)
    const [, key = text, method, path = key] = match ?? []
    if (method !== undefined && env.dialect.groups.passesOver) return []
    const field = Object.hasOwn(table.fields, path) ? table.fields[path] : undefined
    if (field === undefined || field.isUntold) throw unknownSum(env, path, table)
    const isKey = groupings.some(({ name }) => name === key)
    if (isKey && (major < 19 || method === undefined)) return []
    if (method !== undefined) return [aggregateInSql(env, table, key, path, method)]
    if (!isSummed(table, path)) return []
    return [aggregateInSql(env, table, key, path, field.aggregator ?? 'sum')]
  })
}

/** Up to 8 what is summed up is looked for in a dictionary. */
const unknownSum = ({ dialect }: Environment, name: string, { definition }: Table) =>
  dialect.series.major < 9 ? keyError(name) : dialect.groups.unknownField(name, definition.name)

function numbersOf(table: Table): string[] {
  return Object.entries(table.fields).flatMap(([name, field]) =>
    NUMBERS.has(field.type) && name !== 'id' && isStored(field) && !field.isUntold ? [name] : [],
  )
}
