import { OoorError } from './ooor-error.ts'

/** The caller's input cannot be right: a malformed URL, an unknown option, a path that leaves the server. */
export class ConfigError extends OoorError {
  static override readonly kind: string = 'ConfigError'
  declare readonly name: 'ConfigError' | 'UnsupportedError' | 'InvalidValueError' | 'InvalidDomainError'
}

/** The server's series has no such thing, or this library has no way to it there. The message names both. */
export class UnsupportedError extends ConfigError {
  static override readonly kind = 'UnsupportedError'
  declare readonly name: 'UnsupportedError'
}
