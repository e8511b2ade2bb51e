import { fromBase32, hmacSha1 } from './crypto.ts'

const STEP_SECONDS = 30
const MODULUS = 1_000_000

/** The six digits of an authenticator app (RFC 6238) at a time in seconds. */
export async function totp(secret: string, seconds: number): Promise<string> {
  const code = await hotp(secret, Math.floor(seconds / STEP_SECONDS))
  return String(code).padStart(6, '0')
}

/** Whether the code is right now, or was or will be half a minute away (addons/auth_totp/models/totp.py). */
export async function isTotp(secret: string, code: number, seconds: number): Promise<boolean> {
  for (const offset of [0, -STEP_SECONDS, STEP_SECONDS]) {
    if ((await hotp(secret, Math.floor((seconds + offset) / STEP_SECONDS))) === code) return true
  }
  return false
}

async function hotp(secret: string, counter: number): Promise<number> {
  const message = new DataView(new ArrayBuffer(8))
  message.setBigUint64(0, BigInt(counter))
  const mac = await hmacSha1(fromBase32(secret), new Uint8Array(message.buffer))
  const offset = (mac[mac.length - 1] as number) & 0xf
  return (new DataView(mac.buffer).getUint32(mac.byteOffset + offset) & 0x7fff_ffff) % MODULUS
}
