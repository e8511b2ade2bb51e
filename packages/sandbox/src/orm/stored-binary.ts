import { ServerException, typeError, userError, valueError } from '../python/exceptions.ts'
import { checkSliced, isTrue, pythonType } from '../python/eyes.ts'

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

/** How many bytes are told of what is computed: of base64 those that it says, else its own (tried on 14.0). */
export function sizeTold(value: string): number {
  try {
    return bytesOfBase64(value).length
  } catch {
    return new TextEncoder().encode(value).length
  }
}

function checked(base64: string): string {
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return base64
  throw new ServerException('binascii.Error', 'Only base64 data is allowed')
}

/** What is no character of base64 is passed over; the rest must be whole. */
export function checkBase64(text: string, major = 19): void {
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  const digits = kept.replace(/=+$/, '').length
  const padding = kept.length - digits
  const lacking = [0, 3, 2, 1][digits % 4] as number
  // Python 2 knows only one reason.
  if (digits % 4 === 1 && major >= 11) {
    const words = `number of data characters (${digits}) cannot be 1 more than a multiple of 4`
    throw new ServerException('binascii.Error', `Invalid base64-encoded string: ${words}`)
  }
  if (padding < lacking) throw new ServerException('binascii.Error', 'Incorrect padding')
}

/** The same bytes in the one way to write them: what is no character of base64 and what follows its end is passed over. */
export function plainBase64(text: string): string {
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  const whole = /^[A-Za-z0-9+/]*/.exec(kept)?.[0] ?? ''
  return whole + '='.repeat((4 - (whole.length % 4)) % 4)
}

/** How many bytes are made text at once: a call takes only so many arguments. */
const PIECE = 0x6000

/** A character for each byte. */
export function latin1Of(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE))
  }
  return text
}

export const base64OfBytes = (bytes: Uint8Array) => btoa(latin1Of(bytes))

export const base64OfText = (text: string) => base64OfBytes(new TextEncoder().encode(text))

/** The bytes that a text says. @throws as `binascii` does, where characters are missing */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  checkBase64(text)
  const digits = text.replace(/[^A-Za-z0-9+/=]/g, '').replace(/=.*$/, '')
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
}

/** How PNG, JPEG, GIF, BMP, WebP, TIFF and icons begin in base64. */
const PICTURES = ['iVBOR', '/9j/', 'R0lGO', 'Qk', 'UklGR', 'SUkqA', 'TU0AK', 'AAABA']

/** A picture as base64: what it cannot make smaller is refused, but for SVG, which it leaves alone (tried on 14 and 16 to 19). */
export function storedImage(value: unknown, major: number): string | false {
  if (!isTrue(value)) return false
  if (typeof value !== 'string') {
    // Python cuts off the beginning before it decodes the rest.
    if (major < 16) checkSliced(value)
    throw major < 16 ? noBytes(value) : notBase64()
  }
  // How `<` looks in base64.
  if (major >= 14 && value.startsWith('P')) return value
  checkPicture(value, major)
  return value
}

function checkPicture(base64: string, major: number): void {
  try {
    checkBase64(base64)
  } catch {
    throw major < 16 ? noPicture(major) : notBase64()
  }
  const kept = base64.replace(/[^A-Za-z0-9+/]/g, '')
  if (!PICTURES.some((beginning) => kept.startsWith(beginning))) throw noPicture(major)
}

const notBase64 = () => userError('Image is not encoded in base64.')

const noPicture = (major: number) =>
  // As its library says it (tried on 8.0).
  major < 9
    ? new ServerException('builtins.IOError', 'cannot identify image file')
    : userError(
        `This file could not be decoded as an image file.${major < 16 ? ' Please try with a different file.' : ''}`,
      )

/** What Python's decoder of base64 says of what it cannot read. */
export function noBytes(value: unknown): ServerException {
  return typeError(`argument should be a bytes-like object or ASCII string, not '${pythonType(value)}'`)
}
