import { keyError, typeError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated } from '../../python/eyes.ts'
import { pythonTuple } from '../../python/repr.ts'
import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { idsNamed } from '../name-domain.ts'
import { checkIdValues } from './id-column.ts'
import type { Leaf, Predicate } from './predicate.ts'

/** Models that keep the way from their roots in each record: it is read there, and not looked for. */
const KEEPS_PATHS: ReadonlySet<string> = new Set([
  ...['res.partner.category', 'product.category', 'product.public.category', 'ir.ui.menu'],
])

/** Where a hierarchy is: its model, and the field that leads to who is above. */
interface Hierarchy {
  readonly env: Environment
  readonly table: Table
  readonly parent: string
}

/**
 * `child_of` and `parent_of` from 13 to 18 (odoo/osv/expression.py of 14 and 17; tried on 14.0, 16.0, 17.0 and 18.0). On a
 * field that leads to its own model the records themselves count, and that field is what leads to their parents.
 */
export function oldHierarchyTest(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  leaf: Leaf,
): Predicate {
  const [, operator, value] = leaf as [string, string, unknown]
  const other = field.relation === undefined ? table : env.table(field.relation)
  // Links to many are of others, be they of the same model (tried on 14.0, 16.0 and 17.0).
  const isOwn = name === 'id' || (field.relation === table.definition.name && field.type !== 'many2many')
  const roots = rootsOf(env, other, value)
  if (roots.length === 0) return () => false
  // Who keeps paths is told by them, whichever field leads there (tried on 14.0 and 18.0, the others by source).
  const isByPath = KEEPS_PATHS.has(other.definition.name)
  const parent = isOwn && name !== 'id' && !isByPath ? name : 'parent_id'
  const hierarchy: Hierarchy = { env, table: other, parent }
  const found = operator === 'child_of' ? below(hierarchy, roots) : above(hierarchy, roots)
  if (isOwn) return (row) => found.has(row.id)
  const sudo = env.sudo()
  return (row) => idsOf(sudo.raw(table, row, name)).some((id) => found.has(id))
}

/** Texts alone are names; one id that is false is none. */
function rootsOf(env: Environment, table: Table, value: unknown): readonly unknown[] {
  const names = typeof value === 'string' ? [value] : value
  if (Array.isArray(names) && names.length > 0 && names.every((one) => typeof one === 'string')) {
    return names.flatMap((one) => idsNamed(env, table.definition.name, one, 'ilike'))
  }
  if (typeof value === 'boolean' || Number.isInteger(value)) return value ? [value] : []
  return iterated(value)
}

function below({ env, table, parent }: Hierarchy, roots: readonly unknown[]): ReadonlySet<unknown> {
  const { name } = table.definition
  const keepsPaths = KEEPS_PATHS.has(name)
  if (!keepsPaths) checkParent(env, table, parent, roots)
  for (const id of roots) hashed(id)
  if (keepsPaths) {
    checkRead(env, table, roots)
    if (!roots.every(isTrue)) throw typeError("unsupported operand type(s) for +: 'bool' and 'str'")
  } else checkIdValues(roots)
  const found = new Set(roots)
  // A model without parents: everyone is their own family.
  if (!(parent in table.fields)) return found
  for (const id of found) for (const child of childrenOf({ env, table, parent }, id)) found.add(child.id)
  return found
}

function childrenOf({ env, table, parent }: Hierarchy, id: unknown): readonly Readonly<Stored>[] {
  if (table.fields[parent]?.type === 'many2one') return table.referring(parent, id)
  const sudo = env.sudo()
  return [...table.rows.values()].filter((row) => idsOf(sudo.raw(table, row, parent)).includes(id as number))
}

function above({ env, table, parent }: Hierarchy, roots: readonly unknown[]): ReadonlySet<unknown> {
  for (const id of roots) hashed(id)
  // Unlike `child_of`, it stumbles, before a record is read.
  const field = table.fields[parent]
  if (field === undefined) throw keyError(parent)
  checkRead(env, table, roots)
  const known = roots.filter(isTrue)
  const { name } = table.definition
  if (known.length > 0 && field.relation !== name && env.dialect.series.major >= 16) {
    throw typeError(`inconsistent models in: ${field.relation}() - ${name}${pythonTuple(known.toSorted(byNumber))}`)
  }
  const sudo = env.sudo()
  const found = new Set(known)
  for (const id of found) {
    const row = table.rows.get(id as number)
    for (const next of row === undefined ? [] : idsOf(sudo.raw(table, row, parent))) found.add(next)
  }
  return found
}

const byNumber = (one: unknown, other: unknown) => Number(one) - Number(other)

/** Records are read as the user, but for those that are being made. */
function checkRead(env: Environment, table: Table, ids: readonly unknown[]): void {
  const asked = ids.filter(isTrue)
  checkIdValues(asked)
  const gone = asked.find((id) => !table.rows.has(Number(id)))
  if (gone !== undefined) {
    throw env.dialect.exceptions.missingRecord('read', table.definition, gone as number, env.uid)
  }
  if (asked.length === 0) return
  env.checkAccess(table, 'read')
  env.checkRules(
    table,
    asked.flatMap((id) => table.rows.get(Number(id)) ?? []),
    'read',
  )
}

/** What leads to parents must be there, and since 16 lead to records of the same model, which a user's do not. */
function checkParent(env: Environment, table: Table, parent: string, roots: readonly unknown[]): void {
  const field = table.fields[parent]
  const { name } = table.definition
  const { major } = env.dialect.series
  if (field === undefined) {
    if (major >= 16) throw keyError(parent)
    throw valueError(`Invalid field ${name}.parent_id in leaf ${pythonTuple(['parent_id', 'in', roots])}`)
  }
  if (major >= 16 && field.relation !== undefined && field.relation !== name) {
    throw valueError(`Invalid parent field: ${name}.${parent}`)
  }
}
