import { keyError, typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, itemAt, iterated, lacksAttribute, matched, pythonType } from '../../python/eyes.ts'
import { activeName } from '../active-name.ts'
import type { Environment, Table } from '../environment.ts'
import { counts, looksWithin } from './eyes.ts'

type Look = (domain: unknown) => void

/** `term[0]`; a dictionary of a wire has texts for its keys. */
export function firstOf(term: unknown): unknown {
  if (pythonType(term) === 'dict') throw keyError(0)
  return itemAt(term, 0)
}

/** What a model's own `_search` looks at before rights and all else (by source of 14.0; each tried on it). */
const SEARCHES: Readonly<Record<string, Look>> = {
  // Archived children count for `child_of`.
  'res.partner': (domain) => {
    counts(domain)
    if (iterated(domain).length === 1) counts(firstOf(domain))
  },
  'res.users': (domain) => {
    if (!isTrue(domain)) return
    for (const term of iterated(domain)) if (Array.isArray(term)) hashed(firstOf(term))
  },
  'res.partner.bank': (domain) => {
    counts(domain)
    // By number, not by key: a dictionary has no first member.
    if (pythonType(domain) === 'dict' && isTrue(domain)) throw keyError(0)
    for (const term of iterated(domain))
      if (firstOf(term) === 'acc_number') lookAtAccount(itemAt(term, 1), itemAt(term, 2))
  },
  'ir.attachment': namesFile,
}

/** An account's number is looked for without blanks, in texts and lists of them. */
export function lookAtAccount(operator: unknown, value: unknown): void {
  const isMany = typeof value === 'object' && value !== null
  for (const one of isMany ? iterated(value) : [value]) if (isTrue(one)) matched(one, 0)
  looksWithin(operator)
  if (!iterated(operator).join('').includes('like') || typeof value === 'string') return
  throw typeError(`can only concatenate str (not "${isMany ? 'list' : pythonType(value)}") to str`)
}

/** Attachments of fields are left out, unless the domain says otherwise. */
export function namesFile(domain: unknown): void {
  const isSaid = iterated(domain).some((term) => ['id', 'res_field'].includes(firstOf(term) as string))
  if (!isSaid && !Array.isArray(domain)) throw lacksAttribute(domain, 'insert')
}

/** 17 and 18 put that condition before the others (tried on 17.0 and 18.0). */
function joinsFiles(domain: unknown): void {
  for (const term of iterated(domain)) hashed(firstOf(term))
  joinsMessages(domain)
}

/** Groups look at an order before anybody asks for rights, since 16 (tried on 16.0 to 19.0). */
export function lookAtOrder(env: Environment, model: string, order: unknown): void {
  if (model !== 'res.groups' || env.dialect.series.major < 16 || !isTrue(order) || typeof order === 'string') return
  throw lacksAttribute(order, 'startswith')
}

/** Others than employees find messages of some kinds, by a condition before theirs (tried on 17.0 and 18.0). */
function joinsMessages(domain: unknown): void {
  if (!Array.isArray(domain)) throw typeError(`can only concatenate list (not "${pythonType(domain)}") to list`)
}

/** Models that make a list of whatever a domain is, by the first and the last series (tried on 16.0, 17.0 and 18.0). */
const LISTED: readonly (readonly [since: number, until: number, model: string])[] = [
  [16, 17, 'sale.order.line'],
  [17, 17, 'res.partner.bank'],
  [18, 18, 'account.tax'],
]

/** What a search looks at first, from 13 to 18; answers the domain that it goes on with. */
export function lookAtSearch(
  env: Environment,
  { definition: { name } }: Table,
  domain: readonly unknown[],
): readonly unknown[] {
  const { major } = env.dialect.series
  if (env.isSudo || major < 13) return domain
  if (major < 17 || (major < 19 && name === 'res.users')) SEARCHES[name]?.(domain)
  else if (major < 19 && name === 'ir.attachment') joinsFiles(domain)
  else if (major < 19 && name === 'mail.message' && !env.groups.includes('user')) joinsMessages(domain)
  const isListed = LISTED.some(([since, until, model]) => since <= major && major <= until && model === name)
  return isListed ? iterated(domain) : domain
}

/** `_where_calc` of 10 to 16: a domain that does not say which of archived rows it wants gets one more condition. */
export function lookForActive(env: Environment, table: Table, domain: unknown): void {
  const name = activeName(env, table)
  if (name === undefined || env.context.active_test === false) return
  if (iterated(domain).some((term) => firstOf(term) === name)) return
  if (!Array.isArray(domain)) throw typeError(`can only concatenate list (not "${pythonType(domain)}") to list`)
}
