import { toBase64Url } from './base64url.ts'

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
