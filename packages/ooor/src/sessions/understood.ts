import { ConfigError } from '../errors/index.ts'

/** What the runtime makes of something. Throws a `ConfigError` where it makes nothing of it. */
export function understood<T>(make: () => T, otherwise: string): T {
  try {
    return make()
  } catch {
    throw new ConfigError(otherwise)
  }
}
