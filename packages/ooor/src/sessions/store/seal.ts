import { fromBase64Url, toBase64Url } from './base64url.ts'
import { checkKeys } from './check-keys.ts'
import { encode, joined, keyName, type SealingKey, sealingKey } from './secret-keys.ts'

/** What cannot be opened, and why. */
export type Unreadable = 'expired' | 'other version' | 'unknown key' | 'tampered'

export type Opened = { readonly text: string; readonly until: number } | { readonly unreadable: Unreadable }

/** Of the value's form; the state within may gain members without another number. */
const VERSION = 'v1'
const IV_BYTES = 12

/**
 * Turns a session's state into a value for the store and back: `v1.<until>.<key name>.<payload>`. With keys the
 * payload is sealed by AES-256-GCM, and bound to the session's id and its end; without, it is plain, for a store that
 * nobody else reads.
 */
export class Seal {
  readonly #keys: Promise<ReadonlyMap<string, SealingKey>> | undefined

  constructor(keys: readonly string[] | undefined) {
    this.#keys = keys && deriveAll(checkKeys('sessions.keys', keys))
    // Whoever seals or opens hears of it.
    this.#keys?.catch(() => {})
  }

  /** A value that holds the text until a time, in milliseconds since the epoch. */
  async close(id: string, text: string, until: number): Promise<string> {
    const end = until.toString(36)
    const [first] = (await this.#keys) ?? []
    if (first === undefined) return `${VERSION}.${end}..${text}`
    const [name, key] = first
    const head = `${VERSION}.${end}.${name}`
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const sealed = await key.seal(iv, aboutOf(head, id), encode(text))
    return `${head}.${toBase64Url(joined(iv, sealed))}`
  }

  /** The text again, or why there is none. */
  async open(id: string, value: string): Promise<Opened> {
    const [version, end = '', name = ''] = value.split('.', 3)
    if (version !== VERSION) return { unreadable: 'other version' }
    const until = Number.parseInt(end, 36)
    if (isOver(value)) return { unreadable: 'expired' }
    const head = `${VERSION}.${end}.${name}`
    const payload = value.slice(head.length + 1)
    if (this.#keys === undefined) {
      return name === '' ? { text: payload, until } : { unreadable: 'unknown key' }
    }
    // A plain value among sealed ones is somebody else's, too.
    const key = (await this.#keys).get(name)
    if (key === undefined) return { unreadable: 'unknown key' }
    const bytes = fromBase64Url(payload)
    if (bytes === undefined || bytes.length <= IV_BYTES) return { unreadable: 'tampered' }
    try {
      const text = await key.open(bytes.subarray(0, IV_BYTES), aboutOf(head, id), bytes.subarray(IV_BYTES))
      return { text: new TextDecoder().decode(text), until }
    } catch {
      return { unreadable: 'tampered' }
    }
  }
}

/** True for a value whose time has passed. Seen without a key. */
export function isOver(value: string): boolean {
  const until = Number.parseInt(value.split('.', 2)[1] ?? '', 36)
  return Number.isNaN(until) || until <= Date.now()
}

const aboutOf = (head: string, id: string) => `${head}.${id}`

async function deriveAll(secrets: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
  const entries = secrets.map(
    async (secret) => [await keyName(secret), await sealingKey(secret, 'ooor session')] as const,
  )
  return new Map(await Promise.all(entries))
}
