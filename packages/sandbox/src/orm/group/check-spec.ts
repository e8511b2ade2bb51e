import { valueError } from '../../python/exceptions.ts'
import { pythonRepr } from '../../python/repr.ts'

const SPEC = /^\w+(\.[\w.]+)?(:\w+)?$/

/** Raises for what is not written as a group or an aggregate is, since 17 (tried on 19.0). */
export function checkSpec(spec: string): void {
  if (!SPEC.test(spec)) throw valueError(`Invalid aggregate/groupby specification ${pythonRepr(spec)}.`)
}
