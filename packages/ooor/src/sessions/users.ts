import { Lru } from '../lru.ts'
import { type CredentialOptions, checkCredential } from './options.ts'

/** Users of one connection whose sessions are kept ready; the least recently asked for go first, and log in again. */
const MAX_USERS = 1000

/** The sessions of a connection's other users: different credentials never share one, the same one always does. */
export class Users {
  readonly #started = new Lru<object>(MAX_USERS)
  /** Functions that bring keys and codes have no text to be known by. */
  readonly #numbers = new WeakMap<() => unknown, number>()
  #last = 0

  /** What was started for the user; made when there is none. A connection starts one kind of thing only. */
  of<T extends object>(credential: CredentialOptions, start: () => T): T {
    checkCredential(credential)
    const key = this.#keyOf(credential)
    let started = this.#started.get(key)
    if (started === undefined) {
      started = start()
      this.#started.set(key, started)
    }
    return started as T
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
