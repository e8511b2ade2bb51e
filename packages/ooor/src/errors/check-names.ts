import { describe } from './describe.ts'
import { suggestion } from './nearest.ts'
import { InvalidValueError } from './record-errors.ts'

/** The error for what stands in the place of options. Text there may be a password. */
export function noOptions(what: string, given: unknown): InvalidValueError {
  const shown = typeof given === 'string' ? 'text' : describe(given)
  return new InvalidValueError(`options of ${what} are an object, not ${shown}`)
}

/**
 * Refuses an option that there is not, of what is set up: passed over in silence, something else would be done. Where
 * any name is one, only what is no object.
 */
export function checkNames(what: string, options: object | false | undefined, known?: string): void {
  if (options === null || (options && typeof options !== 'object')) throw noOptions(what, options)
  // Nothing at all has no names, and costs a small call nothing.
  if (known === undefined) return
  for (const name in options as object) {
    const names = known.split(' ')
    if (names.includes(name)) continue
    throw new InvalidValueError(
      `${what} has no option '${name}'${suggestion(name, names).guess} There are ${names.join(', ')}`,
    )
  }
}
