import { isTrue } from '../python/eyes.ts'
import type { Environment } from './environment.ts'
import { foundByTries } from './found-by-tries.ts'

/** Models of 13 to 17 that pass over a name that Python calls false, whatever the operator (tried on 14.0, 16.0 and 17.0). */
const PASS_OVER: ReadonlySet<string> = new Set(['res.partner.category', 'product.product', 'res.bank'])

/** Any name but none at all; since 13 no name matters as well, unless it is to be in the other: on 17 the empty text alone. */
function isLookedFor({ dialect }: Environment, model: string, name: unknown, operator: string): boolean {
  const { major } = dialect.series
  if (major < 13) return Boolean(name)
  if (PASS_OVER.has(model)) return isTrue(name)
  const passesOver = operator === 'ilike' || (operator === 'like' && major >= 16)
  return !passesOver || (major === 17 ? name !== '' && name !== undefined : name === 0 || Boolean(name))
}

/** Since 18 all have no name within theirs. */
function isNoName({ dialect }: Environment, name: unknown, operator: string): boolean {
  const { major } = dialect.series
  if (major < 18 || !operator.endsWith('like') || operator.startsWith('=')) return false
  return major === 18 ? !isTrue(name) : !name
}

/** Ids of the records that are called so, as `_name_search` finds them. */
export const idsNamed = (
  env: Environment,
  model: string,
  name: unknown,
  operator: string,
  among: readonly unknown[] = [],
): number[] =>
  foundByTries(env, model, name, operator, among, {}) ??
  env.search(model, [...among, ...named(env, model, name, operator)])

/** The domain of a name: any of the fields that the model is looked up by. */
export function named(env: Environment, model: string, name: unknown, operator: string): unknown[] {
  const table = env.table(model)
  const { searchedByName, recName = 'name' } = table.definition
  const { major } = env.dialect.series
  if (major < 18 && !isLookedFor(env, model, name, operator)) return []
  const isNameless = searchedByName === undefined && !(recName in table.fields)
  // What has no name is found by any (tried on 14.0 and 16.0 to 19.0).
  if (isNameless) return []
  if (isNoName(env, name, operator)) return operator.startsWith('not ') ? [[0, '=', 1]] : []
  const fields = searchedByName ?? [recName]
  const leaves = fields.map((field) => [field, operator, name])
  const isNegative = operator.startsWith('not ') || operator === '!='
  return [...leaves.slice(1).map(() => (isNegative ? '&' : '|')), ...leaves]
}
