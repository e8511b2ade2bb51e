import type { FieldDefinition } from './definition.ts'

/** Which values of answered rows are Python's floats: to JavaScript 2.0 is 2, on the wire they are two kinds. */
const FLOATS = new WeakMap<object, ReadonlySet<string>>()

/** Names of the fields whose values are floats. */
export function floatNames(fields: Readonly<Record<string, FieldDefinition>>, names: readonly string[]): Set<string> {
  return new Set(names.filter((name) => fields[name]?.type === 'float' || fields[name]?.type === 'monetary'))
}

/** Notes which values of a row are floats; answers the row. */
export function withFloatsOf<T extends object>(row: T, names: ReadonlySet<string>): T {
  if (names.size > 0) FLOATS.set(row, names)
  return row
}

/** Stand before and after a float in text, where no text of anybody is: they are nobody's characters. */
const [BEFORE, AFTER] = ['\uE0F0', '\uE0F1']
/** From here on Python writes an exponent. */
const LARGEST = 1e16

/** An answer whose whole floats, and numbers that JSON has none for, are texts, for {@link floatsAsJson} and {@link floatsAsXml} to find. */
export function floatsMarked(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${BEFORE}${value}${AFTER}`
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    for (let index = 0; index < value.length; index++) {
      const part = floatsMarked(value[index])
      if (part === value[index]) continue
      copy ??= [...value]
      copy[index] = part
    }
    return copy ?? value
  }
  const floats = FLOATS.get(value)
  let copy: Record<string, unknown> | undefined
  for (const [name, one] of Object.entries(value)) {
    const part = floats?.has(name) && isWhole(one) ? `${BEFORE}${one}.0${AFTER}` : floatsMarked(one)
    if (part === one) continue
    copy ??= { ...value }
    copy[name] = part
  }
  return copy ?? value
}

const isWhole = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) < LARGEST

const IN_JSON = new RegExp(`"${BEFORE}(.*?)${AFTER}"`, 'g')
const IN_XML = new RegExp(`<string>${BEFORE}(.*?)${AFTER}</string>`, 'g')

/** JSON with floats as Python writes them: `2.0`, `NaN`. */
export const floatsAsJson = (text: string) => (text.includes(BEFORE) ? text.replace(IN_JSON, '$1') : text)
/** XML-RPC with floats as doubles. */
export const floatsAsXml = (text: string) =>
  text.includes(BEFORE) ? text.replace(IN_XML, (_, float: string) => `<double>${asRepr(float)}</double>`) : text

/** As Python's `repr` has what is no number. */
const asRepr = (float: string) => float.replace('NaN', 'nan').replace('Infinity', 'inf')
