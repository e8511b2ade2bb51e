import type { Dialect } from '../dialect/index.ts'
import { typeError } from '../python/exceptions.ts'
import { typeErrorMessage } from '../python/repr.ts'
import { argumentProblems, bindArguments, type Named, parseSignature } from '../python/signature.ts'

/** Who takes arguments, and how Python would say that they are wrong. */
export interface Callee {
  readonly name: string
  readonly signature: string
  /** Arguments before the parameters, as `self`. */
  readonly before: number
}

/** Arguments by name. Raises a TypeError when they do not fit the signature. */
export function argumentsOf(
  dialect: Dialect,
  callee: Callee,
  positional: readonly unknown[],
  named: Named = {},
): Named {
  const parameters = parseSignature(callee.signature)
  const found = argumentProblems(parameters, positional, named)
  if (found.length === 0) return bindArguments(parameters, positional, named)
  const given = positional.length + Object.keys(named).length
  const call = { name: callee.name, parameters, positional: positional.length, given, before: callee.before }
  throw typeError(typeErrorMessage(call, found, dialect.python))
}
