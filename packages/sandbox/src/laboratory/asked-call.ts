import { decodeMethodCall } from 'ooor/protocol'
import { jsonBody } from '../dispatch/json-body.ts'
import type { SandboxRequest } from '../http-exchange.ts'
import { unquote } from '../python/unquote.ts'

type Values = Readonly<Record<string, unknown>>

/** One request that the sandbox has answered, or failed to on purpose. */
export interface AskedCall {
  readonly method: string
  /** As `/shop/cart`, without the query. */
  readonly path: string
  /** `sale.order.write` where a method of a model was called, whatever the wire; undefined for pages and routes. */
  readonly name: string | undefined
  /** As they were sent: ids first where the wire sends them so. No secret is among them. */
  readonly args: readonly unknown[]
  readonly kwargs: Values
  /** The answer's HTTP status; 0 when the connection was broken. */
  readonly status: number
  /** The answer was an exception, over XML and JSON too where the status is 200, a status from 400 on, or none at all. */
  readonly isRefused: boolean
  /** When it came, by the sandbox's clock. */
  readonly at: Date
}

/** The method that a request calls, and with what. */
export interface NamedCall {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Values
}

/** The names that a method goes by: since 17 records are created and written by `web_save`, without ids or with some. */
export function methodNames({ method, args }: Pick<NamedCall, 'method' | 'args'>): readonly string[] {
  if (method !== 'web_save') return [method]
  const [ids] = args
  return [method, Array.isArray(ids) && ids.length > 0 ? 'write' : 'create']
}

/** Reads off a request which method of which model it calls, on every wire; undefined for pages and services. */
export function namedCall({ path, body }: Pick<SandboxRequest, 'path' | 'body'>): NamedCall | undefined {
  const [route = ''] = path.split('?')
  const json2 = /^\/json\/2\/([^/]+)\/([^/]+)$/.exec(route)
  if (json2 !== null) return ofJson2(unquote(json2[1] as string), unquote(json2[2] as string), body)
  if (/^(\/xmlrpc\/(2\/)?|\/openerp\/xmlrpc\/1\/)object$/.test(route)) return ofXml(body)
  if (route === '/jsonrpc') return ofService(jsonBody(body)?.params)
  if (route.startsWith('/web/dataset/')) return ofDataset(route.split('/')[3] as string, jsonBody(body)?.params ?? {})
  return undefined
}

function ofJson2(model: string, method: string, body: string): NamedCall {
  const { ids, ...kwargs } = parsed(body)
  return { model, method, args: ids === undefined ? [] : [ids], kwargs }
}

function parsed(body: string): Values {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Values) : {}
  } catch {
    return {}
  }
}

function ofXml(body: string): NamedCall | undefined {
  try {
    const { method, params } = decodeMethodCall(body)
    return ofObject(method, params)
  } catch {
    return undefined
  }
}

function ofService(params: Values | undefined): NamedCall | undefined {
  return params?.service === 'object' ? ofObject(String(params.method), listOf(params.args)) : undefined
}

/** `execute_kw(db, uid, password, model, method, args, kwargs)`, `execute(…, *args)`. */
function ofObject(name: string, [, , , model, method, ...rest]: readonly unknown[]): NamedCall | undefined {
  if (name !== 'execute' && name !== 'execute_kw') return undefined
  const call = { model: String(model), method: String(method) }
  if (name === 'execute') return { ...call, args: rest, kwargs: {} }
  return { ...call, args: listOf(rest[0]), kwargs: valuesOf(rest[1]) }
}

function ofDataset(route: string, params: Values): NamedCall | undefined {
  const { model, method } = params
  if (typeof model !== 'string') return undefined
  if (route === 'call_kw' || route === 'call' || route === 'call_button') {
    return { model, method: String(method), args: listOf(params.args), kwargs: valuesOf(params.kwargs) }
  }
  const { model: _, session_id: __, context: ___, ...kwargs } = params
  return { model, method: route, args: [], kwargs }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const valuesOf = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {})
