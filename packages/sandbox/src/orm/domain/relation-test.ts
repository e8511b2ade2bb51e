import { isTrue } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { likePattern } from './like-pattern.ts'
import { compares, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

/** The test of what a row refers to: by ids, or by names, which are looked up as `name_search` does. */
export function relationTest(env: Environment, table: Table, field: FieldDefinition, leaf: Leaf): Test {
  const [, given, value] = leaf as [string, string, unknown]
  // Up to 16 an empty name is one that nobody has (tried on 14.0).
  const isOpen = isNamedByUser(env) ? value === false || value === null : !value
  if (given === '=?') return isOpen ? () => true : relationTest(env, table, field, [leaf[0], '=', value])
  const { operator, isNegated } = positive(given)
  const { domains } = env.dialect
  if (operator === 'in' && typeof value === 'number' && !domains.takesOneForMany) throw domains.notAListOfValues(leaf)
  // Id 0 is among none and apart from all, but for what is linked to nothing (tried on 19.0).
  const isZero = value === 0 || (Array.isArray(value) && value.length === 1 && value[0] === 0)
  if (isZero && isNegated && field.type === 'many2one' && isNew(env)) return (actual) => idsOf(actual).length === 0
  const test = positiveTest(env, table, field, operator, leaf)
  if (!isNegated) return test
  const isOld = isNamedByUser(env)
  if (isOld && belongToNothing(env, field, test)) return () => false
  const isSeen = seenBy(env, field.relation ?? '')
  // Those that are not called so are looked for among what the user sees.
  const isText = (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string')
  const isNamed = isOld && field.type === 'many2one' && (isText || operator.endsWith('like'))
  return (actual) => !test(actual) && (!isNamed || idsOf(actual).every(isSeen))
}

/** From 13 to 16 names are looked up as the user, whom rules keep from some (tried on 14.0). */
const isNamedByUser = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 17

function seenBy(env: Environment, model: string): (id: number) => boolean {
  const table = env.table(model)
  const isOpen = env.isSudo || !isNamedByUser(env)
  return (id) => {
    const row = table.rows.get(id)
    return isOpen || (row !== undefined && env.sees(table, row))
  }
}

/** Where one of those that are called so belongs to nothing, nobody knows who is not among those that they belong to. */
function belongToNothing(env: Environment, { type, inverse, relation = '' }: FieldDefinition, test: Test): boolean {
  if (type !== 'one2many' || inverse === undefined) return false
  const rows = [...env.table(relation).rows.values()]
  return rows.some((row) => row[inverse] === false && row.active !== false && test(row.id))
}

const isNew = ({ dialect: { series } }: Environment) => series.major >= 19

function positiveTest(env: Environment, table: Table, field: FieldDefinition, operator: string, leaf: Leaf): Test {
  const [name, , value] = leaf as [string, string, unknown]
  const model = field.relation ?? ''
  const sudo = env.sudo()
  if (operator === '=' || operator === 'in') {
    const wanted = Array.isArray(value) ? value : [value]
    // Since 17 an empty list after `=` means nothing is linked (tried on 14.0 and 19.0).
    const isNothing = (one: unknown) => {
      if (one === null) return field.type === 'many2one' || !Array.isArray(value) || !isNew(env)
      return one === false || (one === 0 && field.type !== 'many2one' && isNew(env))
    }
    const isEmptyAsked = wanted.some(isNothing) || (operator === '=' && wanted.length === 0)
    const isSeen = seenBy(env, model)
    const names = new Set(wanted.filter((one) => typeof one === 'string'))
    const ids = new Set(wanted.filter((one) => typeof one === 'number'))
    return (actual) => {
      const linked = idsOf(actual)
      if (isEmptyAsked && linked.length === 0) return true
      if (linked.some((id) => ids.has(id))) return true
      // Since 19 an empty name is everyone's.
      if (names.has('') && linked.length > 0 && isNew(env)) return true
      return names.size > 0 && linked.some((id) => isSeen(id) && names.has(sudo.displayName(model, id)))
    }
  }
  if (['<', '<=', '>', '>='].includes(operator)) {
    const { major } = env.dialect.series
    if (field.type !== 'many2one' && major >= 13 && major < 17) {
      return (actual) => idsOf(actual).some((id) => compares(operator, sudo.displayName(model, id), value))
    }
    if (field.type !== 'many2one') throw env.dialect.domains.noOrderOf(table.definition.name, name)
    if (!isTrue(value) && isNew(env)) return () => false
    return (actual) => typeof actual === 'number' && compares(operator, actual, value)
  }
  const isNamed = nameTest(env, model, operator, value === false ? '' : value)
  const isSeen = seenBy(env, model)
  return (actual) => idsOf(actual).some((id) => isSeen(id) && isNamed(id))
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
