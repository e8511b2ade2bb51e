import { valueError } from '../../python/exceptions.ts'
import { pythonRepr } from '../../python/repr.ts'

const SPEC = /^\w+(\.[\w.]+)?(:\w+)?$/

/** Raises for what is not written as a group or an aggregate is, since 17 (tried on 19.0). */
export function checkSpec(spec: string): void {
  if (!SPEC.test(spec)) throw valueError(`Invalid aggregate/groupby specification ${pythonRepr(spec)}.`)
}

/** An aggregate as `total:sum(amount_total)`, `amount_total:sum` or `amount_total`, and what follows it in no group. */
export const aggregateAtStart = (text: string) => /^(\w+)(?::(\w+)(?:\((\w+)\))?)?/.exec(text)

/** The same, of a text that is nothing else. */
export function wholeAggregate(text: string): RegExpExecArray | null {
  const match = aggregateAtStart(text)
  return match?.[0] === text ? match : null
}
