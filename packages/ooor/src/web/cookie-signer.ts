import { Lru } from '../lru.ts'
import { fromBase64Url, toBase64Url } from '../sessions/store/base64url.ts'
import { checkKeys } from '../sessions/store/check-keys.ts'
import { deriveKey, encode } from '../sessions/store/secret-keys.ts'

/** Cookies whose signature has been seen to be good: a browser sends the same one with each request. */
const MAX_KNOWN = 10_000

const HMAC = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const

/**
 * Signs what a cookie carries, so that forged ones cost no look into the store: `<id>.<HMAC-SHA-256>`. The key is
 * made of the one that seals, for this purpose only.
 */
export class CookieSigner {
  readonly #keys: Promise<readonly CryptoKey[]>
  #known: Lru<string> | undefined

  constructor(keys: readonly string[]) {
    const secrets = checkKeys('cookie.keys', keys)
    this.#keys = Promise.all(secrets.map((secret) => deriveKey(secret, 'ooor cookie', HMAC, ['sign', 'verify'])))
    // Whoever signs hears of it.
    this.#keys.catch(() => {})
  }

  async sign(id: string): Promise<string> {
    const [key] = await this.#keys
    const signature = await crypto.subtle.sign('HMAC', key as CryptoKey, encode(id))
    return `${id}.${toBase64Url(new Uint8Array(signature))}`
  }

  /** The id, or undefined when nobody here has signed it. */
  async verify(value: string): Promise<string | undefined> {
    const known = this.#known?.get(value)
    if (known !== undefined) return known
    const dot = value.indexOf('.')
    const id = value.slice(0, Math.max(dot, 0))
    const signature = fromBase64Url(value.slice(dot + 1))
    if (id === '' || signature === undefined) return undefined
    for (const key of await this.#keys) {
      if (!(await crypto.subtle.verify('HMAC', key, signature, encode(id)))) continue
      this.#known ??= new Lru<string>(MAX_KNOWN)
      this.#known.set(value, id)
      return id
    }
    return undefined
  }
}
