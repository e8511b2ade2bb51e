import { InvalidValueError } from '../../errors/index.ts'
import { isAtLeast, type Series } from '../../wires/index.ts'
import type { NamedFile } from '../types/fields.ts'

/** True for `{ content, filename? }`, or a new name alone: what 20 takes besides bytes. */
export function isNamedFile(value: unknown): value is NamedFile {
  if (Object.prototype.toString.call(value) !== '[object Object]') return false
  const { content, filename, ...others } = value as Readonly<Record<string, unknown>>
  const isContent = typeof content === 'string' || content instanceof Uint8Array
  const isName = typeof filename === 'string'
  if (Object.keys(others).length > 0 || !(isContent || isName)) return false
  return (content === undefined || isContent) && (filename === undefined || isName)
}

/** A file as a series takes it. Throws before 20 for one with a name: older servers store the object's text as bytes. */
export function fileFor(series: Series, field: string, file: NamedFile): unknown {
  if (isAtLeast(series, 20)) return file
  if (file.filename === undefined) return file.content
  throw new InvalidValueError(
    `${field} takes no name with its bytes on Odoo ${series.name}, files of fields have one since 20: pass the bytes alone`,
  )
}
