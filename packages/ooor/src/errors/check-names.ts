import { ConfigError } from './config-error.ts'
import { suggestion } from './nearest.ts'

/** Refuses an option that there is not, of what is set up: passed over in silence, something else would be done. */
export function checkNames(what: string, options: object | false | undefined, known: string): void {
  const names = known.split(' ')
  for (const name in options || {}) {
    if (names.includes(name)) continue
    throw new ConfigError(
      `${what} has no option '${name}'${suggestion(name, names).guess} There are ${names.join(', ')}`,
    )
  }
}
