import type { HttpHeaders } from '../types.ts'

/** As undici hands them over, names in lower case. */
export type RawHeaders = Record<string, string | string[] | undefined>

/** The headers of an answer. */
export class UndiciHeaders implements HttpHeaders {
  readonly #raw: RawHeaders

  constructor(raw: RawHeaders) {
    this.#raw = raw
  }

  get(name: string): string | null {
    const value = this.#raw[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  }

  getSetCookie(): string[] {
    const value = this.#raw['set-cookie']
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }

  *entries(): Generator<[name: string, value: string]> {
    for (const [name, value] of Object.entries(this.#raw)) {
      if (Array.isArray(value)) for (const one of value) yield [name, one]
      else if (value !== undefined) yield [name, value]
    }
  }
}
