import { ConfigError } from '../../errors/index.ts'
import { toBase64 } from '../base64.ts'
import { escapeText, uncarried } from './xml-text.ts'

const HEAD = '<?xml version="1.0"?>'

/** As deep as the decoder reads. */
const DEEPEST = 200

/**
 * A `<methodCall>`.
 *
 * - strings, booleans, numbers: `<string>`, `<boolean>`, `<int>` for whole numbers and bigints, `<double>` for others
 * - null and undefined: `<nil/>`; undefined members of objects are left out
 * - arrays and objects: `<array>` and `<struct>`; an instance of a class that has `toJSON` is what that returns
 * - `Uint8Array`: `<base64>`
 * - `Date`: `<string>` in Odoo's form and time zone, `2024-01-31 10:20:30` in UTC
 *
 * Throws {@link ConfigError} for what XML-RPC cannot carry, naming the value and where it stands, as `params[5].name`.
 */
export function encodeMethodCall(method: string, params: readonly unknown[]): string {
  const encoder = new Encoder('params')
  let xml = `${HEAD}<methodCall><methodName>${new Encoder('the method').text(method)}</methodName><params>`
  for (let index = 0; index < params.length; index++) xml += `<param>${encoder.part(index, params[index])}</param>`
  return `${xml}</params></methodCall>`
}

/** A `<methodResponse>` with a value, encoded as in {@link encodeMethodCall}. Throws {@link ConfigError}. */
export function encodeMethodResponse(value: unknown): string {
  const xml = new Encoder('result').value(value)
  return `${HEAD}<methodResponse><params><param>${xml}</param></params></methodResponse>`
}

/** A `<methodResponse>` with a fault. Odoo's codes are numbers or text. Throws {@link ConfigError}. */
export function encodeFault(code: number | string, message: string): string {
  const xml = new Encoder('fault').value({ faultCode: code, faultString: message })
  return `${HEAD}<methodResponse><fault>${xml}</fault></methodResponse>`
}

/** Encodes values and knows where it is, for the errors. */
class Encoder {
  readonly #root: string
  /** The keys on the way to the value at hand: the first `#depth` of them. */
  readonly #keys: (string | number)[] = []
  #depth = 0
  /** The objects that the value at hand is part of. */
  readonly #objects: object[] = []

  constructor(root: string) {
    this.#root = root
  }

  /** The `<value>` of something that stands directly below the root. */
  part(key: number, value: unknown): string {
    this.#keys[0] = key
    this.#depth = 1
    return this.value(value)
  }

  /** The `<value>` of anything. */
  value(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return `<value><string>${this.text(value)}</string></value>`
      case 'number':
        return this.#number(value)
      case 'boolean':
        return value ? '<value><boolean>1</boolean></value>' : '<value><boolean>0</boolean></value>'
      case 'undefined':
        return '<value><nil/></value>'
      case 'bigint':
        return `<value><int>${value}</int></value>`
      case 'object':
        return value === null ? '<value><nil/></value>' : this.#object(value)
      default:
        return this.#refuse(`a ${typeof value}`, 'pass data only')
    }
  }

  /** Escaped text. */
  text(text: string): string {
    const escaped = escapeText(text)
    if (escaped !== undefined) return escaped
    const remedy = /\p{Surrogate}/u.test(text)
      ? 'cut text between characters'
      : 'remove it, or use a JSON wire, which carries control characters'
    return this.#refuse(`the character ${uncarried(text)}, which XML cannot carry,`, remedy)
  }

  #number(value: number): string {
    // From 1e21 on JavaScript writes whole numbers with an exponent too, which Python's int does not read.
    if (Number.isInteger(value) && Math.abs(value) < 1e21) return `<value><int>${value}</int></value>`
    if (Number.isFinite(value)) return `<value><double>${value}</double></value>`
    return this.#refuse(String(value), 'pass a finite number, or null')
  }

  #object(value: object): string {
    if (Array.isArray(value)) return this.#array(value)
    if (isPlain(value)) return this.#struct(value)
    // By tag rather than by class: a value may come from another realm.
    const tag = Object.prototype.toString.call(value).slice(8, -1)
    if (tag === 'Uint8Array') return `<value><base64>${toBase64(value as Uint8Array)}</base64></value>`
    if (tag === 'Date') return `<value><string>${this.#date(value as Date)}</string></value>`
    if ('toJSON' in value && typeof value.toJSON === 'function') {
      this.#enter(value)
      const xml = this.value(value.toJSON())
      this.#objects.pop()
      return xml
    }
    if (tag === 'Object') return this.#struct(value)
    const remedy = tag === 'Promise' ? 'await it first' : 'pass a plain object, an array, a Date or a Uint8Array'
    return this.#refuse(`a ${tag}`, remedy)
  }

  #array(items: readonly unknown[]): string {
    this.#enter(items)
    const key = this.#depth++
    let xml = '<value><array><data>'
    for (let index = 0; index < items.length; index++) {
      this.#keys[key] = index
      xml += this.value(items[index])
    }
    this.#depth--
    this.#objects.pop()
    return `${xml}</data></array></value>`
  }

  #struct(value: object): string {
    this.#enter(value)
    const key = this.#depth++
    let xml = '<value><struct>'
    for (const name of Object.keys(value)) {
      const member = (value as Readonly<Record<string, unknown>>)[name]
      if (member === undefined) continue
      this.#keys[key] = name
      xml += `<member><name>${this.text(name)}</name>${this.value(member)}</member>`
    }
    this.#depth--
    this.#objects.pop()
    return `${xml}</struct></value>`
  }

  /** Notes that the object is being encoded, unless it is one of its own parts. */
  #enter(value: object): void {
    if (this.#objects.includes(value)) this.#refuse('an object that contains itself', 'pass ids or copies')
    if (this.#objects.length >= DEEPEST) this.#refuse(`more than ${DEEPEST} levels of objects`, 'pass flatter data')
    this.#objects.push(value)
  }

  #date(date: Date): string {
    const time = date.getTime()
    const year = date.getUTCFullYear()
    if (Number.isNaN(time)) return this.#refuse('an invalid Date', 'pass a valid one, or null')
    if (year < 1 || year > 9999) return this.#refuse(`a Date in the year ${year}`, 'Odoo knows the years 1 to 9999')
    return date.toISOString().slice(0, 19).replace('T', ' ')
  }

  #refuse(what: string, remedy: string): never {
    const path = this.#keys.slice(0, this.#depth).map(pathPart).join('')
    throw new ConfigError(`XML-RPC cannot send ${what} at ${this.#root}${path}: ${remedy}`)
  }
}

/** Whether it is an object literal, of any realm. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

function pathPart(key: string | number): string {
  return typeof key === 'string' && /^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
