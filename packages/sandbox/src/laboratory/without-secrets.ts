import type { NamedCall } from './asked-call.ts'

export const HIDDEN = '…'

/** Methods of users that are given passwords and keys by their places. */
const BY_PLACE = /^(change_password|check_credentials|authenticate|login|generate|revoke)$/

/** Whether what is called so is a password, a key or a token: `default_key`, `image_128_access_token`, `new_pwd`. */
export function isSecretName(name: string): boolean {
  return /(?:^|[._/-])(?:api)?(?:keys?|tokens?|password|passwd|secret|pwd)\d*$/i.test(name)
}

/** A call as others may see it. */
export function withoutSecrets<C extends NamedCall>(call: C): C {
  const { model, method, args, kwargs } = call
  if (model.startsWith('res.users') && BY_PLACE.test(method)) {
    const hidden = Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, hiddenText(value)]))
    return { ...call, args: args.map(hiddenText), kwargs: hidden }
  }
  const [columns, rows, ...rest] = args
  const loaded = method === 'load' ? [columns, hiddenColumns(columns, rows), ...rest] : args
  const data = hiddenColumns(kwargs.fields, kwargs.data)
  const named = method === 'load' && 'data' in kwargs ? { ...kwargs, data } : kwargs
  return { ...call, args: loaded.map(visible), kwargs: visible(named) }
}

/** A value without what is secret in it: members, terms of a domain, and pairs of `name` and `value`, by their names. */
export function visible<V>(value: V): V
export function visible(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [name, operator] = value
    if (value.length === 3 && isSecret(name) && typeof operator === 'string') return [name, operator, HIDDEN]
    return value.map(visible)
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const isPair = 'name' in value && 'value' in value && isSecret(value.name)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const isHidden = typeof part === 'string' && (isSecretName(name) || (isPair && name === 'value'))
      return [name, isHidden ? HIDDEN : visible(part)]
    }),
  )
}

const isSecret = (name: unknown) => typeof name === 'string' && isSecretName(name)

const hiddenText = (value: unknown) => (typeof value === 'string' ? HIDDEN : visible(value))

function hiddenColumns(columns: unknown, rows: unknown): unknown {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return rows
  return rows.map((row: unknown) =>
    Array.isArray(row) ? row.map((cell: unknown, at) => (isSecret(columns[at]) ? HIDDEN : cell)) : row,
  )
}
