import { typeError } from '../../python/exceptions.ts'
import { isTrue, pythonType } from '../../python/eyes.ts'
import { momentOfText } from '../../python/strptime.ts'

/** A moment as Python compares it. */
export class Moment {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The type of a value or a moment as Python names it. */
export const pythonTypeOf = (value: unknown) => (value instanceof Moment ? 'datetime.datetime' : pythonType(value))

const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'

/** Less than zero where one is less than the other; raises for what has no order. */
export function compared(one: unknown, other: unknown, sign: '<' | '>' | '<=' | '>=' = '<'): number {
  if (one instanceof Moment && other instanceof Moment) return compared(one.text, other.text)
  if (typeof one === 'string' ? typeof other === 'string' : isNumber(one) && isNumber(other)) {
    const [left, right] = [one as string | number, other as string | number]
    return left < right ? -1 : left > right ? 1 : 0
  }
  const types = `'${pythonTypeOf(one)}' and '${pythonTypeOf(other)}'`
  throw typeError(`'${sign}' not supported between instances of ${types}`)
}

/** Whether Python's `==` says so: True is 1, and None is not False. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isNumber(one) && isNumber(other)) return Number(one) === Number(other)
  if (one instanceof Moment && other instanceof Moment) return one.text === other.text
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
}

/** What `Datetime.to_datetime` of 14 makes of a value: the format is cut where the text ends. */
export function momentOf(value: unknown): Moment | null {
  if (value instanceof Moment) return value
  if (!isTrue(value)) return null
  if (typeof value === 'number' || typeof value === 'boolean') {
    throw typeError(`object of type '${pythonType(value)}' has no len()`)
  }
  if (typeof value !== 'string') throw typeError(`strptime() argument 1 must be str, not ${pythonType(value)}`)
  return new Moment(momentOfText(value))
}
