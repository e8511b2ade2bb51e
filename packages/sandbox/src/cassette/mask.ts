import { isSecretName } from '../laboratory/without-secrets.ts'

const XML_MEMBER = /(<name>)(\w+)(<\/name>\s*<value><string>)([^<]+)</g
const SESSION_ID = /\b(session_id|sid|sessionid)=([\w-]+)/g

/** Members of JSON, also of JSON that stands in a text, and of Python's dictionaries. */
const MEMBERS = [
  /("([\w.]+)"\s*:\s*")((?:[^"\\]|\\.)+)(?=")/g,
  /(\\+"([\w.]+)\\+"\s*:\s*\\+")([^"\\]+)(?=\\)/g,
  /('([\w.]+)'\s*:\s*')([^'\\]+)(?=')/g,
] as const
/** What pages have: inputs, variables, and parameters of addresses. */
const PAGES = [
  /(\bname="([\w.]+)"[^<>]*?\bvalue=")([^"]+)(?=")/g,
  /(\b(\w+)\s*[:=]\s*")([^"]+)(?=")/g,
  /((?:[?&]|&amp;)([\w.]+)=)([^&"'\\<>\s]+)/g,
] as const
/** Shorter ones may be words that mean something else elsewhere. */
const SECRET_ANYWHERE = 16
/** No address, and no words. */
const LIKE_A_KEY = /^[\w.+/=~-]+$/

const isSecret = (name: string, value: string) =>
  isSecretName(name, value) || name === 'registry_hash' || name === 'session_id'

/** A parameter and its value, in either order: its name says whether that is a secret. */
const PARAMETERS = [
  /("key"\s*:\s*"([^"\\]+)"[^{}]*?"value"\s*:\s*")((?:[^"\\]|\\.)+)(?=")/g,
  /("value"\s*:\s*")((?:[^"\\]|\\.)+)(?="[^{}]*?"key"\s*:\s*"([^"\\]+)")/g,
] as const
/** An input whose name stands behind its value. */
const INPUT = /(\bvalue=")([^"<>]+)(?="[^<>]*?\bname="([\w.]+)")/g

/** Puts made-up values in the place of secret ones: the same for the same, in all of a cassette. */
export class Mask {
  readonly #made = new Map<string, string>()
  readonly #secrets = new Map<string, string>()
  readonly #given = new Set<string>()
  readonly #also: (text: string) => string

  constructor(also: (text: string) => string = (text) => text) {
    this.#also = also
  }

  header(name: string, value: string): string {
    return name === 'set-cookie' ? this.#withoutIds(value) : this.#also(value)
  }

  body(text: string): string {
    const plain = [...MEMBERS, ...PAGES].reduce(
      (some, pattern) =>
        some.replace(pattern, (all, start: string, name: string, value: string) =>
          isSecret(name, value) ? `${start}${this.#secret(value)}` : all,
        ),
      this.#withoutParameters(this.#withoutIds(text)),
    )
    return this.#also(plain).replace(XML_MEMBER, (all, start: string, name: string, middle: string, value: string) =>
      isSecret(name, value) ? `${start}${name}${middle}${this.#secret(value)}<` : all,
    )
  }

  /** What was asked: it has no secret in it that has a name. */
  asked(text: string): string {
    return this.#also(text)
  }

  /** A text without the secrets that came to light anywhere: they may stand in it without their names. */
  everywhere(text: string): string {
    let plain = text
    for (const [secret, made] of this.#secrets) plain = plain.replaceAll(secret, made)
    return plain
  }

  /** A secret that has no name where it stands; what only may be one is so wherever it looks like one. */
  unnamed(value: string, isCertain: boolean): string {
    return this.#secret(value, isCertain || LIKE_A_KEY.test(value))
  }

  #secret(value: string, isEverywhere = true): string {
    // Made up already: it is looked at once for each way in which it may be written.
    if (this.#given.has(value)) return value
    const made = this.#likeIt('token', value)
    this.#given.add(made)
    if (isEverywhere && value.length >= SECRET_ANYWHERE) this.#secrets.set(value, made)
    return made
  }

  #withoutIds(text: string): string {
    return text.replace(SESSION_ID, (_, name: string, id: string) => `${name}=${this.#likeIt('id', id)}`)
  }

  #withoutParameters(text: string): string {
    const [before, behind] = PARAMETERS
    return text
      .replace(before, (all, start: string, key: string, value: string) =>
        isSecretName(key) ? `${start}${this.#secret(value)}` : all,
      )
      .replace(behind, (all, start: string, value: string, key: string) =>
        isSecretName(key) ? `${start}${this.#secret(value)}` : all,
      )
      .replace(INPUT, (all, start: string, value: string, name: string) =>
        isSecret(name, value) ? `${start}${this.#secret(value)}` : all,
      )
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
