import { Lru } from '../lru.ts'
import { fromBase64Url, toBase64Url } from '../sessions/store/base64url.ts'
import { checkKeys } from '../sessions/store/check-keys.ts'
import { isSame, type SigningKey, signingKey } from '../sessions/store/secret-keys.ts'

/** Cookies whose signature has been seen to be good: a browser sends the same one with each request. */
const MAX_KNOWN = 10_000

/**
 * Signs what a cookie carries, so that forged ones cost no look into the store: `<id>.<HMAC-SHA-256>`. The key is
 * made of the one that seals, for this purpose only.
 */
export class CookieSigner {
  readonly #keys: Promise<readonly SigningKey[]>
  #known: Lru<string> | undefined

  constructor(keys: readonly string[]) {
    const secrets = checkKeys('cookie.keys', keys)
    this.#keys = Promise.all(secrets.map((secret) => signingKey(secret, 'ooor cookie')))
    // Whoever signs hears of it.
    this.#keys.catch(() => {})
  }

  async sign(id: string): Promise<string> {
    const [key] = await this.#keys
    return `${id}.${toBase64Url(await (key as SigningKey).sign(id))}`
  }

  /** The id of a value that has been seen to be good; undefined says nothing. */
  known(value: string): string | undefined {
    return this.#known?.get(value)
  }

  /** The id, or undefined when nobody here has signed it. */
  async verify(value: string): Promise<string | undefined> {
    const dot = value.indexOf('.')
    const id = value.slice(0, Math.max(dot, 0))
    const signature = fromBase64Url(value.slice(dot + 1))
    if (id === '' || signature === undefined) return undefined
    for (const key of await this.#keys) {
      if (!isSame(await key.sign(id), signature)) continue
      this.#known ??= new Lru<string>(MAX_KNOWN)
      this.#known.set(value, id)
      return id
    }
    return undefined
  }
}
