import { ServerException, valueError } from '../python/exceptions.ts'

/** A file with a name of its own: since 20 a binary field can have one; all others are stored as base64 text. */
interface NamedFile {
  readonly content: string
  readonly filename: string
}

/** What a binary field of 20 sends: `{content, size, filename?}` (odoo/orm/fields_binary.py, `convert_to_read`). */
export function sentFile(name: string, stored: unknown): unknown {
  const content = base64Of(stored)
  if (content === undefined) return false
  const { filename } = stored as Partial<NamedFile>
  // Not the name that attachments of fields have anyhow.
  return { content, size: sizeOf(stored), ...(filename !== undefined && filename !== name && { filename }) }
}

/** What a binary field of 20 stores: of base64 text, of `{content, filename?}`, of a new `{filename}` for what it had. */
export function storedFile(value: unknown, before: unknown): unknown {
  if (typeof value === 'string') return checked(value)
  const { content, filename } = value as { readonly content?: unknown; readonly filename?: unknown }
  if (content === false || (content === undefined && filename === undefined)) return false
  const base64 = content === undefined ? base64Of(before) : checked(String(content))
  if (base64 === undefined) throw valueError(`Cannot rename a file that is not there: ${String(filename)}`)
  return filename ? { content: base64, filename: String(filename) } : base64
}

/** The bytes of a stored value, as base64. */
export function base64Of(stored: unknown): string | undefined {
  if (typeof stored === 'object' && stored !== null) return (stored as NamedFile).content
  return typeof stored === 'string' ? stored : undefined
}

/** How many bytes a stored value has. */
export function sizeOf(stored: unknown): number {
  const text = (base64Of(stored) ?? '').replace(/\s/g, '')
  return (text.length * 3) / 4 - (/=*$/.exec(text)?.[0].length ?? 0)
}

function checked(base64: string): string {
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return base64
  throw new ServerException('binascii.Error', 'Only base64 data is allowed')
}
