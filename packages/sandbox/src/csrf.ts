import type { Clock } from './clock.ts'
import { hmacSha1 } from './crypto.ts'
import { STABLE_CHARACTERS } from './web-session.ts'

/** As long as the salt of odoo/http.py: about a year. */
const LIFETIME_SECONDS = 31_536_000

/** The tokens of a server's forms: made of the session's id, so nothing is kept. */
export class CsrfTokens {
  readonly #clock: Clock
  readonly #secret = crypto.getRandomValues(new Uint8Array(32))

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async token(sessionId: string): Promise<string> {
    const until = Math.floor(this.#clock.milliseconds / 1000) + LIFETIME_SECONDS
    return `${await this.#sign(sessionId, until)}o${until}`
  }

  async isValid(sessionId: string, token: string | null): Promise<boolean> {
    const match = /^([0-9a-f]{40})o(\d+)$/.exec(token ?? '')
    if (match === null || Number(match[2]) < this.#clock.milliseconds / 1000) return false
    return (await this.#sign(sessionId, Number(match[2]))) === match[1]
  }

  async #sign(sessionId: string, until: number): Promise<string> {
    const message = new TextEncoder().encode(sessionId.slice(0, STABLE_CHARACTERS) + until)
    const mac = await hmacSha1(this.#secret, message)
    return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
