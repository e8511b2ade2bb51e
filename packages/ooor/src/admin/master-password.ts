import { ConfigError, InvalidValueError } from '../errors/index.ts'
import type { AdminHost } from './admin-host.ts'

/** What Odoo's master password is until somebody sets one. */
export const DEFAULT_PASSWORD = 'admin'

/** The server's master password: kept where nothing shows it. */
export class MasterPassword {
  readonly #host: AdminHost
  #secret: string | undefined
  #isTold = false

  constructor(host: AdminHost, secret: string | undefined) {
    if (secret !== undefined) checkPassword(secret)
    this.#host = host
    this.#secret = secret
  }

  /** The password, for a request. */
  reveal(): string {
    if (this.#secret !== undefined) return this.#secret
    throw new ConfigError('this wants the server’s master password: odoo.admin({ masterPassword })')
  }

  get secret(): string | undefined {
    return this.#secret
  }

  replace(secret: string): void {
    this.#secret = secret
  }

  get isDefault(): boolean {
    return this.#secret === DEFAULT_PASSWORD
  }

  /** Tells once, when the default has worked: everybody knows it. */
  warn(): void {
    if (this.#isTold || !this.isDefault) return
    this.#isTold = true
    this.#host.telemetry.tell('defaultMasterPassword', { url: this.#host.server.base.toString() })
  }
}

/** Throws for what is no password, without showing it. */
export function checkPassword(secret: unknown): void {
  if (typeof secret !== 'string' || secret === '')
    throw new InvalidValueError('a master password is text, and not empty')
}
