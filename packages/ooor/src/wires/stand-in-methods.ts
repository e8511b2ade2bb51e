import { MalformedResponseError } from '../errors/index.ts'
import type { ModelCall } from './wire.ts'

/** Calls one method; what `callOldMethod` is built on. */
type Call = (call: ModelCall) => Promise<unknown>

/**
 * Methods as later series have them, on 6.1 and 7.0, so that the same call works everywhere:
 *
 * - `search_read` is `search` and `read`, in the order found
 * - `fields_get` has no `attributes`: all come, and those that were not asked for are left out here
 *
 * (wire/6.1/xmlrpc-object-search_read, wire/7.0/xmlrpc-object-search_read)
 */
export function callOldMethod(call: ModelCall, send: Call): Promise<unknown> {
  if (call.method === 'search_read') return searchRead(call, send)
  if (call.method === 'fields_get') return fieldsGet(call, send)
  return send(call)
}

async function searchRead({ model, args, kwargs }: ModelCall, send: Call): Promise<unknown> {
  const names = ['domain', 'fields', 'offset', 'limit', 'order']
  const named = { ...kwargs, ...Object.fromEntries(args.map((value, index) => [names[index], value])) }
  const { domain = [], fields = [], offset, limit, order } = named as Record<string, unknown>
  const paging = Object.fromEntries(Object.entries({ offset, limit, order }).filter(([, value]) => value != null))
  const ids = await send({ model, method: 'search', args: [domain], kwargs: paging })
  if (!Array.isArray(ids)) throw notThat(model, 'search', 'list of ids')
  if (ids.length === 0) return []
  const rows = await send({ model, method: 'read', args: [ids, fields], kwargs: {} })
  if (!Array.isArray(rows) || !rows.every(isObject)) throw notThat(model, 'read', 'list of rows')
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function fieldsGet({ model, method, args, kwargs }: ModelCall, send: Call): Promise<unknown> {
  const { attributes: named, ...rest } = kwargs
  const attributes = (args[1] ?? named) as readonly string[] | undefined
  const fields = await send({ model, method, args: args.slice(0, 1), kwargs: rest })
  if (!isObject(fields)) throw notThat(model, method, 'fields')
  if (attributes === undefined || attributes.length === 0) return fields
  const wanted = (field: unknown) => Object.entries(field ?? {}).filter(([name]) => attributes.includes(name))
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, Object.fromEntries(wanted(field))]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function notThat(model: string, method: string, wanted: string): MalformedResponseError {
  return new MalformedResponseError(`${model}.${method} answered no ${wanted}`, { call: { model, method } })
}
