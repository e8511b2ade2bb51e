import { ConfigError } from '../errors/index.ts'

/** Tab, printable ASCII, Latin-1 (RFC 9110, 5.5): runtimes throw for anything else, in words of their own. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]*$/

/** The value, if a header may have it. Throws a `ConfigError` that names whose it is, never the value: it may be a key. */
export function headerValue(whose: string, value: unknown): string {
  if (typeof value !== 'string') throw new ConfigError(`${whose} is a text, not a value of type ${typeof value}`)
  if (SENDABLE.test(value)) return value
  const at = [...value].findIndex((character) => !SENDABLE.test(character))
  const what = /[\r\n]/.test(value[at] ?? '') ? 'a line break' : 'a character that no header may have'
  throw new ConfigError(`${whose} has ${what} at position ${at + 1} of ${value.length}: trim it`)
}

/** The name, if a header may have it. */
export function headerName(whose: string, name: string): string {
  if (/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return name
  throw new ConfigError(`${whose}: '${name}' is no name of a header: letters, digits and -`)
}
