import type { FieldDefinition } from './definition.ts'
import { compileDomain } from './domain/compile.ts'
import type { Environment } from './environment.ts'
import { isStored } from './field-storage.ts'
import { idsOf } from './ids.ts'
import { nameTold } from './name-told.ts'
import { cachedFloat, NUMBER_COLUMNS } from './number-kinds.ts'
import { sentFile, sizeOf, sizeTold } from './stored-binary.ts'
import { toTheSecond } from './timestamp.ts'

/** How a field's value is sent. */
export function sentValue(
  env: Environment,
  name: string,
  field: FieldDefinition,
  load: 'names' | 'ids',
): (value: unknown) => unknown {
  const { type, relation = '', domain } = field
  if (type === 'many2one') {
    if (load === 'ids') return (value) => (typeof value === 'number' ? value : false)
    const names = new Map<number, string | false>()
    const sudo = env.sudo()
    return (value) => {
      if (typeof value !== 'number') return false
      let title = names.get(value)
      if (title === undefined) {
        title = nameTold(env, relation, sudo.displayName(relation, value))
        names.set(value, title)
      }
      return [value, title]
    }
  }
  // Archived contacts of a company are none of its contacts, whatever the context asks for (tried on 14.0 and 19.0).
  if (type === 'one2many' && Array.isArray(domain)) {
    const table = env.table(relation)
    const isOne = compileDomain(env.sudo(), table, domain)
    return (value) => idsOf(value).filter((id) => isOne(table.rows.get(id) ?? { id }))
  }
  if (type === 'binary' && env.dialect.readsBinariesAsObjects) return (value) => sentFile(name, value)
  if (type === 'binary' && (env.context.bin_size || env.context[`bin_size_${name}`])) {
    const { major } = env.dialect.series
    // Of no content there is no size since 17 (tried on 17.0 to 19.0).
    const isFile = (value: unknown): value is string => typeof value === 'string' && (value !== '' || major < 17)
    const size = major >= 19 || (field.compute !== undefined && major < 16) ? sizeTold : sizeOf
    return (value) => (isFile(value) ? humanSize(size(value)) : false)
  }
  if (type === 'date' || type === 'datetime') {
    // Python on Linux writes years without leading zeros (tried on 14.0 and 19.0).
    return (value) => (typeof value === 'string' ? toTheSecond(value).replace(/^0{1,3}/, '') : (value ?? false))
  }
  // What is computed anew comes out of the cache.
  if (type === 'float' && !isStored(field)) return (value) => cachedFloat(env, field, Number(value || 0))
  // A number that is NULL.
  if (NUMBER_COLUMNS.has(type)) return (value) => (Number.isNaN(value) ? value : value || 0)
  return (value) => value ?? false
}

/** As `11.00 bytes` (odoo/tools/misc.py, `human_size`). */
function humanSize(bytes: number): string {
  let size = bytes
  const units = ['bytes', 'Kb', 'Mb', 'Gb']
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size.toFixed(2)} ${units[unit]}`
}
