/** A value's kind as PostgreSQL sees it (tried on 14.0). */
export function postgresKind(value: unknown): string {
  if (Array.isArray(value)) return `${value.length > 0 ? postgresKind(value[0]).replace('[]', '') : 'text'}[]`
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  if (!Number.isInteger(value)) return 'numeric'
  return Math.abs(value as number) < 2 ** 31 ? 'integer' : 'bigint'
}
