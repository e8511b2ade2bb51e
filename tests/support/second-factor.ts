import { createHmac } from 'node:crypto'

/** The secret of the user `mfa`, `JBSWY3DPEHPK3PXP` in base32. */
const SECRET = Buffer.from('48656c6c6f21deadbeef', 'hex')

/** The code of an authenticator app now (RFC 6238). */
export function secondFactor(): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', SECRET).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
