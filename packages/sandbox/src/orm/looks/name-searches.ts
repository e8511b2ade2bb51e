import { typeError } from '../../python/exceptions.ts'
import { isTrue, iterated, lacksAttribute, matched, pythonType, withAttribute } from '../../python/eyes.ts'
import { compiledDomain } from '../domain/compile.ts'
import type { Environment, Table } from '../environment.ts'
import { counts } from './eyes.ts'
import { firstOf, lookAtAccount, lookForActive } from './searches.ts'

/** What `name_search` is given. */
export interface NameSearch {
  readonly name: unknown
  readonly domain: unknown
  readonly operator: unknown
}

type Look = (call: NameSearch, env: Environment, table: Table) => void

const POSITIVE: ReadonlySet<unknown> = new Set(['=', 'ilike', '=ilike', 'like', '=like'])

/** `list(domain or [])`, as the ORM's own does. */
const listed: Look = ({ domain }) => {
  if (isTrue(domain)) iterated(domain)
}

/** `[…] + domain` */
function joins(domain: unknown): void {
  if (!Array.isArray(domain)) throw typeError(`can only concatenate list (not "${pythonType(domain)}") to list`)
}

const joinsSome = (domain: unknown) => {
  if (isTrue(domain)) joins(domain)
}

/** Without a name the domain goes to `_search` as it is. */
const handsOn: Look = ({ domain }, env, table) => {
  if (!isTrue(domain) || Array.isArray(domain)) return
  env.checkAccess(table, 'read')
  throw env.dialect.domains.notAList(domain)
}

/** `expression.AND([…, domain or []])` */
const normalizes: Look = ({ domain }, env) => {
  if (isTrue(domain) && !Array.isArray(domain)) throw env.dialect.domains.notAList(domain)
}

/** `(name or '').strip()`, where it might be no name at all. */
const strips: Look = ({ name, operator }) => {
  if (operator === 'ilike' && isTrue(name)) withAttribute(name, 'strip')
}

const stripsAndNormalizes: Look = (...call) => {
  strips(...call)
  normalizes(...call)
}

/** `name + '%'` */
function addsText(name: unknown): void {
  if (typeof name === 'string') return
  if (Array.isArray(name)) throw typeError('can only concatenate list (not "str") to list')
  throw typeError(`unsupported operand type(s) for +: '${pythonType(name)}' and 'str'`)
}

/** A pattern is looked for in what might be a name. */
const matches: Look = ({ name, operator }, env) => {
  if (operator === 'ilike' && isTrue(name)) matched(name, env.dialect.series.major)
}

/** What a model's own `_name_search` looks at before all else (by source of 14.0; each tried on it). */
const NAME_SEARCHES: Readonly<Record<string, Look>> = {
  'res.partner': (call, env, table) => {
    // 16 has no way of its own for them any more (tried on 16.0).
    const isOwn = env.dialect.series.major < 16
    if (!isOwn || !isTrue(call.name) || !POSITIVE.has(call.operator)) return listed(call, env, table)
    env.checkAccess(table, 'read')
    const domain = call.domain ?? []
    lookForActive(env, table, domain)
    compiledDomain(env, table, domain as readonly unknown[])
    // Letters and figures alone are looked for in tax numbers; a pattern is made a text before.
    if (call.operator !== 'ilike' && call.operator !== 'like') matched(call.name, env.dialect.series.major)
  },
  'res.partner.category': (call, env, table) => {
    if (!isTrue(call.name)) return handsOn(call, env, table)
    withAttribute(call.name, 'split')
    joinsSome(call.domain)
  },
  'res.partner.bank': (call, env, table) => {
    listed(call, env, table)
    if (call.name !== '' || call.operator !== 'ilike') lookAtAccount(call.operator, call.name)
  },
  'product.product': (call, env, table) => {
    if (isTrue(call.name)) joinsSome(call.domain)
    else handsOn(call, env, table)
  },
  'product.template': (call, env, table) => {
    const { name, domain } = call
    if (!isTrue(name)) return listed(call, env, table)
    if (isByIds(domain)) return
    if (Array.isArray(domain) || domain === null || domain === undefined) return
    throw typeError(`unsupported operand type(s) for +: '${pythonType(domain)}' and 'list'`)
  },
  'account.tax': (call, env, table) => {
    // Since 16 by a pattern (tried on 16.0).
    if (env.dialect.series.major < 16) return stripsAndNormalizes(call, env, table)
    if (call.operator === 'ilike' || call.operator === 'like') matched(call.name, env.dialect.series.major)
    listed(call, env, table)
  },
  'res.users': stripsAndNormalizes,
  'res.country.state': stripsAndNormalizes,
  'res.country': ({ name, domain }) => {
    counts(name)
    joins(domain ?? [])
  },
  'res.bank': ({ name, domain }) => {
    if (isTrue(name)) addsText(name)
    joinsSome(domain)
  },
  'sale.order.line': (call, env, table) => {
    if (POSITIVE.has(call.operator)) normalizes(call, env, table)
    else listed(call, env, table)
  },
  'res.currency.rate': ({ name, domain, operator }) => {
    const isDay = operator !== '=' && operator !== '!=' ? true : /^\d{4}-\d\d-\d\d$/.test(String(name))
    if (!isDay && (domain === null || domain === undefined)) throw lacksAttribute(null, 'append')
  },
  'ir.model': ({ domain }) => {
    if (Array.isArray(domain) || domain === null || domain === undefined) return
    throw typeError(`unsupported operand type(s) for +: '${pythonType(domain)}' and 'list'`)
  },
}

const isByIds = (domain: unknown) => isTrue(domain) && iterated(domain).some((term) => firstOf(term) === 'id')

/** What is looked at once nothing was found: whether the name is one in another form. */
const WITHOUT_SUCCESS: Readonly<Record<string, Look>> = {
  'product.product': reads,
  'product.template': (call, env) => {
    if (!isByIds(call.domain)) reads(call, env)
  },
  'res.currency': ({ name }, env) => {
    // 16 knows no other form of it (tried on 14.0 and 16.0).
    if (env.dialect.series.major < 16) matched(name, env.dialect.series.major)
  },
}

/** Those that look so on 17 and 18 (tried on both). */
const LATE_ON_17: ReadonlySet<string> = new Set(['product.product', 'product.template'])
const LATE_ON_18: ReadonlySet<string> = new Set(['product.product'])

/** `pattern.search(name)` */
function reads({ name, operator }: NameSearch, env: Environment): void {
  if (isTrue(name) && POSITIVE.has(operator)) matched(name, env.dialect.series.major)
}

const isLooking = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 17

/** Models that look first on 17 as well (tried on 17.0). */
const OWN_OF_17: ReadonlySet<string> = new Set(['res.country', 'product.product'])

/** What models of 17 and 18 look at before anybody asks for rights (tried on each). */
const FIRST_LOOKS: Readonly<Record<number, Readonly<Record<string, Look>>>> = {
  17: {
    'res.bank': ({ name, domain }, env) => {
      if (isTrue(name)) {
        addsText(name)
        joinsSome(domain)
      } else if (isTrue(domain) && !Array.isArray(domain)) throw env.dialect.domains.notAList(domain)
    },
    'res.country.state': stripsAndNormalizes,
    'res.users': stripsAndNormalizes,
    'account.tax': matches,
    'res.partner.category': ({ name, domain }) => {
      if (!isTrue(name)) return
      withAttribute(name, 'split')
      joinsSome(domain)
    },
    'product.template': ({ name, domain }) => {
      if (isTrue(name) && isTrue(domain) && !isByIds(iterated(domain))) joins(domain)
    },
  },
  18: {
    'res.bank': ({ name, operator }, env, table) => {
      if (!isTrue(name) || (operator !== 'ilike' && operator !== 'not ilike')) return
      env.checkAccess(table, 'read')
      addsText(name)
    },
    'res.country.state': matches,
    'product.template': ({ domain }) => {
      if (isTrue(domain)) iterated(domain)
    },
  },
}

/** Models of 18 that take what they have found from the limit (tried on 18.0). */
const COUNTS_REST: ReadonlySet<string> = new Set(['product.product', 'res.country.state'])

/** Models that ask whether an operator is a negative one, where there is no name (tried on 19.0). */
const ASKS_OPERATOR: ReadonlySet<string> = new Set(['product.product', 'res.users'])

function lookAtOperator({ definition }: Table, { name, operator }: NameSearch): void {
  if (isTrue(name) || !ASKS_OPERATOR.has(definition.name)) return
  if (typeof operator === 'object' && operator !== null) throw lacksAttribute(operator, 'lower')
}

/** What `name_search` looks at first. */
export function lookAtNameSearch(env: Environment, table: Table, call: NameSearch): void {
  const { major } = env.dialect.series
  FIRST_LOOKS[major]?.[table.definition.name]?.(call, env, table)
  const isOwn = major === 17 && OWN_OF_17.has(table.definition.name)
  if (!isLooking(env) && !isOwn) {
    if (major >= 19) lookAtOperator(table, call)
    if (major !== 18) return
    if (table.definition.name === 'res.country' && isTrue(call.name)) counts(call.name)
    normalizes(call, env, table)
    return
  }
  const look = NAME_SEARCHES[table.definition.name] ?? listed
  look(call, env, table)
}

/** True where PostgreSQL reads the limit: since 17, and where the SQL is written by hand. */
export function limitsInSql(env: Environment, table: Table, { name, operator }: NameSearch): boolean {
  const { major } = env.dialect.series
  if (!isLooking(env)) return major >= 17
  return major < 16 && table.definition.name === 'res.partner' && isTrue(name) && POSITIVE.has(operator)
}

/** What it looks at when it has found nothing. */
export function lookWithoutSuccess(env: Environment, table: Table, call: NameSearch, limit: unknown): void {
  const { major } = env.dialect.series
  const isCounted = major === 18 && isTrue(call.name) && COUNTS_REST.has(table.definition.name)
  if (isCounted && (typeof limit === 'string' || (typeof limit === 'object' && limit !== null))) {
    throw typeError(`unsupported operand type(s) for -: '${pythonType(limit)}' and 'int'`)
  }
  const isLate =
    major === 17 ? LATE_ON_17.has(table.definition.name) : major === 18 && LATE_ON_18.has(table.definition.name)
  if (isLooking(env) || isLate) WITHOUT_SUCCESS[table.definition.name]?.(call, env, table)
}
