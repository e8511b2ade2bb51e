import { LRUCache } from 'lru-cache'
import type { CredentialOptions } from './options.ts'
import type { SessionCore } from './session-core.ts'

/** Users of one connection whose sessions are kept ready; the least recently asked for go first, and log in again. */
const MAX_USERS = 1000

/** The sessions of a connection's other users: different credentials never share one, the same one always does. */
export class Users {
  readonly #cores = new LRUCache<string, SessionCore>({ max: MAX_USERS })
  /** Functions that bring keys and codes have no text to be known by. */
  readonly #numbers = new WeakMap<() => unknown, number>()
  #last = 0

  /** The user's session; made when there is none. */
  core(credential: CredentialOptions, make: () => SessionCore): SessionCore {
    const key = this.#keyOf(credential)
    let core = this.#cores.get(key)
    if (core === undefined) {
      core = make()
      this.#cores.set(key, core)
    }
    return core
  }

  #keyOf({ username, password, apiKey, totp }: CredentialOptions): string {
    return JSON.stringify([username, password, apiKey, totp].map((part) => this.#named(part)))
  }

  #named(part: string | (() => unknown) | undefined): string | number | null {
    if (typeof part !== 'function') return part ?? null
    let number = this.#numbers.get(part)
    if (number === undefined) {
      number = ++this.#last
      this.#numbers.set(part, number)
    }
    return number
  }
}
