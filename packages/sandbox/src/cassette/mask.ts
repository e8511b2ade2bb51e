import { own } from '../own.ts'

/** Fields whose values are personal, by their names. */
export const PERSONAL: Readonly<Record<string, (count: number) => string>> = {
  email: (count) => `person${count}@example.com`,
  email_from: (count) => `person${count}@example.com`,
  email_normalized: (count) => `person${count}@example.com`,
  phone: (count) => `+1 555 ${String(1000 + count)}`,
  mobile: (count) => `+1 555 ${String(1000 + count)}`,
  street: (count) => `${count} Example Street`,
  street2: (count) => `Floor ${count}`,
  vat: (count) => `XX${String(1_000_000 + count)}`,
  acc_number: (count) => `XX00 ${String(1_000_000 + count)}`,
  api_key: (count) => `key-${count}`,
  password: () => '…',
}

const XML_MEMBER = /(<name>)(\w+)(<\/name>\s*<value><string>)([^<]+)</g
const SESSION_ID = /\b(session_id|sid|sessionid)=([\w-]+)/g
const TOKEN =
  /("(?:csrf_token|access_token|token|registry_hash|session_id)"\s*:\s*")([^"]+)"|(csrf_token"?\s*(?:value=|:)\s*")([^"]+)"/g

/** Puts made-up values in the place of secret and personal ones: the same for the same, in all of a cassette. */
export class Mask {
  readonly #made = new Map<string, string>()
  readonly #also: (text: string) => string

  constructor(also: (text: string) => string = (text) => text) {
    this.#also = also
  }

  header(name: string, value: string): string {
    return name === 'set-cookie' ? this.#withoutIds(value) : this.#also(value)
  }

  body(text: string): string {
    const plain = this.#also(
      this.#withoutIds(text).replace(TOKEN, (_, json: string, one: string, page: string, other: string) =>
        json === undefined ? `${page}${this.#likeIt('token', other)}"` : `${json}${this.#likeIt('token', one)}"`,
      ),
    )
    const inXml = plain.replace(XML_MEMBER, (all, start: string, name: string, middle: string, value: string) => {
      const make = own(PERSONAL, name)
      return make === undefined ? all : `${start}${name}${middle}${this.#instead(`${name} ${value}`, make)}<`
    })
    return inXml.replace(/"(\w+)":\s*"((?:[^"\\]|\\.)+)"/g, (all, name: string, value: string) => {
      const make = own(PERSONAL, name)
      return make === undefined ? all : `"${name}": "${this.#instead(`${name} ${value}`, make)}"`
    })
  }

  #withoutIds(text: string): string {
    return text.replace(SESSION_ID, (_, name: string, id: string) => `${name}=${this.#likeIt('id', id)}`)
  }

  /** Of the same length and letters: some servers' ids are looked at. */
  #likeIt(kind: string, value: string): string {
    return this.#instead(`${kind} ${value}`, (count) => String(count).padStart(value.length, '0').slice(-value.length))
  }

  #instead(value: string, make: (count: number) => string): string {
    const known = this.#made.get(value)
    if (known !== undefined) return known
    const made = make(this.#made.size + 1)
    this.#made.set(value, made)
    return made
  }
}
