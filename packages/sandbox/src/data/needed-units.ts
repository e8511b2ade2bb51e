import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { nameOf } from '../orm/external-ids.ts'
import { userError } from '../python/exceptions.ts'

/** Units that others are told in: up to 14 those that their kind is measured by, then all of the module but these. */
const UNNEEDED: ReadonlySet<string> = new Set([
  'uom.product_uom_hour',
  'uom.product_uom_dozen',
  'uom.product_uom_pack_6',
])
const REFERENCES: ReadonlySet<string> = new Set(['uom.product_uom_unit', 'uom.product_uom_day'])

/** Units that the system counts with stay (tried on 14.0 and 19.0; 16 to 18 by source). */
export function keepsUnits(rows: readonly Readonly<Stored>[], env: Environment): void {
  const { major } = env.dialect.series
  if (major < 13) return
  const names = rows.map(({ id, name }) => [nameOf(env, 'uom.uom', id) ?? '', String(name)] as const)
  const needed = names.filter(([external]) =>
    major < 15 ? REFERENCES.has(external) : external.startsWith('uom.') && !UNNEEDED.has(external),
  )
  if (needed.length === 0) return
  throw userError(
    major < 15
      ? 'You cannot delete this UoM as it is used by the system. You should rather archive it.'
      : `The following units of measure are used by the system and cannot be deleted: ${needed.map(([, name]) => name).join(', ')}\nYou can archive them instead.`,
  )
}
