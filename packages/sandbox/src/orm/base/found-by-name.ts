import { typeError } from '../../python/exceptions.ts'
import { isTrue, iterated, pythonType } from '../../python/eyes.ts'
import { checkLanguageOfFields } from '../check-language.ts'
import { takenIn } from '../domain/condition.ts'
import type { Environment } from '../environment.ts'
import { foundByTries } from '../found-by-tries.ts'
import { limitsInSql, lookAtNameSearch, lookWithoutSuccess, type NameSearch } from '../looks/name-searches.ts'
import { lookAtNameSince19 } from '../looks/names-since-19.ts'
import { firstOf } from '../looks/searches.ts'
import { named } from '../name-domain.ts'
import { findsNothing } from '../search.ts'
import { type BaseCall, domainOf } from './base-method.ts'
import { isCutByPython, slicedPage } from './page-of-files.ts'
import { operatorSeen, pageSeen, requiredDomain } from './seen-arguments.ts'

/** The ids that `name_search` finds; their names are told afterwards, in words. */
export function foundByName(call: BaseCall): number[] {
  const found = foundIds(call)
  if (found.length > 0) checkLanguageOfFields(call.env, call.env.table(call.model), ['display_name'])
  return found
}

function foundIds(call: BaseCall): number[] {
  const { model, args } = call
  const env = byIds(call) ? call.env.withContext({ ...call.env.context, search_product_product: false }) : call.env
  const table = env.table(model)
  const given = 'operator' in args ? args.operator : 'ilike'
  const asked = { name: args.name ?? ('name' in args ? null : ''), domain: args.domain, operator: given }
  lookAtNameSearch(env, table, asked)
  const { major } = env.dialect.series
  const isOdd = given !== null && (isOfOldSales(env) || major === 17 || major === 18)
  if (isOdd && typeof given === 'object') {
    env.checkAccess(table, 'read')
    // What finds nothing anyway looks at no operator (tried on 14.0, 17.0 and 18.0).
    if (findsNothing(env, table, iterated(domainOf(call)))) return []
    const field = major >= 18 ? 'display_name' : (table.definition.recName ?? 'name')
    if (major >= 17) throw env.dialect.domains.invalidLeaf([field, given, asked.name])
  }
  const operator = operatorSeen(env, given, model)
  const page = () =>
    isCutByPython(env, model, args.domain)
      ? slicedPage(env, { limit: args.limit ?? 100 })
      : pageSeen(env, { limit: args.limit ?? 100 }, limitsInSql(env, table, asked))
  const isNew = major >= 19
  if (isNew) takenIn(env, ['display_name', operator, asked.name])
  const domain = iterated(takenFirst(call))
  if (isNew) lookAtNameSince19(env, table, domain, asked.name, operator)
  // Nothing is tried for where nothing can be.
  const isCounted = isOfOldSales(env) && !limitsInSql(env, table, asked)
  const isTried = table.definition.nameTries !== undefined && (isNew || isCounted)
  const tried = () => foundByTries(env, model, args.name, operator, domain, page)
  const ids =
    (isTried && findsNothing(env, table, domain) ? [] : tried()) ??
    env.search(model, [...domain, ...named(env, model, args.name, operator)], page)
  if (ids.length === 0) lookWithoutSuccess(env, table, asked, args.limit)
  if (!isFoundByCode(env, model, ids, asked)) checkRest(args.limit ?? 100)
  return ids
}

/** Whether a search for variants stopped at the first try: nothing is counted then. */
function isFoundByCode(
  env: Environment,
  model: string,
  ids: readonly number[],
  { name, operator }: NameSearch,
): boolean {
  if (model !== 'product.product' || env.dialect.series.major < 19 || !isTrue(name)) return true
  if (typeof operator !== 'string' || operator === '!=' || operator.startsWith('not ')) return true
  const { rows } = env.table(model)
  return ids.some((id) => rows.get(id)?.default_code === name || rows.get(id)?.barcode === name)
}

/** What is left of a limit is told by Python (tried on 19.0). */
function checkRest(limit: unknown): void {
  if (typeof limit === 'number' || typeof limit === 'boolean') return
  if (isTrue(limit)) throw typeError(`unsupported operand type(s) for -: '${pythonType(limit)}' and 'int'`)
  throw typeError(`'>' not supported between instances of '${pythonType(limit)}' and 'int'`)
}

/** Since 19 a name's domain is taken in before it is asked who may search (tried on 19.0). */
function takenFirst(call: BaseCall): readonly unknown[] {
  const { env, model, args } = call
  if (env.dialect.series.major < 19 || !isTrue(args.domain)) return domainOf(call)
  return requiredDomain(env, args.domain, model, true)
}

/** Since 19 a template among some by their ids is looked for by its own name alone (tried on 19.0). */
function byIds({ env, model, args: { domain } }: BaseCall): boolean {
  if (model !== 'product.template' || env.dialect.series.major < 19 || 'search_product_product' in env.context)
    return false
  return isTrue(domain) && iterated(domain).some((term) => firstOf(term) === 'id')
}

export const isOfOldSales = ({ dialect: { series } }: Environment): boolean => series.major >= 13 && series.major < 17
