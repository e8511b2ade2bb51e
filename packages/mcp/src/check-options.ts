import { ConfigError } from 'ooor/errors'

type Kind = 'boolean' | 'function' | 'list' | 'number' | 'object' | 'text'

/**
 * Refuses options that there are not, or of another kind. Passed over, a mistyped `policy` would open to agents all that
 * is not closed by default, and an audit that is no function would fail with the first answer.
 *
 * @throws ConfigError that names the option
 */
export function checkOptions<T extends object>(
  what: string,
  options: T,
  kinds: { readonly [K in keyof T]-?: Kind },
): void {
  if (kindOf(options) !== 'object') throw new ConfigError(`${what} takes an object of options`)
  const known: Readonly<Record<string, Kind>> = kinds
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    const wanted = Object.hasOwn(known, name) ? known[name] : undefined
    if (wanted === undefined) {
      throw new ConfigError(`${what} has no option '${name}': there are ${Object.keys(known).join(', ')}`)
    }
    const given = kindOf(value)
    if (given !== wanted) throw new ConfigError(`${name} of ${what} takes a value of the kind ${wanted}, not ${given}`)
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  return value === null ? 'null' : typeof value === 'string' ? 'text' : typeof value
}
