import { isTrue } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { likePattern } from './like-pattern.ts'
import { compares, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

/**
 * The test of what a row refers to, up to 12 and since 19: by ids, or by names, which are looked up as `name_search` does.
 * What lies between is in `relation-until-18.ts`.
 */
export function relationTest(env: Environment, table: Table, field: FieldDefinition, leaf: Leaf): Test {
  const [, given, value] = leaf as [string, string, unknown]
  if (given === '=?') return value ? relationTest(env, table, field, [leaf[0], '=', value]) : () => true
  const { operator, isNegated } = positive(given)
  const { domains } = env.dialect
  if (operator === 'in' && typeof value === 'number' && !domains.takesOneForMany) throw domains.notAListOfValues(leaf)
  // Id 0 is among none and apart from all, but for what is linked to nothing (tried on 19.0).
  const isZero = value === 0 || (Array.isArray(value) && value.length === 1 && value[0] === 0)
  if (isZero && isNegated && field.type === 'many2one' && isNew(env)) return (actual) => idsOf(actual).length === 0
  const test = positiveTest(env, table, field, operator, leaf)
  return isNegated ? (actual) => !test(actual) : test
}

const isNew = ({ dialect: { series } }: Environment) => series.major >= 19

function positiveTest(env: Environment, table: Table, field: FieldDefinition, operator: string, leaf: Leaf): Test {
  const [name, , value] = leaf as [string, string, unknown]
  const model = field.relation ?? ''
  const sudo = env.sudo()
  if (operator === '=' || operator === 'in') {
    const wanted = Array.isArray(value) ? value : [value]
    const isNothing = (one: unknown) => {
      if (one === null) return field.type === 'many2one' || !Array.isArray(value) || !isNew(env)
      return one === false || (one === 0 && field.type !== 'many2one' && isNew(env))
    }
    // An empty list after `=` means nothing is linked (tried on 19.0).
    const isEmptyAsked = wanted.some(isNothing) || (operator === '=' && wanted.length === 0)
    const names = new Set(wanted.filter((one) => typeof one === 'string'))
    const ids = new Set(wanted.filter((one) => typeof one === 'number'))
    return (actual) => {
      const linked = idsOf(actual)
      if (isEmptyAsked && linked.length === 0) return true
      if (linked.some((id) => ids.has(id))) return true
      // Since 19 an empty name is everyone's.
      if (names.has('') && linked.length > 0 && isNew(env)) return true
      return names.size > 0 && linked.some((id) => names.has(sudo.displayName(model, id)))
    }
  }
  if (['<', '<=', '>', '>='].includes(operator)) {
    if (field.type !== 'many2one') throw env.dialect.domains.noOrderOf(table.definition.name, name)
    if (!isTrue(value) && isNew(env)) return () => false
    return (actual) => typeof actual === 'number' && compares(operator, actual, value)
  }
  const isNamed = nameTest(env, model, operator, value === false ? '' : value)
  return (actual) => idsOf(actual).some(isNamed)
}

/** Whether a record is called so: what `name_search` looks into, or its name where that is made of others. */
function nameTest(env: Environment, model: string, operator: string, value: unknown): (id: number) => boolean {
  const sudo = env.sudo()
  const { searchedByName } = env.table(model).definition
  const pattern = likePattern(operator, value)
  const isAsked = (text: unknown) => pattern.test(text === false || text === undefined ? '' : String(text))
  if (searchedByName === undefined || !value) return (id) => isAsked(sudo.displayName(model, id))
  const table = sudo.table(model)
  return (id) => {
    const row = table.rows.get(id)
    return row !== undefined && searchedByName.some((name) => isAsked(sudo.raw(table, row, name)))
  }
}
