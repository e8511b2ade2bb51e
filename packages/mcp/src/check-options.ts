import { ConfigError, checkOptions } from 'ooor/protocol'

type Kind = 'boolean' | 'function' | 'list' | 'number' | 'object' | 'text'

/**
 * Refuses options that there are not, or of another kind. Passed over, a mistyped `policy` would open to agents all that
 * is not closed by default, and an audit that is no function would fail with the first answer.
 *
 * @throws ConfigError that names the option
 */
export function checkKinds<T extends object>(
  what: string,
  options: T,
  kinds: { readonly [K in keyof T]-?: Kind },
): void {
  const known: Readonly<Record<string, Kind>> = kinds
  checkOptions<T>(what, options, kinds as { readonly [K in keyof T]-?: never })
  for (const [name, value] of Object.entries(options)) {
    const [given, wanted] = [kindOf(value), known[name]]
    if (value === undefined || given === wanted) continue
    throw new ConfigError(`${name} of ${what} takes a value of the kind ${wanted}, not ${given}`)
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  return value === null ? 'null' : typeof value === 'string' ? 'text' : typeof value
}
