import { ConfigError } from '../../errors/index.ts'
import { toBase64Url } from './base64url.ts'

/** Shorter ones can be guessed. */
const MIN_LENGTH = 32

/** The texts that a user gave as keys, checked. Throws a `ConfigError` that names the option, never the key. */
export function checkKeys(option: string, keys: readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = keys
  if (first === undefined) throw new ConfigError(`${option} is empty: name one key at least`)
  keys.forEach((key, index) => {
    if (typeof key === 'string' && key.length >= MIN_LENGTH) return
    const found = typeof key === 'string' ? `${key.length} characters` : `a value of type ${typeof key}`
    throw new ConfigError(
      `${option}[${index}] has ${found}: a key wants ${MIN_LENGTH} or more, as 'openssl rand -base64 32' brings`,
    )
  })
  return [first, ...rest]
}

/** A key for one purpose, made of the user's: what is made for one purpose is of no use for another. */
export async function deriveKey(
  secret: string,
  purpose: string,
  algorithm: AesKeyGenParams | HmacKeyGenParams,
  usages: readonly KeyUsage[],
): Promise<CryptoKey> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encode(purpose) }
  return crypto.subtle.deriveKey(derivation, await materialOf(secret), algorithm, false, [...usages])
}

/** A short name by which the key is found among several; tells nothing of it. */
export async function keyName(secret: string): Promise<string> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encode('ooor key name') }
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(derivation, await materialOf(secret), 48)))
}

function materialOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encode(secret), 'HKDF', false, ['deriveKey', 'deriveBits'])
}

export const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
