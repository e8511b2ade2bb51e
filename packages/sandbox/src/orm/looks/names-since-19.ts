import { typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, matched, pythonType } from '../../python/eyes.ts'
import { pythonTuple } from '../../python/repr.ts'
import { compileDomain } from '../domain/compile.ts'
import { positive } from '../domain/operators.ts'
import { SAMES } from '../domain/seen-kinds.ts'
import type { Environment, Table } from '../environment.ts'

/** Some models look at a name as the text that it ought to be (tried on 19.0). */
function checkName(model: string, operator: string, name: unknown): void {
  if (model === 'product.product' && /^(=|ilike|like|=ilike|=like)$/.test(operator)) matched(name, 19)
  const { isNegated } = positive(operator)
  if (model === 'res.country' && typeof name !== 'object' && !isNegated) {
    throw typeError(`object of type '${pythonType(name)}' has no len()`)
  }
  // A state's code is looked for first.
  if (model === 'res.country.state' && !isNegated && operator !== 'in') {
    throw typeError(`The pattern to match must be a string in condition ${pythonTuple(['code', '=like', name])}`)
  }
  // Whose login it is, is asked first.
  if (model === 'res.users' && !isNegated && Array.isArray(name)) name.map(hashed)
  else if (model === 'res.users' && !isNegated) hashed(name)
}

/** Since 19 a name's value is looked at after the rights, also where nothing can be found (tried on 19.0). */
export function lookAtNameSince19(
  env: Environment,
  table: Table,
  domain: readonly unknown[],
  name: unknown,
  operator: string,
): void {
  const { name: model } = table.definition
  // Files are searched by the rights of what they belong to.
  if (model !== 'ir.attachment') env.checkAccess(table, 'read')
  if (!isTrue(name) || typeof name === 'string') return
  // A code is looked for first, among what is asked for.
  if (model === 'product.product') compileDomain(env, table, domain)
  checkName(model, operator, name)
  checkPattern(operator, name)
  if (!SAMES.has(operator) || (model === 'product.product' && positive(operator).isNegated)) return
  for (const one of Array.isArray(name) ? name : [name]) hashed(one)
}

function checkPattern(operator: string, name: unknown): void {
  if (!/^(not )?=i?like$/.test(operator)) return
  throw typeError(`The pattern to match must be a string in condition ${pythonTuple(['display_name', operator, name])}`)
}
