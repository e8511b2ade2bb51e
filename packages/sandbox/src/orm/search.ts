import { activeName, namesActive } from './active-name.ts'
import { checkLanguage, checkLanguageOfFound } from './check-language.ts'
import type { Stored } from './definition.ts'
import { asked, compileDomain, compiledDomain, constantOfDomain } from './domain/compile.ts'
import { isNever } from './domain/never.ts'
import type { Predicate } from './domain/predicate.ts'
import type { Environment, Page, Table } from './environment.ts'
import { isAllowed } from './is-allowed.ts'
import { lookAtSearch } from './looks/searches.ts'
import { pageAsked } from './page-asked.ts'
import { passesPostgres, postgresLater } from './postgres-later.ts'
import { checkAccess, checkCompanies, visibility } from './rights.ts'
import { type RowSorter, rowSorter } from './row-sorter.ts'
import { valueReader } from './value-reader.ts'

/** The ids of the rows that match and that the user may see; the page is looked at once there may be any. */
export function searchIds(
  env: Environment,
  model: string,
  given: readonly unknown[],
  page: Page | (() => Page),
): number[] {
  const table = env.table(model)
  const domain = lookAtSearch(env, table, given)
  const isFile = goesByRecords(env, table)
  if (isFile && !isAllowed(() => checkAccess(env, table, 'read'))) {
    compileDomain(env, table, domain)
    // But for what cannot be, and the files of a model (tried on 19.0).
    if (findsNothing(env, table, domain) || namesModels(domain)) checkAccess(env, table, 'read')
    const wanted = typeof page === 'function' ? page() : page
    endOf(wanted)
    rowSorter(env, table, wanted.order || (table.definition.order ?? 'id'))
    wanted.lookFurther?.()
    return []
  }
  checkAccess(env, table, 'read')
  // Nobody is asked for what cannot be: neither order nor limit is looked at.
  const { major } = env.dialect.series
  const isNothing = () => findsNothing(env, table, domain)
  if (major < 19 ? isNothing() : passesPostgres(isNothing)) return []
  // Since 19 the page is PostgreSQL's business: Python has been through the whole domain by then (tried on 19.0).
  const sliced = isFile && typeof page === 'function' ? page() : undefined
  // From 13 to 17 the order is taken apart before the domain is looked at (tried on 14.0, 16.0 and 17.0).
  const ordered = major >= 13 && major < 18 && typeof page === 'function' ? page() : sliced
  const find = major < 19 ? finder(env, table, domain) : postgresLater(() => finder(env, table, domain)())
  const wanted = ordered ?? (typeof page === 'function' ? page() : page)
  const order = wanted.order || (table.definition.order ?? 'id')
  const sort = rowSorter(env, table, order)
  const isLate = (major === 17 || major === 18) && FOUND_FIRST.has(model)
  if (!isLate) wanted.lookFurther?.()
  const { offset = 0, limit } = pageAsked(wanted, find)
  const isFound = find()
  if (isLate && shownRows(env, table, [...table.rows.values()].filter(isFound)).length > 0) wanted.lookFurther?.()
  const end = endOf(wanted)
  const isFilled = table.definition.searched?.isFilled === true
  const sorted = foundInOrder(env, table, isFound, { order, sort, first: isFilled ? undefined : end })
  const shown = isFilled
    ? shownRows(env, table, sorted.slice(offset)).slice(0, limit || undefined)
    : shownRows(env, table, sorted.slice(offset, end))
  return shown.map(({ id }) => id)
}

/** Since 19 a search of files asks the rights of the records that they belong to, and not its own (tried on 19.0). */
const goesByRecords = ({ dialect }: Environment, { definition }: Table) =>
  definition.name === 'ir.attachment' && dialect.series.major >= 19

/** Models of which nobody looks further where the user may see none of what was found, on 17 and 18 (tried on both). */
const FOUND_FIRST: ReadonlySet<string> = new Set(['mail.activity'])

/** Whether all rows that match are files of some models. */
const namesModels = (domain: readonly unknown[]) =>
  !domain.some((term) => term === '|' || term === '!') &&
  domain.some((term) => Array.isArray(term) && term[0] === 'res_model' && (term[1] === '=' || term[1] === 'in'))

/** Where a page ends; undefined where it does not. */
function endOf({ offset = 0, limit, end }: Page): number | undefined {
  return end ?? (limit ? offset + limit : undefined)
}

/** What the user is shown of rows that a search has found. */
export function shownRows(env: Environment, table: Table, rows: readonly Readonly<Stored>[]) {
  const { searched } = table.definition
  checkLanguageOfFound(env, table, rows)
  return searched === undefined || env.mayAll ? rows : rows.filter((row) => searched.shows(row, env))
}

/** True for a domain that no row can match, as a server knows without asking for rows. */
export function findsNothing(env: Environment, table: Table, domain: readonly unknown[]): boolean {
  const { major } = env.dialect.series
  if (major < 13) return false
  return major < 19 ? isNever(env, domain) : constantOfDomain(env, table, domain) === false
}

/** Models whose own search looks up what the user may see. */
const LOOKED_UP: ReadonlySet<string> = new Set(['ir.attachment', 'mail.message', 'mail.activity'])

/** Whether there is nothing to group, as is known beforehand: since 19 some are looked up first (tried on 19.0). */
export function groupsNothing(env: Environment, table: Table, domain: readonly unknown[]): boolean {
  if (findsNothing(env, table, domain)) return true
  if (env.dialect.series.major < 19 || !LOOKED_UP.has(table.definition.name)) return false
  return shownRows(env, table, matchingRows(env, table, domain)).length === 0
}

export const matchingRows = (env: Environment, table: Table, domain: readonly unknown[]) =>
  [...table.rows.values()].filter(finder(env, table, domain)())

/** Tells which rows match a domain that Python has been through, once PostgreSQL has been through it too. */
function finder(env: Environment, table: Table, domain: readonly unknown[]): () => Predicate {
  checkCompanies(env, table)
  checkLanguage(env, goesByRecords(env, table) ? undefined : table)
  const compiled = compiledDomain(env, table, domain)
  return () => finding(env, table, domain, asked(env, compiled))
}

function finding(env: Environment, table: Table, domain: readonly unknown[], matches: Predicate): Predicate {
  const name = activeName(env, table)
  const isAll = name === undefined || env.context.active_test === false || namesActive(env, table, domain)
  const sees = visibility(env, table)
  const among = env.mayAll ? undefined : table.definition.searched?.among
  const isLeftOut = env.mayAll ? undefined : table.definition.leftOut?.(domain)
  const isActive = isAll ? () => true : activeTest(env, table, name)
  return (row) => isActive(row) && sees(row) && among?.(row, env) !== false && isLeftOut?.(row) !== true && matches(row)
}

/** Fewer rows are sorted sooner than anything is remembered. */
const MANY_ROWS = 256

/** The rows that are found, in an order: all of them, or no more than the first so many. */
function foundInOrder(
  env: Environment,
  table: Table,
  isFound: Predicate,
  { order, sort, first = Number.POSITIVE_INFINITY }: { order: string; sort: RowSorter; first: number | undefined },
): readonly Readonly<Stored>[] {
  const all = () => [...table.rows.values()]
  const goesBy = table.rows.size < MANY_ROWS ? 'who asks' : sort.goesBy()
  const name = `${order} ${env.lang}`
  const inOrder = goesBy === 'who asks' ? undefined : table.keptInOrder({ name, goesBy }, () => sort(all()))
  if (inOrder === undefined) {
    const rows = all().filter(isFound)
    return rows.length > 1 ? sort(rows, first) : rows
  }
  const found: Readonly<Stored>[] = []
  for (const row of inOrder) {
    if (found.length >= first) break
    if (isFound(row)) found.push(row)
  }
  return found
}

function activeTest(env: Environment, table: Table, name: string): (row: Readonly<Stored>) => boolean {
  const isActive = valueReader(env, table, name)
  return (row) => isActive(row) === true
}
