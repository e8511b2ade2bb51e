import { isTable } from '../is-table.ts'
import type { NamedCall } from '../laboratory/asked-call.ts'
import { isSecretName, isSecretText, PARAMETERS } from '../laboratory/without-secrets.ts'

/** Puts something else in the place of a secret; of what may be one, in this place alone. */
export type Hide = (value: string, isCertain: boolean) => string

/**
 * An answer without secrets that have no name in it: a parameter that was asked for by its key, a column of an export, a
 * key that a method answers by itself.
 */
export function withoutUnnamedSecrets(call: NamedCall | undefined, result: unknown, hide: Hide): unknown {
  if (call === undefined) return result
  const { model, method, args, kwargs } = call
  const isKey = isSecretName(method) || (/apikeys?$/.test(model) && method === 'generate')
  if (isKey && typeof result === 'string') return hide(result, true)
  if (method === 'export_data' && isTable(result)) {
    const columns = args[1] ?? kwargs.fields_to_export ?? kwargs.fields
    return { ...result, datas: ofExport(model, columns, result.datas, hide) }
  }
  if (model !== PARAMETERS) return result
  const [key = kwargs.key] = args
  // Who sets one is answered what it was before.
  if (/^[gs]et_/.test(method)) {
    return typeof result === 'string' && isSecretText(key) ? hide(result, true) : result
  }
  return ofParameters(result, keysAskedFor([args, kwargs]), hide)
}

function ofExport(model: string, columns: unknown, rows: unknown, hide: Hide): unknown {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return rows
  const names = columns.map((column) => String(column).split('/').at(-1) as string)
  const keyAt = names.indexOf('key')
  return rows.map((row: unknown) =>
    Array.isArray(row)
      ? row.map((cell: unknown, at) => {
          const name = names[at] ?? ''
          if (typeof cell !== 'string') return cell
          if (model !== PARAMETERS) return isSecretName(name, cell) ? hide(cell, true) : cell
          return name === 'value' ? ofKey(row[keyAt], cell, hide) : cell
        })
      : row,
  )
}

/** Values of parameters: by the keys beside them, else by those that were asked for. */
function ofParameters(value: unknown, asked: readonly string[], hide: Hide): unknown {
  const key = asked.length > 0 ? (asked.find((one) => isSecretName(one)) ?? asked[0]) : undefined
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      const [name, operator, compared] = part
      const isTerm = part.length === 3 && name === 'value' && typeof compared === 'string'
      return isTerm ? [name, operator, ofKey(key, compared, hide)] : part.map(walk)
    }
    if (!isTable(part)) return part
    return Object.fromEntries(
      Object.entries(part).map(([name, one]) => [
        name,
        name === 'value' && typeof one === 'string' ? ofKey(part.key ?? key, one, hide) : walk(one),
      ]),
    )
  }
  return walk(value)
}

/** Whatever has no key beside it may be a secret. */
function ofKey(key: unknown, value: string, hide: Hide): string {
  if (typeof key !== 'string') return hide(value, false)
  return isSecretName(key) ? hide(value, true) : value
}

/** What `key` is compared with, in whatever domain. */
function keysAskedFor(value: unknown): string[] {
  if (isTable(value)) return Object.values(value).flatMap(keysAskedFor)
  if (!Array.isArray(value)) return []
  const [name, operator, compared] = value
  const isTerm = value.length === 3 && name === 'key' && (operator === '=' || operator === 'in')
  if (!isTerm) return value.flatMap(keysAskedFor)
  return [compared].flat().filter((one): one is string => typeof one === 'string')
}
