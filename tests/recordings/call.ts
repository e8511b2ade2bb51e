import { decodeMethodCall, encodeMethodCall } from 'ooor/protocol'
import type { RecordedRequest } from './recording.ts'

/** Says which id stands in the place of a model's. */
export type MapId = (model: string, id: number) => number

/** What a request asks for, as far as its ids go. */
export interface Call {
  /** The model that is called, where one is. */
  readonly model: string | undefined
  /** The model that a bare id in the answer is of. */
  readonly resultModel: string | undefined
  /** Whose records it names. */
  referencedIds(): { readonly model: string; readonly id: number }[]
  /** The body with other ids. */
  withIds(mapId: MapId): string
}

/** Which model a field or a parameter of this name refers to. */
const RELATIONS: Readonly<Record<string, string>> = {
  acquirer_id: 'payment.acquirer',
  active_id: 'res.partner',
  attachment_ids: 'ir.attachment',
  category_id: 'res.partner.category',
  company_id: 'res.company',
  country_id: 'res.country',
  currency_id: 'res.currency',
  line_id: 'sale.order.line',
  order_line: 'sale.order.line',
  partner_id: 'res.partner',
  partner_ids: 'res.partner',
  payment_option_id: 'payment.provider',
  product_id: 'product.product',
  product_ids: 'product.product',
  product_template_id: 'product.template',
  provider_id: 'payment.provider',
  // Of messages, which are all of contacts.
  res_id: 'res.partner',
  res_model_id: 'ir.model',
  thread_id: 'res.partner',
  uid: 'res.users',
  user_id: 'res.users',
}

/** The model that a name refers to on a model. */
export function relationOf(name: string, model: string | undefined): string | undefined {
  return name === 'parent_id' || name === 'child_ids' ? model : RELATIONS[name]
}

/** Methods that take no ids first. */
const OF_THE_MODEL = new Set([
  'check_access_rights',
  'create',
  'default_get',
  'fields_get',
  'fields_view_get',
  'formatted_read_group',
  'get_views',
  'name_create',
  'name_search',
  'onchange',
  'onchange_partner_id',
  'read_group',
  'search',
  'search_count',
  'search_read',
  'web_name_search',
  'web_read_group',
  'web_search_read',
])

/** Methods with ids of others among their arguments. */
const POSITIONS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  message_subscribe: ['res.partner', 'res.partner'],
  message_unsubscribe: ['res.partner', 'res.partner'],
  onchange_partner_id: [undefined, 'res.partner'],
  product_id_change: [undefined, 'product.pricelist', 'product.product'],
}

/** Methods that answer ids of other models than their own. */
const ANSWERS_IDS = new Set(['copy', 'create', 'search', 'name_create', 'name_search', 'name_get', 'exists'])

/** The call that a request makes; undefined when it is none that can be read. */
export function callOf({ path, body }: Pick<RecordedRequest, 'path' | 'body'>): Call | undefined {
  if (/^\/xmlrpc\//.test(path)) return xmlCall(path, body)
  const parsed = parsedJson(body)
  if (parsed === undefined) return path.startsWith('/web/binary/upload') ? upload(body) : undefined
  const json2 = /^\/json\/2\/([^/]+)\/([^/?]+)/.exec(path)
  if (json2 !== null) {
    const [, model = '', method = ''] = json2
    return callWith(model, method, (map) => {
      const { ids, ...named } = parsed
      return JSON.stringify({
        ...(ids !== undefined && { ids: map(ids, model) }),
        ...(map(named, undefined) as object),
      })
    })
  }
  const params = parsed.params
  if (!isObject(params)) return undefined
  const body2 = (changed: unknown) => JSON.stringify({ ...parsed, params: changed })
  if (path === '/jsonrpc') {
    const { service, args } = params
    if (!Array.isArray(args)) return undefined
    return serviceCall(String(service), String(params.method), args, (changed) => body2({ ...params, args: changed }))
  }
  const model = typeof params.model === 'string' ? params.model : undefined
  const method = typeof params.method === 'string' ? params.method : path.replace(/^.*\//, '')
  return callWith(model, method, (map) => {
    const { args, session_id, ...named } = params
    const mapped = Array.isArray(args) ? { args: positional(method, model, args, map) } : {}
    const kept = session_id === undefined ? {} : { session_id }
    return body2({ ...kept, ...(map(named, undefined) as object), ...mapped })
  })
}

function xmlCall(path: string, body: string): Call | undefined {
  try {
    const { method, params } = decodeMethodCall(body)
    return serviceCall(path.replace(/^.*\//, ''), method, params, (changed) => encodeMethodCall(method, changed))
  } catch {
    return undefined
  }
}

function serviceCall(
  service: string,
  method: string,
  args: readonly unknown[],
  encode: (args: unknown[]) => string,
): Call | undefined {
  if (service === 'common') return callWith(undefined, method, () => encode([...args]), 'res.users')
  if (service !== 'object') return undefined
  const [database, uid, password, model, name, ...rest] = args
  if (typeof model !== 'string' || typeof name !== 'string') return undefined
  return callWith(model, name, (map) => {
    const [first, second, ...others] = rest
    const mapped =
      method === 'execute_kw'
        ? [
            Array.isArray(first) ? positional(name, model, first, map) : first,
            ...(rest.length > 1 ? [map(second, undefined)] : []),
            ...others,
          ]
        : method === 'execute'
          ? positional(name, model, rest, map)
          : [map(first, model), ...rest.slice(1)]
    return encode([database, typeof uid === 'number' ? map(uid, 'res.users') : uid, password, model, name, ...mapped])
  })
}

type MapValue = (value: unknown, model: string | undefined) => unknown

function positional(method: string, model: string | undefined, args: readonly unknown[], map: MapValue): unknown[] {
  const models = POSITIONS[method] ?? [OF_THE_MODEL.has(method) ? undefined : model]
  return args.map((arg, at) => map(arg, models[at]))
}

function upload(body: string): Call {
  return { model: 'ir.attachment', resultModel: 'ir.attachment', referencedIds: () => [], withIds: () => body }
}

function callWith(
  model: string | undefined,
  method: string,
  encode: (map: MapValue) => string,
  resultModel = ANSWERS_IDS.has(method) ? model : undefined,
): Call {
  return {
    model,
    resultModel,
    referencedIds() {
      const found: { model: string; id: number }[] = []
      encode(
        mapper(model, (of, id) => {
          found.push({ model: of, id })
          return id
        }),
      )
      return found
    },
    withIds: (mapId) => encode(mapper(model, mapId)),
  }
}

/** Walks a value: what is of a model is mapped, and below keys and in conditions that refer to one. */
function mapper(owner: string | undefined, mapId: MapId): MapValue {
  const map: MapValue = (value, model) => {
    if (typeof value === 'number') return model === undefined || !Number.isInteger(value) ? value : mapId(model, value)
    if (Array.isArray(value)) {
      if (isCondition(value)) return [value[0], value[1], map(value[2], fieldModel(value[0]))]
      return value.map((part) => (Array.isArray(part) && model !== undefined ? command(part, model) : map(part, model)))
    }
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, map(part, relationOf(name, owner))]))
  }
  /** `[4, id]`, `[6, 0, ids]`, `[0, 0, values]` */
  const command = ([operation, ...others]: readonly unknown[], model: string) => [
    operation,
    ...others.map((part) => map(part, model)),
  ]
  const fieldModel = (field: string) => (field === 'id' ? owner : relationOf(field, owner))
  return map
}

const isCondition = (value: readonly unknown[]): value is [string, string, unknown] =>
  value.length === 3 && typeof value[0] === 'string' && typeof value[1] === 'string'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsedJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
