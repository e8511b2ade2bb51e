import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { PolicyError } from '../policy/policy-error.ts'

/**
 * Where an answer goes on: a number, bound to the question by a seal that only this server's session can make. A cursor
 * of another question, another caller or another run is refused.
 */
export class Cursors {
  readonly #key = randomBytes(32)

  /** A cursor for going on with a question at a place. */
  seal(question: unknown, at: number): string {
    return `${at.toString(36)}.${this.#seal(question, at)}`
  }

  /** Where a question goes on. Throws a `PolicyError` for a cursor that is not of this question. */
  open(question: unknown, cursor: string | undefined): number {
    if (cursor === undefined) return 0
    const [place = '', seal = '', ...more] = cursor.split('.')
    const at = /^[0-9a-z]{1,9}$/.test(place) ? Number.parseInt(place, 36) : Number.NaN
    const isOwn = Number.isSafeInteger(at) && more.length === 0 && isSame(seal, this.#seal(question, at))
    if (!isOwn) {
      throw new PolicyError(
        'the cursor is not of this question: repeat the call with the same arguments, or without a cursor',
      )
    }
    return at
  }

  #seal(question: unknown, at: number): string {
    return createHmac('sha256', this.#key)
      .update(`${at}\n${JSON.stringify(question)}`)
      .digest('base64url')
      .slice(0, 22)
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
