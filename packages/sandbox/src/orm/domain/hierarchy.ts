import { keyError, valueError } from '../../python/exceptions.ts'
import { pythonType } from '../../python/eyes.ts'
import { pythonTuple } from '../../python/repr.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { oldHierarchyTest } from './hierarchy-until-18.ts'
import type { Leaf, Predicate } from './predicate.ts'

/** `child_of` and `parent_of`: rows below or above others, themselves among them. */
export function hierarchyTest(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  leaf: Leaf,
): Predicate {
  const [, operator, value] = leaf as [string, string, unknown]
  if (field.relation === undefined && name !== 'id') throw env.dialect.domains.noHierarchy(table.definition.name, leaf)
  const { major } = env.dialect.series
  if (major >= 13 && major < 19) return oldHierarchyTest(env, table, name, field, leaf)
  const other = field.relation === undefined ? table : env.table(field.relation)
  const sudo = env.sudo()
  if (isNew(env)) checkRoots(leaf)
  const roots = (Array.isArray(value) ? value : [value]).flatMap((one) => {
    if (typeof one === 'number' && (Number.isInteger(one) || !isNew(env))) return [one]
    // What is no id in a list is a name, whatever it is.
    const isName = typeof one === 'string' || (isNew(env) && Array.isArray(value) && one !== false)
    if (!isName) return []
    const recName = other.definition.recName ?? 'name'
    return sudo.search(other.definition.name, [[recName, 'ilike', one]])
  })
  // On a model's own many2one the records themselves count, and that field is what leads to their parents.
  const isOwn = name === 'id' || (field.type === 'many2one' && field.relation === table.definition.name)
  const parent = isOwn && name !== 'id' ? name : (other.definition.parentName ?? 'parent_id')
  // Up to 12 and since 19 it searches for the children, whether there may be any or not (tried on 19.0).
  const isSearched = roots.length > 0 && !(parent in other.fields)
  if (operator === 'child_of' && isSearched && (isOld(env) || isNew(env))) {
    const place = isNew(env) ? 'condition' : 'leaf'
    throw valueError(
      `Invalid field ${other.definition.name}.parent_id in ${place} ${pythonTuple(['parent_id', 'in', roots])}`,
    )
  }
  if (operator === 'parent_of' && isNew(env) && !isSearched && !(parent in other.fields)) return () => false
  const found = operator === 'child_of' ? below(other, roots, parent) : above(other, roots, parent)
  if (isOwn) return (row) => found.has(row.id)
  // Nothing, among others, is what is linked to nothing.
  const isNoneAsked = isNew(env) && Array.isArray(value) && value.includes(false) && field.type !== 'many2one'
  return (row) => {
    const linked = idsOf(sudo.raw(table, row, name))
    return linked.some((id) => found.has(id)) || (isNoneAsked && linked.length === 0)
  }
}

/** What 19 takes for ids and names (odoo/orm/domains.py, `_operator_hierarchy`; tried on 19.0). */
function checkRoots(leaf: Leaf): void {
  const [, , value] = leaf
  if ((Array.isArray(value) ? value : [value]).includes(true)) throw noOperator('boolean')
  const type = pythonType(value)
  if (type !== 'float' && type !== 'dict') return
  throw valueError(`Value of type <class '${type}'> is not supported in condition ${pythonTuple(leaf)}`)
}

const isOld = ({ dialect: { series } }: Environment) => series.major >= 10 && series.major < 13

const isNew = ({ dialect: { series } }: Environment) => series.major >= 19

function below(table: Table, roots: readonly number[], parent: string): Set<number> {
  const found = new Set(roots)
  // A model without parents: everyone is their own family.
  if (!(parent in table.fields)) return found
  for (const id of found) for (const child of table.referring(parent, id)) found.add(child.id)
  return found
}

function above(table: Table, roots: readonly number[], parent: string): Set<number> {
  if (roots.length === 0) return new Set()
  // Tried on 14.0 and 19.0: unlike `child_of`, it stumbles.
  if (!(parent in table.fields)) throw keyError(parent)
  const found = new Set(roots)
  for (const id of found) {
    const next = table.rows.get(id)?.[parent]
    if (typeof next === 'number') found.add(next)
  }
  return found
}
