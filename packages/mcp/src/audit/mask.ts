import { isSecretName } from 'ooor/protocol'

const LONGEST = 500
const MASK = '(masked)'

/** What an agent gave, as the audit keeps it: values of secret names masked, long texts cut, files left out. */
export function auditable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length})` : value
  if (typeof value !== 'object' || value === null) return value
  if (depth > 6) return '…'
  if (Array.isArray(value)) {
    const [path, operator] = value as unknown[]
    // A condition on a secret is refused, and its guess is not kept.
    if (value.length === 3 && typeof path === 'string' && isSecretName(path)) return [path, operator, MASK]
    return value.map((one) => auditable(one, depth + 1))
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isMasked(name) ? MASK : auditable(one, depth + 1)]),
  )
}

/** A file's content is no line of a log. */
function isMasked(name: string): boolean {
  return isSecretName(name) || name === 'base64' || name === 'cursor'
}
