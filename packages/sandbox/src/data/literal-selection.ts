import type { Selection } from '../orm/definition.ts'
import { syntaxError, valueError } from '../python/exceptions.ts'
import { ExpressionError, evaluate } from '../python/expression.ts'

/** The choices that a text of Python tells, as `[('a', 'A')]`; none of an empty one. */
export function literalSelection(text: unknown): Selection {
  if (typeof text !== 'string' || text === '') return []
  const list = literal(text)
  const isChoice = (one: unknown) => Array.isArray(one) && one.length === 2
  if (Array.isArray(list) && list.every(isChoice)) {
    return (list as [unknown, unknown][]).map(([key, label]) => [String(key), String(label)] as const)
  }
  throw valueError(`Wrong value for ir.model.fields.selection: '${text}'`)
}

/** The value of a text of Python that holds nothing but data. Raises as Python does. */
export function literal(text: string): unknown {
  try {
    return evaluate(text)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    // A name is no data; what is no expression is not even read (tried on 14.0 and 19.0).
    throw /^\w+$/.test(text) ? valueError('malformed node or string') : syntaxError(`invalid syntax: ${text}`)
  }
}
