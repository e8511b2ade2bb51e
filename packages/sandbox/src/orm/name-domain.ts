import { typeError } from '../python/exceptions.ts'
import { isTrue, matched, pythonType } from '../python/eyes.ts'
import { pythonTuple } from '../python/repr.ts'
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
export const idsNamed = (env: Environment, model: string, name: unknown, operator: string): number[] =>
  foundByTries(env, model, name, operator, [], {}) ?? env.search(model, named(env, model, name, operator))

/** Some models look at a name as the text that it ought to be (tried on 19.0). */
function checkName(model: string, operator: string, name: unknown): void {
  if (model === 'product.product' && /^(=|ilike|like|=ilike|=like)$/.test(operator)) matched(name, 19)
  const isNegative = operator === '!=' || operator.startsWith('not ')
  if (model === 'res.country' && typeof name !== 'object' && !isNegative) {
    throw typeError(`object of type '${pythonType(name)}' has no len()`)
  }
}

/** The domain of a name: any of the fields that the model is looked up by. */
export function named(env: Environment, model: string, name: unknown, operator: string): unknown[] {
  const { searchedByName, recName = 'name' } = env.table(model).definition
  const { major } = env.dialect.series
  if (major < 18 && !isLookedFor(env, model, name, operator)) return []
  if (major >= 19 && isTrue(name) && typeof name !== 'string' && /^(not )?=i?like$/.test(operator)) {
    throw typeError(
      `The pattern to match must be a string in condition ${pythonTuple(['display_name', operator, name])}`,
    )
  }
  if (isNoName(env, name, operator)) return operator.startsWith('not ') ? [[0, '=', 1]] : []
  if (major >= 19 && isTrue(name) && typeof name !== 'string') checkName(model, operator, name)
  const fields = searchedByName ?? [recName]
  const leaves = fields.map((field) => [field, operator, name])
  const isNegative = operator.startsWith('not ') || operator === '!='
  return [...leaves.slice(1).map(() => (isNegative ? '&' : '|')), ...leaves]
}
