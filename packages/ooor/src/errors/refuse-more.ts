import { InvalidValueError } from './record-errors.ts'

/**
 * Refuses what is given beyond the arguments that there are: passed over, `where(a, b)` would be all that match `a`.
 *
 * @throws InvalidValueError with the remedy
 */
export function refuseMore(what: string, given: ArrayLike<unknown>, most: number, remedy: string): void {
  if (given.length <= most) return
  throw new InvalidValueError(`${given.length} arguments for ${what}, which takes ${most}: ${remedy}`)
}

/** Makes methods of one argument refuse more, each with its remedy. */
export function takeOne(methods: object, remedies: Readonly<Record<string, string>>): void {
  const named = methods as Record<string, (...given: unknown[]) => unknown>
  for (const [name, remedy] of Object.entries(remedies)) {
    const method = named[name] as (...given: unknown[]) => unknown
    named[name] = function takesOne(this: unknown, ...given) {
      refuseMore(name, given, 1, remedy)
      return method.call(this, given[0])
    }
  }
}
