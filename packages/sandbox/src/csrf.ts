import { hmacSha1 } from './crypto.ts'

/** As long as the salt of odoo/http.py: about a year. */
const LIFETIME_SECONDS = 31_536_000

/** Since 19 the rest of the id rotates, and the token stays (`STORED_SESSION_BYTES`). */
const STABLE_CHARACTERS = 42

/** The tokens of a server's forms: made of the session's id, so nothing is kept. */
export class CsrfTokens {
  readonly #secret = crypto.getRandomValues(new Uint8Array(32))

  async token(sessionId: string): Promise<string> {
    const until = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS
    return `${await this.#sign(sessionId, until)}o${until}`
  }

  async isValid(sessionId: string, token: string | null): Promise<boolean> {
    const match = /^([0-9a-f]{40})o(\d+)$/.exec(token ?? '')
    if (match === null || Number(match[2]) < Date.now() / 1000) return false
    return (await this.#sign(sessionId, Number(match[2]))) === match[1]
  }

  async #sign(sessionId: string, until: number): Promise<string> {
    const message = new TextEncoder().encode(sessionId.slice(0, STABLE_CHARACTERS) + until)
    const mac = await hmacSha1(this.#secret, message)
    return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
