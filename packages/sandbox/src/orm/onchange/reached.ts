import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { hasOldForms } from './old-form.ts'

/** Series whose fields tell here what they are computed from as real ones do; of others that is known in part. */
export const knowsDependencies = ({ dialect: { series } }: Environment): boolean =>
  series.major === 14 || series.major >= 16

/** Fields that follow from some, and these themselves: no other of a form is computed anew (tried on 14.0 and 19.0). */
export const reached = (
  env: Environment,
  table: Table,
  names: readonly string[],
  isSaved = true,
): ReadonlySet<string> => new Set([...names, ...following(env, table, names, isSaved)])

/** Fields that follow from some; of these themselves those that follow from others of them. */
export function following(
  env: Environment,
  table: Table,
  names: readonly string[],
  isSaved = true,
): ReadonlySet<string> {
  const all = new Set(names)
  const found = new Set<string>()
  const fields = Object.entries(table.fields)
  for (const name of all) {
    const others = fields.flatMap(([other, field]) => (other !== name && readsFrom(env, field, name) ? [other] : []))
    // On 14 what a new record is made of computes nothing yet (tried on 14.0).
    if (isSaved || !hasOldForms(env)) others.push(...throughParent(env, table, name))
    for (const other of others) {
      all.add(other)
      found.add(other)
    }
  }
  return found
}

function readsFrom(env: Environment, field: FieldDefinition, name: string): boolean {
  const { compute, related } = field
  if (compute === undefined && related === undefined) return false
  const paths = field.depends ?? (related === undefined ? [] : [related])
  // What nobody says it is computed from may follow from anything, but where all is said.
  const isUnsaid = paths.length === 0 && field.depends === undefined
  const isUnknown = isUnsaid && (field.followsAll === true || !knowsDependencies(env))
  return isUnknown || paths.some((path) => path.split('.')[0] === name)
}

/** What a parent computes from a field that the model has from it. */
function throughParent(env: Environment, { fields }: Table, name: string): readonly string[] {
  const { isInherited, related } = fields[name] ?? {}
  if (!isInherited || related === undefined) return []
  const [link = '', own = ''] = related.split('.')
  const others = reached(env, env.table(fields[link]?.relation ?? ''), [own])
  return Object.entries(fields).flatMap(([heir, field]) => {
    const [by, of = ''] = field.isInherited ? (field.related?.split('.') ?? []) : []
    return by === link && others.has(of) ? [heir] : []
  })
}

/** Where nothing is given and nothing has a default, a form begins with all that it shows. */
export const beginning = (given: readonly string[], shown: readonly string[]) => (given.length > 0 ? given : shown)
