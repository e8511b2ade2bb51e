import { ServerError } from '../../errors/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import { type Data, idsOf, objectOf, unexpected } from '../check-answer.ts'
import { fetchPage, type Page, type PlannedCall } from '../plan/fetch.ts'
import { type Found, foundOf, ofIds } from '../plan/found.ts'
import { readsOf } from '../plan/read-batch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import type { Domain } from '../types/where.ts'
import { columnPlan } from './column-plan.ts'
import { castColumn, columnOf } from './column-values.ts'

/** Whole columns of some records: values of one index belong to one record. */
export interface ReadColumns {
  readonly ids: number[]
  readonly found: Found
  /** By field: values as rows have them, of a many2one the id. */
  readonly columns: ReadonlyMap<string, unknown[]>
}

/** So many records in one call at most: one answer is one row, which server and client hold at once. */
const AT_MOST = 20_000

interface Bounds {
  /** So many records in one call. */
  readonly atMost?: number
  /** Told when the server has no columns of these, and rows were read. */
  readonly onRefused?: (() => void) | undefined
}

/**
 * Reads columns in the page's order. What `search` finds is what there is: access rules that only it knows hold, and
 * the order is its own.
 */
export async function readColumns(
  scope: Scope,
  node: SelectionNode,
  page: Page,
  options: CallOptions = {},
  { atMost = AT_MOST, onRefused }: Bounds = {},
): Promise<ReadColumns> {
  const { major } = await scope.caller.series(options)
  const plan = columnPlan(node, major)
  // To Odoo a limit of 0 is none.
  if (plan.columns.length === 0 || page.limit === 0) return ofRows(scope, node, page, options)
  const { model } = node.schema
  const { domain, ...paging } = page
  const kwargs = Object.fromEntries(Object.entries(paging).filter(([, value]) => value !== undefined))
  const answer = await scope.caller.call(model, 'search', [domain], kwargs, options)
  const found = idsOf(answer, { model, method: 'search' })
  const isPage = page.limit !== undefined || page.offset !== undefined
  const [aggregated, rows] = await Promise.all([
    aggregate(scope, model, plan.columns, partsOf(domain, found, isPage, atMost), options),
    readFields(scope, node, found, plan.read, options),
  ])
  // Views of the database may give an id to several rows: only `read` knows which one it means.
  const isUnique = aggregated !== undefined && new Set(found).size === found.length
  if (isUnique) return joined(scope, node, domain, found, aggregated, rows, options)
  onRefused?.()
  return ofRows(scope, node, page, options)
}

/** What is no column, or was refused as such, read row by row. */
async function ofRows(scope: Scope, node: SelectionNode, page: Page, options: CallOptions): Promise<ReadColumns> {
  const rows = await fetchPage(scope, node, page, options)
  const columns = node.names.map((name) => {
    const field = node.schema.field(name)
    return [name, rows.map((row) => own(field, row[name]))] as const
  })
  return { ids: rows.map(({ id }) => id), found: foundOf(rows), columns: new Map(columns) }
}

/** Where the value of each record stands, and the columns. */
interface Aggregated {
  readonly at: ReadonlyMap<number, number>
  readonly columns: ReadonlyMap<string, unknown[]>
}

/** Domains that find all records, some at a time: by ranges of ids, or by the ids of a page. */
function partsOf(domain: Domain, found: readonly number[], isPage: boolean, atMost: number): Domain[] {
  if (!isPage && found.length <= atMost) return found.length === 0 ? [] : [domain]
  const sorted = [...found].sort((a, b) => a - b)
  const parts: Domain[] = []
  for (let start = 0; start < sorted.length; start += atMost) {
    const ids = sorted.slice(start, start + atMost)
    const span = [['id', '>=', ids[0]] as const, ['id', '<=', ids.at(-1)] as const]
    parts.push(isPage ? [...domain, ['id', 'in', ids]] : [...domain, ...span])
  }
  return parts
}

/**
 * The call that answers whole columns in one row: `formatted_read_group(domain, [], ['id:array_agg', …])` since 19,
 * `read_group(domain, ['c0:array_agg(id)', …], [])` before.
 */
export function aggregateCall(
  model: string,
  fields: readonly FieldSchema[],
  domain: Domain,
  major: number,
): PlannedCall {
  const names = ['id', ...fields.map(({ name }) => name)]
  if (major < 19) {
    const aggregates = names.map((name, index) => `c${index}:array_agg(${name})`)
    return { model, method: 'read_group', args: [domain, aggregates, []], kwargs: { lazy: false } }
  }
  const aggregates = names.map((name) => `${name}:array_agg`)
  return { model, method: 'formatted_read_group', args: [domain], kwargs: { aggregates } }
}

/** Whole columns, of all the domains. Undefined where the server has none: then `read` is asked. */
async function aggregate(
  scope: Scope,
  model: string,
  fields: readonly FieldSchema[],
  parts: readonly Domain[],
  options: CallOptions,
): Promise<Aggregated | undefined> {
  const { major } = await scope.caller.series(options)
  const names = ['id', ...fields.map(({ name }) => name)]
  const columns = new Map<string, unknown[]>(names.map((name) => [name, []]))
  for (const domain of parts) {
    const row = await aggregateRow(scope, aggregateCall(model, fields, domain, major), options)
    if (row === undefined) return undefined
    names.forEach((name, index) => {
      const values = columnOf(model, name, row[major >= 19 ? `${name}:array_agg` : `c${index}`])
      const all = columns.get(name) as unknown[]
      if (all.length === 0) columns.set(name, values)
      else for (const value of values) all.push(value)
    })
  }
  const ids = idsOf(columns.get('id'), { model, method: 'read_group' })
  for (const field of fields) {
    const values = columns.get(field.name) as unknown[]
    if (values.length !== ids.length) {
      const wanted = `${ids.length} values of ${field.name}`
      throw unexpected(`${values.length} of them`, wanted, { model, method: 'read_group' })
    }
    castColumn(model, field, values)
  }
  const at = new Map(ids.map((id, index) => [id, index]))
  return at.size === ids.length ? { at, columns } : undefined
}

/** Some models refuse it, and XML-RPC carries no null: it answers none at all then. */
async function aggregateRow(scope: Scope, call: PlannedCall, options: CallOptions): Promise<Data | undefined> {
  try {
    const answer = await scope.caller.call(call.model, call.method, call.args, call.kwargs, options)
    return Array.isArray(answer) ? objectOf(answer[0] ?? {}, call) : undefined
  } catch (error) {
    if (ServerError.is(error)) return undefined
    throw error
  }
}

type RowsById = ReadonlyMap<number, Row>

async function readFields(
  scope: Scope,
  { schema }: SelectionNode,
  ids: readonly number[],
  fields: readonly FieldSchema[],
  options: CallOptions,
): Promise<RowsById | undefined> {
  if (fields.length === 0 || ids.length === 0) return undefined
  options.signal?.throwIfAborted()
  return readsOf(scope).read(
    schema,
    ids,
    fields.map(({ name }) => name),
  )
}

async function joined(
  scope: Scope,
  node: SelectionNode,
  domain: Domain,
  found: readonly number[],
  { at, columns: aggregated }: Aggregated,
  rows: RowsById | undefined,
  options: CallOptions,
): Promise<ReadColumns> {
  const { schema, names } = node
  const lacking = found.filter((id) => !at.has(id))
  const later = lacking.length === 0 ? undefined : await readLater(scope, node, domain, lacking, options)
  const ids = found.filter((id) => (at.has(id) || later?.has(id)) && (rows === undefined || rows.has(id)))
  const positions = ids.map((id) => at.get(id))
  const isSame = positions.length === at.size && positions.every((position, index) => position === index)
  const columnOf = (field: FieldSchema): unknown[] => {
    const { name } = field
    const whole = aggregated.get(name)
    if (whole === undefined) return ids.map((id) => own(field, (rows?.get(id) ?? later?.get(id))?.[name]))
    if (isSame) return whole
    return positions.map((position, index) =>
      position === undefined ? own(field, later?.get(ids[index] as number)?.[name]) : whole[position],
    )
  }
  return { ids, found: ofIds(found), columns: new Map(names.map((name) => [name, columnOf(schema.field(name))])) }
}

/** What was written or deleted between the calls: rows of those that still match the conditions. */
async function readLater(
  scope: Scope,
  node: SelectionNode,
  domain: Domain,
  ids: readonly number[],
  options: CallOptions,
): Promise<RowsById> {
  const page = { domain: [...domain, ['id', 'in', ids]], order: undefined, limit: undefined, offset: undefined }
  const rows = await fetchPage(scope, node, page as Page, options)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Rows are shared by who asked for them: lists are handed out as copies. */
function own(field: FieldSchema, value: unknown): unknown {
  if (field.kind === 'many2one') return (value as { id: number } | null)?.id ?? null
  return isToMany(field) && Array.isArray(value) ? [...value] : value
}
