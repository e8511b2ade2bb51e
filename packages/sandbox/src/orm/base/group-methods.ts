import { assertionError, keyError, typeError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, matched, pythonType, withAttribute } from '../../python/eyes.ts'
import { added, intOf } from '../../python/numbers.ts'
import { pythonRepr } from '../../python/repr.ts'
import { isDigits } from '../asked-ids.ts'
import type { Page } from '../environment.ts'
import { checkKeys, formattedReadGroup, groupCount, tuplesOfGroups } from '../group/formatted-read-group.ts'
import { formattedGroupingSets } from '../group/grouping-sets.ts'
import { openGroups, orderWithin, type Unfolding } from '../group/opened-groups.ts'
import { lookAtNames, readGroup } from '../group/read-group.ts'
import { lookAtReadGroup } from '../looks/read-groups.ts'
import { passesPostgres } from '../postgres-later.ts'
import { findsNothing } from '../search.ts'
import type { Specification } from '../web-read.ts'
import { type BaseCall, type BaseMethods, domainOf, type Values } from './base-method.ts'
import { checkedCount, pageSeen, requiredDomain } from './seen-arguments.ts'
import { WEB_METHODS } from './web-methods.ts'

export const GROUP_METHODS: BaseMethods = {
  read_group: {
    model: true,
    isReadOnly: true,
    // Since 20 it takes no fields, and answers tuples.
    run: (call) => {
      const { env, model, args } = call
      if (!('fields' in args)) return tuplesOfGroups(env, model, newCall(call))
      lookAtReadGroup(env, env.table(model), args)
      return readGroup(env, model, oldCall(call))
    },
  },
  formatted_read_group: {
    model: true,
    isReadOnly: true,
    run: (call) => formattedReadGroup(call.env, call.model, newCall(call)),
  },
  formatted_read_grouping_sets: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const sets = iterated(args.grouping_sets).map(iterated)
      const aggregates = aggregatesSeen(args)
      const order = isTrue(args.order) ? args.order : joined([...new Set(sets.flat().map(hashed))]).join(', ')
      if (sets.length === 0) throw valueError("The 'grouping_sets' parameter cannot be empty.")
      const domain = requiredDomain(env, args.domain, model)
      const { major } = env.dialect.series
      const asked = { domain, sets: sets.map((set) => set.map((key) => matched(key, major))), aggregates }
      return formattedGroupingSets(env, model, { ...asked, order: withAttribute(order, 'split') })
    },
  },
  web_read_group: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      if ('fields' in args) {
        lookAtReadGroup(env, env.table(model), args)
        const asked = oldCall(call)
        const groups = readGroup(env, model, asked).map((group) => expanded(call, group))
        // Nobody counts what is before a page of nothing (addons/web/models/models.py of 14; tried on 14.0).
        if (groups.length === 0) return { groups, length: 0 }
        if (groups.length !== asked.limit) return { groups, length: withSkipped(args, groups.length) }
        const whole = { ...asked, fields: ['display_name'], orderby: '', limit: 0, offset: 0, lazy: true }
        return { groups, length: readGroup(env, model, whole).length }
      }
      // (addons/web/models/models.py of 19)
      if (!Array.isArray(args.groupby) || args.groupby.length === 0) throw assertionError('')
      // Of several keys the first alone: what is below comes when a group is opened.
      const asked = newCall(call, true)
      const first = { ...asked, groupby: asked.groupby.slice(0, 1) }
      const { order } = args
      const isNothing = () => findsNothing(env, env.table(model), asked.domain)
      if (passesPostgres(isNothing)) checkKeys(env.table(model), [firstKey(first.groupby)])
      const known = isTrue(order) ? knownTerms(withAttribute(order, 'split'), first) : ''
      const page = {
        ...first,
        page: () => ({ ...pageSeen(env, withoutOrder(call).args), ...(known && { order: known }) }),
      }
      const groups = formattedReadGroup(env, model, counted(page))
      const length = lengthOf(call, groups.length, page)
      unfold(call, groups, asked)
      return { groups, length }
    },
  },
}

const firstKey = ([spec = '']: readonly string[]) => spec.split(/[:.]/)[0] ?? ''

const TERM = /^[\w.:]+(\s+(asc|desc))?(\s+nulls\s+(first|last))?$/i

/** Of an order what says something of the groups; the rest is the rows' (tried on 19.0). */
function knownTerms(order: string, { groupby, aggregates }: ReturnType<typeof newCall>): string {
  const terms = order.split(',').map((term) => term.trim())
  if (!terms.every((term) => TERM.test(term)))
    throw valueError(`Invalid order ${pythonRepr(order)} for web_read_group()`)
  const specs = new Set([...groupby, ...aggregates, '__count'])
  return terms.filter((term) => specs.has(term.split(/\s/)[0] ?? '')).join(',')
}

/** Of a page that is not full the end is known. */
function lengthOf({ env, model, args }: BaseCall, found: number, asked: ReturnType<typeof newCall>): number {
  if (found === 0) return 0
  if (isTrue(args.limit) && found === args.limit) return groupCount(env, model, asked)
  return withSkipped(args, found)
}

/** What is found and what the page leaves out before it, as it was given. */
const withSkipped = ({ offset = 0 }: Values, found: number) => added(offset, found)

const withoutOrder = (call: BaseCall): BaseCall => ({ ...call, args: { ...call.args, order: undefined } })

/** With the first records of a group, where they are asked for (14). */
function expanded(call: BaseCall, group: Record<string, unknown>): Record<string, unknown> {
  const { expand, expand_limit, expand_orderby, fields, groupby } = call.args
  if (!isTrue(expand) || iterated(groupby).length !== 1) return group
  const args = { domain: group.__domain, fields, limit: expand_limit, order: expand_orderby }
  return { ...group, __data: WEB_METHODS.web_search_read?.run({ ...call, args }) }
}

/** Each group is told with how many rows it has. */
function counted<T extends { readonly aggregates: readonly string[] }>(asked: T): T {
  return asked.aggregates.includes('__count') ? asked : { ...asked, aggregates: [...asked.aggregates, '__count'] }
}

/** With what is in groups, where that is asked for (19). */
function unfold({ env, model, args }: BaseCall, groups: Record<string, unknown>[], asked: ReturnType<typeof newCall>) {
  const { auto_unfold, opening_info, unfold_read_specification, unfold_read_default_limit: most } = args
  if (!isTrue(auto_unfold) && !isTrue(opening_info)) return
  const order = isTrue(args.order) ? String(args.order) : ''
  const below: Unfolding['below'] = (domain, key, { limit, offset }) => {
    const level = { domain, groupby: [key], aggregates: asked.aggregates }
    const known = order && knownTerms(order, { ...asked, ...level })
    const page = () => ({ offset, ...(limit && { limit }), ...(known && { order: known }) })
    const found = formattedReadGroup(env, model, counted({ ...level, page }))
    const isFull = limit !== undefined && found.length === limit
    return { groups: found, length: isFull ? groupCount(env, model, level) : found.length && found.length + offset }
  }
  const unfolding: Unfolding = {
    ...{ env, model, domain: asked.domain, below },
    order: orderWithin(order, env.table(model).definition.order ?? 'id', asked.groupby),
    openings: isTrue(opening_info) ? (opening_info as Unfolding['openings']) : undefined,
    limit: most === undefined ? 80 : (most as number) || undefined,
    specification: (isTrue(unfold_read_specification) ? unfold_read_specification : {}) as Specification,
  }
  openGroups(unfolding, groups, asked.groupby, isTrue(auto_unfold))
}

function oldCall(call: BaseCall) {
  const { env, args } = call
  const { major } = env.dialect.series
  // None is no word for yes (tried on 14.0).
  const lazy = isTrue(major === 14 && args.lazy === null ? false : (args.lazy ?? true))
  const keys = () => oldKeys(major, args.groupby, lazy)
  if (major >= 19) lookAtNames(env, call.model, lazy ? keys().slice(0, 1) : keys(), iterated(args.fields))
  const aggregates = (major < 17 && !isTrue(args.fields) ? [] : iterated(args.fields)).map((one) => matched(one, major))
  const orderby = orderbySeen(major, args.orderby)
  const asked = {
    ...{
      domain: major < 17 ? domainOf(call) : requiredDomain(env, args.domain, call.model, true),
      fields: aggregates,
      groupby: keys(),
      isText: typeof args.groupby === 'string',
      lazy,
    },
    ...(orderby !== undefined && { orderby }),
  }
  const page = major < 17 ? wholePage(args) : pageSeen(env, args)
  if (major < 13 || major === 17 || major === 18) return { ...asked, ...page }
  // It is looked at once all else has been (tried on 14.0 and 19.0).
  return {
    ...asked,
    get offset() {
      return page.offset ?? 0
    },
    get limit() {
      return page.limit
    },
  }
}

/** A page of groups up to 16: what `int()` makes of it. */
const wholePage = ({ limit, offset }: Values): Page => ({
  get limit() {
    return isTrue(limit) ? checkedCount(intOf(limit), 'LIMIT') : undefined
  },
  get offset() {
    return isTrue(offset) ? checkedCount(intOf(offset), 'OFFSET') : 0
  },
})

/** The keys of `read_group`: one text, or a list. */
function oldKeys(major: number, groupby: unknown, isLazy: boolean): string[] {
  if (typeof groupby === 'string') return [groupby]
  if (major < 17) return iterated(groupby).map((key) => withAttribute(hashed(key), 'split'))
  if (!Array.isArray(groupby)) {
    // 17 and 18 take them as they are where all of them count (tried on 17.0 and 18.0).
    if (major < 19 && !isLazy) return iterated(groupby).map((key) => matched(key, major))
    if (!isLazy && pythonType(groupby) === 'dict') return iterated(groupby).map((key) => matched(key, major))
    // Slices are keys since Python 3.12, which 17 and 18 need not have.
    if (pythonType(groupby) === 'dict') {
      throw major < 19 ? typeError("unhashable type: 'slice'") : keyError('slice(None, 1, None)')
    }
    throw typeError(`'${pythonType(groupby)}' object is not subscriptable`)
  }
  // What nobody groups by yet is told as it is (tried on 19.0).
  const asked = major >= 19 && isLazy ? 1 : groupby.length
  return groupby.map((key, index) => (index < asked ? matched(key, major) : (key as string)))
}

function orderbySeen(major: number, orderby: unknown): string | undefined {
  if (!isTrue(orderby)) return undefined
  return major < 17 ? matched(orderby, major) : withAttribute(orderby, 'split')
}

/** The web client's own method takes the domain in before it is asked who may read (tried on 19.0). */
function newCall(call: BaseCall, isTakenFirst = false) {
  const { env, args } = call
  const { order } = args
  const groupby = joined(iterated('groupby' in args ? args.groupby : []))
  const aggregates = aggregatesSeen(args)
  if (isTakenFirst) requiredDomain(env, args.domain, call.model, true)
  env.checkAccess(env.table(call.model), 'read')
  const domain = requiredDomain(env, args.domain, call.model)
  checkLimit(call, domain)
  return {
    ...{ domain, groupby, aggregates },
    // Of all as one, and of nothing, nobody looks at it.
    having: () => (groupby.length > 0 && 'having' in args ? iterated(args.having) : []),
    page: () => ({
      ...pageSeen(env, withoutOrder(call).args),
      ...(groupby.length > 0 && isTrue(order) && { order: withAttribute(order, 'split') }),
    }),
  }
}

/** Groups are counted against the limit, which PostgreSQL has seen before where it was asked (tried on 19.0). */
function checkLimit({ env, model, args: { limit, offset } }: BaseCall, domain: readonly unknown[]): void {
  const isCounted = typeof limit === 'number' || typeof limit === 'boolean' || !isTrue(limit) || isTrue(offset)
  if (isCounted) return
  const isNothing = () => findsNothing(env, env.table(model), domain)
  const isUnasked = env.dialect.series.major >= 19 && passesPostgres(isNothing)
  if (!(isDigits(limit) || isUnasked)) return
  throw typeError(`'<' not supported between instances of 'int' and '${pythonType(limit)}'`)
}

const aggregatesSeen = (args: Values) =>
  iterated('aggregates' in args ? args.aggregates : []).map((one) => withAttribute(one, 'replace'))

/** Texts as `', '.join()` takes them. */
function joined(parts: readonly unknown[]): string[] {
  return parts.map((part, index) => {
    if (typeof part === 'string') return part
    throw typeError(`sequence item ${index}: expected str instance, ${pythonType(part)} found`)
  })
}
