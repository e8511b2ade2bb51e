import type { Dialect } from '../dialect/index.ts'
import { typeError } from '../python/exceptions.ts'
import { typeErrorMessage } from '../python/repr.ts'
import { bound, misfits, type Named, parseSignature } from '../python/signature.ts'

/** Who takes arguments, and how Python would say that they are wrong. */
export interface Taker {
  readonly name: string
  readonly signature: string
  /** Arguments before the parameters, as `self`. */
  readonly before: number
}

/** Arguments by name. Raises a TypeError when they do not fit the signature. */
export function argumentsOf(dialect: Dialect, taker: Taker, positional: readonly unknown[], named: Named = {}): Named {
  const parameters = parseSignature(taker.signature)
  const found = misfits(parameters, positional, named)
  if (found.length === 0) return bound(parameters, positional, named)
  const given = positional.length + Object.keys(named).length
  const call = { name: taker.name, parameters, positional: positional.length, given, before: taker.before }
  throw typeError(typeErrorMessage(call, found, dialect.python))
}
