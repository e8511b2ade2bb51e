import { isOoorError } from '../errors/index.ts'
import { DEFAULT_PASSWORD } from './master-password.ts'

/** Deeper than this errors have no causes, and causes no values. */
const DEEPEST = 6

/** An error without passwords that the server was told, and says back: in whatever of its parts. */
export function concealed(error: unknown, secrets: readonly (string | undefined)[]): unknown {
  // What everybody knows, and what is in every word, is none.
  const known = secrets.filter((one): one is string => one !== undefined && one.length > 2 && one !== DEFAULT_PASSWORD)
  const without = (text: string) => known.reduce((all, one) => all.replaceAll(one, '***'), text)
  const conceal = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return without(value)
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
    for (const key of Reflect.ownKeys(value)) {
      const own = Object.getOwnPropertyDescriptor(value, key)
      if (own === undefined || !('value' in own)) continue
      const shown = conceal(own.value, depth + 1)
      if (shown !== own.value && (own.writable || own.configurable))
        Object.defineProperty(value, key, { ...own, value: shown })
    }
    return value
  }
  return known.length > 0 && isOoorError(error) ? conceal(error, 0) : error
}
