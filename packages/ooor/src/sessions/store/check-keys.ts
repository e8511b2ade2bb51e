import { ConfigError } from '../../errors/index.ts'

/** Shorter ones can be guessed. */
const MIN_LENGTH = 32

/** The texts that a user gave as keys, checked. Throws a `ConfigError` that names the option, never the key. */
export function checkKeys(option: string, keys: readonly string[]): readonly [string, ...string[]] {
  if (!Array.isArray(keys)) throw new ConfigError(`${option} is a list of keys, not a ${typeof keys}`)
  const [first, ...rest] = keys
  if (keys.length === 0) throw new ConfigError(`${option} is empty: name one key at least`)
  keys.forEach((key, index) => {
    if (typeof key === 'string' && key.length >= MIN_LENGTH) return
    const found = typeof key === 'string' ? `has ${key.length} characters` : `is of type ${typeof key}`
    // What an environment variable that is not set brings.
    const hint = key === undefined ? ' (is its environment variable set?)' : ''
    throw new ConfigError(
      `${option}[${index}] ${found}${hint}: a key wants ${MIN_LENGTH} or more, as 'openssl rand -base64 32' brings`,
    )
  })
  return [first as string, ...rest]
}
