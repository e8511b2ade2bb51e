import { isSecretName as isSecret } from 'ooor/protocol'
import { isTable } from '../is-table.ts'
import type { NamedCall } from './asked-call.ts'

export const HIDDEN = '…'

/** The server's settings by key: what a value is, its key says. */
export const PARAMETERS = 'ir.config_parameter'

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
  const isOfParameters = model === PARAMETERS
  const loaded = method === 'load' ? [columns, hiddenColumns(columns, rows, isOfParameters), ...rest] : args
  const data = hiddenColumns(kwargs.fields, kwargs.data, isOfParameters)
  const named = method === 'load' && 'data' in kwargs ? { ...kwargs, data } : kwargs
  const shown = (part: unknown) => visible(isOfParameters ? withoutValues(part) : part)
  return { ...call, args: loaded.map(shown), kwargs: shown(named) as NamedCall['kwargs'] }
}

/** Values of parameters without their keys: any of them may be a secret. */
function withoutValues(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [name, operator, compared] = value
    const isTerm =
      value.length === 3 && name === 'value' && typeof operator === 'string' && typeof compared !== 'boolean'
    return isTerm ? [name, operator, HIDDEN] : value.map(withoutValues)
  }
  if (!isTable(value)) return value
  const isHidden = (name: string, part: unknown) => name === 'value' && !('key' in value) && typeof part === 'string'
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isHidden(name, part) ? HIDDEN : withoutValues(part)]),
  )
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
  if (!isTable(value)) return value
  const named = 'name' in value ? value.name : 'key' in value ? value.key : undefined
  const isPair = 'value' in value && isSecretText(named)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const isHidden = typeof part === 'string' && (isSecretName(name, part) || (isPair && name === 'value'))
      return [name, isHidden ? HIDDEN : visible(part)]
    }),
  )
}

export const isSecretText = (name: unknown, value?: unknown) => typeof name === 'string' && isSecretName(name, value)

const hiddenText = (value: unknown) => (typeof value === 'string' ? HIDDEN : visible(value))

function hiddenColumns(columns: unknown, rows: unknown, areOfParameters: boolean): unknown {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return rows
  const keyAt = columns.indexOf('key')
  const isHidden = (row: readonly unknown[], cell: unknown, at: number) => {
    if (!areOfParameters || columns[at] !== 'value') return isSecretText(columns[at], cell)
    return keyAt < 0 || isSecretText(row[keyAt])
  }
  return rows.map((row: unknown) =>
    Array.isArray(row) ? row.map((cell: unknown, at) => (isHidden(row, cell, at) ? HIDDEN : cell)) : row,
  )
}
