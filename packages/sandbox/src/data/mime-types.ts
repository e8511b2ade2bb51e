import type { Environment } from '../orm/environment.ts'
import { base64Of } from '../orm/stored-binary.ts'
import { own } from '../own.ts'

type Values = Readonly<Record<string, unknown>>

/** The kind of what nobody can tell. */
export const UNKNOWN = 'application/octet-stream'
const OFFICE = 'application/vnd.openxmlformats-officedocument.'

/** By the ending of a name, as Python's `mimetypes` has them. */
const BY_ENDING: Readonly<Record<string, string>> = {
  ...{
    txt: 'text/plain',
    csv: 'text/csv',
    html: 'text/html',
    htm: 'text/html',
    css: 'text/css',
    xml: 'application/xml',
  },
  ...{ json: 'application/json', pdf: 'application/pdf', zip: 'application/zip', js: 'text/javascript' },
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' },
  ...{
    bmp: 'image/bmp',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    webp: 'image/webp',
    ico: 'image/vnd.microsoft.icon',
    mp4: 'video/mp4',
    mp3: 'audio/mpeg',
  },
  ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', odt: 'application/vnd.oasis.opendocument.text' },
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
}

/** By how a file begins. */
const BY_BEGINNING: readonly (readonly [begins: string, type: string])[] = [
  ['%PDF', 'application/pdf'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['\u0089PNG\r\n\u001a\n', 'image/png'],
  ['PK\u0003\u0004', 'application/zip'],
]

/** What an attachment's values say of its kind (odoo/addons/base/models/ir_attachment.py; tried on 14.0 and 19.0). */
export function mimeTypeOf(values: Values, env: Environment): string | false {
  // 8.0 keeps the kind that it is told and looks at nothing (tried on 8.0).
  if (env.dialect.series.major < 9) return typeof values.mimetype === 'string' && values.mimetype
  const told = toldKind(values) ?? byContent(base64Of(values.datas), env)
  const type = env.dialect.series.major < 18 ? told : told.toLowerCase()
  // Who may not write pages gives no text that browsers run.
  const runs = /ht|xml/.test(type) && !type.includes('openxmlformats')
  return runs && !env.isSudo && !env.groups.includes('system') ? 'text/plain' : type
}

/** The kind as values or names tell it; undefined where only the content can. */
export function toldKind({ mimetype, name, url }: Values): string | undefined {
  const given = typeof mimetype === 'string' && mimetype !== '' ? mimetype : undefined
  const told = given ?? byEnding(name) ?? byEnding(url)
  return told === UNKNOWN ? undefined : told
}

function byEnding(name: unknown): string | undefined {
  return own(BY_ENDING, /\.(\w+)$/.exec(typeof name === 'string' ? name : '')?.[1]?.toLowerCase())
}

function byContent(base64: string | undefined, env: Environment): string {
  if (!base64) return UNKNOWN
  try {
    return byText(atob(base64), env)
  } catch {
    return UNKNOWN
  }
}

/** What kind of file it is by its bytes alone. */
export function mimeTypeOfBytes(bytes: Uint8Array, env: Environment): string {
  return bytes.length === 0
    ? UNKNOWN
    : byText(Array.from(bytes.subarray(0, LOOKED_AT), (byte) => String.fromCharCode(byte)).join(''), env)
}

/** Bytes of a file that tell its kind. */
const LOOKED_AT = 2048

function byText(text: string, env: Environment): string {
  const known = BY_BEGINNING.find(([begins]) => text.startsWith(begins))?.[1]
  if (known !== undefined) return known
  // Up to 15 by a list of its own, since then by libmagic.
  if (env.dialect.series.major < 16) return text.startsWith('<') ? 'image/svg+xml' : UNKNOWN
  // A single byte is too little for it (tried on 19.0).
  if (text.length === 1) return UNKNOWN
  if (/^\s*<\?xml/.test(text)) return 'text/xml'
  if (/^\s*<svg/.test(text)) return 'image/svg+xml'
  if (/^\s*<(!doctype )?html/i.test(text)) return 'text/html'
  if (isJson(text)) return 'application/json'
  return isPlain(text) ? 'text/plain' : UNKNOWN
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** No characters that only machines use. */
const isPlain = (text: string) => [...text].every((character) => character >= ' ' || '\t\n\r'.includes(character))
