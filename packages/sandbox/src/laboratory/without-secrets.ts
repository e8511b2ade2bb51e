import { isSecretName as isSecret } from 'ooor/protocol'
import type { NamedCall } from './asked-call.ts'

export const HIDDEN = '…'

/** Methods of users that are given passwords and keys by their places. */
const BY_PLACE = /^(change_password|check_credentials|authenticate|login|generate|revoke)$/

/** A parameter's name is no secret, though its field is called `key`: `web.base.url`. Keys have no dots. */
const PARAMETER = /^[a-z_][\w-]*(?:\.[\w-]+)+$/

/**
 * Whether what is called so is a password, a key or a token: `default_key`, `image_128_access_token`, `new_pwd`. Beside
 * the names of secrets that all packages know, whatever is called `key`: a call tells nobody what the key is of.
 */
export function isSecretName(name: string, value?: unknown): boolean {
  const isKey = /(?:^|[._/-])keys?\d*$/i.test(name)
  if (isKey && typeof value === 'string' && PARAMETER.test(value)) return false
  return isKey || isSecret(name)
}

/** A call as others may see it. */
export function withoutSecrets<C extends NamedCall>(call: C): C {
  const { model, method, args, kwargs } = call
  if (model.startsWith('res.users') && BY_PLACE.test(method)) {
    const hidden = Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, hiddenText(value)]))
    return { ...call, args: args.map(hiddenText), kwargs: hidden }
  }
  const [columns, rows, ...rest] = args
  if (method === 'set_param') {
    const [key, value, ...others] = args
    return { ...call, args: isSecretText(key) ? [key, hiddenText(value), ...others] : args, kwargs: visible(kwargs) }
  }
  const loaded = method === 'load' ? [columns, hiddenColumns(columns, rows), ...rest] : args
  const data = hiddenColumns(kwargs.fields, kwargs.data)
  const named = method === 'load' && 'data' in kwargs ? { ...kwargs, data } : kwargs
  return { ...call, args: loaded.map(visible), kwargs: visible(named) }
}

/** A value without what is secret in it: members, terms of a domain, and pairs of `name` and `value`, by their names. */
export function visible<V>(value: V): V
export function visible(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [name, operator, compared] = value
    if (value.length === 3 && isSecretText(name, compared) && typeof operator === 'string')
      return [name, operator, HIDDEN]
    return value.map(visible)
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const named = 'name' in value ? value.name : 'key' in value ? value.key : undefined
  const isPair = 'value' in value && isSecretText(named)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const isHidden = typeof part === 'string' && (isSecretName(name, part) || (isPair && name === 'value'))
      return [name, isHidden ? HIDDEN : visible(part)]
    }),
  )
}

const isSecretText = (name: unknown, value?: unknown) => typeof name === 'string' && isSecretName(name, value)

const hiddenText = (value: unknown) => (typeof value === 'string' ? HIDDEN : visible(value))

function hiddenColumns(columns: unknown, rows: unknown): unknown {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return rows
  return rows.map((row: unknown) =>
    Array.isArray(row) ? row.map((cell: unknown, at) => (isSecretText(columns[at], cell) ? HIDDEN : cell)) : row,
  )
}
