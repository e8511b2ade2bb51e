import { typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, pythonType, withAttribute } from '../../python/eyes.ts'
import { countedId } from '../asked-ids.ts'
import type { Environment, Table } from '../environment.ts'
import { metadataOf, nameOf } from '../external-ids.ts'
import { foundByTries } from '../found-by-tries.ts'
import { limitsInSql, lookAtNameSearch, lookWithoutSuccess, type NameSearch } from '../looks/name-searches.ts'
import { named } from '../name-domain.ts'
import { nameTold } from '../name-told.ts'
import { checkOldIds } from '../old-ids.ts'
import { besideGuards, recordsOf } from '../rights.ts'
import { findsNothing } from '../search.ts'
import { type BaseCall, type BaseMethods, domainOf } from './base-method.ts'
import { isCutByPython, slicedPage } from './page-of-files.ts'
import { operatorSeen, pageSeen, requiredDomain } from './seen-arguments.ts'

export const NAME_METHODS: BaseMethods = {
  name_get: {
    isReadOnly: true,
    run: ({ env, model, ids, isSingle }) => {
      // wire/6.1/old-name_get-int
      if (isSingle && env.dialect.series.major < 7) throw typeError("object of type 'int' has no len()")
      // Lines of orders and groups are told to everybody (odoo/addons/sale/models/sale.py of 14; tried on 14.0).
      const seen = TOLD_TO_ALL.has(model) && isOfOldSales(env) ? env.sudo() : env
      if (isOfOldSales(env)) return namesOf(seen, model, ids)
      checkNamed(seen, env.table(model), ids)
      return besideGuards(seen, env.table(model))
        .read(model, ids, ['display_name'])
        .map((row) => [row.id, row.display_name])
    },
  },
  name_search: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { model, args } = call
      const env = byIds(call) ? call.env.withContext({ ...call.env.context, search_product_product: false }) : call.env
      const table = env.table(model)
      const given = 'operator' in args ? args.operator : 'ilike'
      const asked = { name: args.name ?? ('name' in args ? null : ''), domain: args.domain, operator: given }
      lookAtNameSearch(env, table, asked)
      const { major } = env.dialect.series
      if (major >= 13 && major < 19 && typeof given === 'object' && isTrue(given)) {
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
      const domain = iterated(takenFirst(call))
      // Nothing is tried for where nothing can be.
      const isTried = table.definition.nameTries !== undefined && env.dialect.series.major >= 19
      const tried = () => foundByTries(env, model, args.name, operator, domain, page)
      const ids =
        (isTried && findsNothing(env, table, domain) ? [] : tried()) ??
        env.search(model, [...domain, ...named(env, model, args.name, operator)], page)
      if (ids.length === 0) lookWithoutSuccess(env, table, asked)
      if (!isFoundByCode(env, model, ids, asked)) checkRest(args.limit ?? 100)
      return ids.map((id) => [id, nameGot(env.sudo(), table, id)])
    },
  },
  name_create: {
    model: true,
    run: ({ env, model, args }) => {
      const { recName = 'name' } = env.table(model).definition
      // What has no name is not made by one, and nothing is said (tried on 14.0 and 19.0).
      if (!(recName in env.table(model).fields)) return false
      const given = nameSeen(env, model, args.name)
      const made = env.table(model).definition.valuesOfName?.(given, env) ?? { [recName]: given }
      const id = env.create(model, made)
      return [id, env.sudo().displayName(model, id) || env.sudo().read(model, [id], ['display_name'])[0]?.display_name]
    },
  },
  get_external_id: { isReadOnly: true, run: externalIds },
  get_xml_id: { isReadOnly: true, run: externalIds },
  get_metadata: { isReadOnly: true, run: ({ env, model, ids }) => metadataOf(env, model, ids) },
  perm_read: { isReadOnly: true, run: ({ env, model, ids }) => metadataOf(env, model, ids) },
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
  if (model !== 'product.template' || env.dialect.series.major < 19 || !Array.isArray(domain)) return false
  return !('search_product_product' in env.context) && domain.some((term) => Array.isArray(term) && term[0] === 'id')
}

function nameGot(env: Environment, table: Table, id: number): string | false {
  const { nameGot: got, name } = table.definition
  const row = table.rows.get(id)
  return nameTold(env, name, got === undefined || row === undefined ? env.displayName(name, id) : got(row, env))
}

const TOLD_TO_ALL: ReadonlySet<string> = new Set(['sale.order.line', 'res.groups'])

const isOfOldSales = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 17

/** Names of records, and from 13 to 16 of those that are being made: id 0, or nothing. */
function namesOf(env: Environment, model: string, ids: readonly unknown[]): unknown[] {
  const isNothing = (id: unknown) => (id === null || id === false || id === '') && model !== 'product.product'
  const there = ids.map((id) => (isNothing(id) ? 0 : id)) as number[]
  const known = there.filter((id) => id !== 0)
  const table = env.table(model)
  const { recName = 'name' } = table.definition
  // Who may read none is told so before an id is looked at.
  if (known.map(hashed).length > 0 && recName in table.fields) env.checkAccess(table, 'read')
  checkOldIds(env, table, known)
  checkNamed(env, table, known)
  const rows = besideGuards(env, table).read(model, there, ['display_name'])
  const { nameGot: named } = table.definition
  const nameOf = (row: Readonly<Record<string, unknown>>) =>
    named === undefined || row.id === 0 ? row.display_name : nameGot(env.sudo(), table, row.id as number)
  const names = new Map(rows.map((row) => [row.id, nameOf(row)]))
  return ids.flatMap((id) => {
    const key = isNothing(id) ? 0 : (id as number)
    return names.has(key) ? [[id, names.get(key)]] : []
  })
}

function externalIds({ env, model, ids }: BaseCall): Record<number, string> {
  for (const id of ids) countedId(hashed(id))
  return Object.fromEntries(ids.map((id) => [id, nameOf(env, model, id) ?? '']))
}

/** Since 10 the records of names are there (tried on 14.0). */
function checkNamed(env: Environment, table: Table, ids: readonly unknown[]): void {
  const { recName = 'name' } = table.definition
  if (env.dialect.series.major < 10 || !(recName in table.fields)) return
  const known = ids.filter((id) => hashed(id))
  if (known.length === 0) return
  env.checkAccess(table, 'read')
  recordsOf(besideGuards(env, table), table, known, 'read')
}

/** Contacts are made of a text, which may hold an address too (tried on 14.0 and 16.0 to 19.0). */
function nameSeen({ dialect }: Environment, model: string, name: unknown): unknown {
  const { major } = dialect.series
  const isOld = major >= 13 && major < 17
  if (model === 'res.partner' && isOld && major < 16 && isTrue(name) && typeof name !== 'string') {
    throw typeError(`sequence item 0: expected str instance, ${pythonType(name)} found`)
  }
  if (model === 'res.partner' && isOld && !isTrue(name)) return ''
  if (model !== 'res.partner' || major < 17) return name
  return isTrue(name) ? withAttribute(name, 'strip') : ''
}
