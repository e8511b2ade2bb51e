import { PolicyError } from '../policy/policy-error.ts'

/** Nothing that is asked goes deeper: conditions, selections and values have bounds of their own within. */
const DEEPEST = 50

/** Sees that what is given can be walked. Throws a `PolicyError` for lists and objects within one another without end. */
export function checkDepth(input: unknown): void {
  let level: unknown[] = [input]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new PolicyError(`this goes more than ${DEEPEST} lists and objects deep: ask for less`)
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one as Record<string, unknown>) : [],
    )
  }
}
