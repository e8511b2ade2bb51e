import { sha1Hex } from '../crypto.ts'
import { looksWithin } from '../orm/looks/eyes.ts'
import { base64Of, base64OfText, bytesOfBase64, checkBase64, latin1Of, noBytes } from '../orm/stored-binary.ts'
import { ServerException, typeError } from '../python/exceptions.ts'
import { checkSliced, hashed, isTrue, lacksAttribute, pythonType, withAttribute } from '../python/eyes.ts'
import { toldKind, UNKNOWN } from './mime-types.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The values of a new attachment as 19 looks at them before the ORM does: its kind is told from texts, its content is
 * decoded, and its record looked up (odoo/addons/base/models/ir_attachment.py; each tried on 19.0).
 */
export function fileValues(values: Values): Values {
  const { datas, mimetype, url, res_model, res_id } = values
  const isPlain = datas === undefined || typeof datas === 'string' || !isTrue(datas)
  if (!isPlain) throw noBytes(datas)
  if (typeof datas === 'string') checkBase64(datas)
  if (isTrue(mimetype)) withAttribute(mimetype, 'lower')
  if (isTrue(url)) withAttribute(url, 'decode')
  hashed(res_model)
  hashed(res_id)
  return isTrue(datas) ? values : { ...values, datas: false }
}

/** The content of base64 text as the web sends it: text as it is, anything else up to 17 as Latin-1 (tried on 14.0). */
export function rawOf(datas: unknown, major: number): string | false {
  const base64 = base64Of(datas)
  if (!base64) return false
  const bytes = bytesOfBase64(base64)
  if (major >= 18) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return latin1Of(bytes)
  }
}

/** What tells one content from another; false where there is none (`_compute_checksum` of odoo's ir_attachment.py). */
export function checksumOf(datas: unknown, isFilled = false): string | false {
  const base64 = base64Of(datas)
  return base64 || isFilled ? sha1Hex(bytesOfBase64(base64 || '')) : false
}

/** Values whose `raw` content, if any, stands as base64. Up to 15 what is given raw, or as none, is what counts. */
export function withRaw(values: Values, major: number): Values {
  if (!('raw' in values)) return values
  const { raw, ...others } = values
  if (major >= 19 && isTrue(raw) && typeof raw !== 'string') throw typeError('`bin_data` must be bytes or bytearray')
  if (typeof raw !== 'string' || raw === '') return major < 16 && !isTrue(raw) ? { ...others, datas: false } : others
  return { ...others, datas: base64OfText(raw) }
}

/** Contents that are no text as 16 to 18 meet them: a library takes bytes, and Python the beginning (tried on 16.0 and 17.0). */
export function lookAtContent({ raw, datas }: Values): void {
  if (isTrue(raw)) checkSliced(raw)
  if (Array.isArray(raw) && isTrue(raw)) {
    throw new ServerException('ctypes.ArgumentError', 'argument 2: TypeError: wrong type')
  }
  if (typeof datas === 'string' || !isTrue(datas)) return
  throw noBytes(datas)
}

/** Kinds of pictures that are made smaller where they are large. */
const MADE_SMALLER: ReadonlySet<unknown> = new Set(['png', 'jpeg', 'bmp', 'tiff'].map((kind) => `image/${kind}`))

/** A picture is opened to see how large it is, which text cannot be: before anybody asks who makes it (tried on 16.0 to 18.0). */
export function lookAtPicture(values: Values): void {
  const { raw } = values
  if (typeof raw !== 'string' || raw === '' || !MADE_SMALLER.has(toldKind(values)?.toLowerCase())) return
  throw typeError("a bytes-like object is required, not 'str'")
}

/** Who tells a kind by a name takes it for a path (tried on 14.0 and 19.0). */
function checkPath(value: unknown): void {
  if (!isTrue(value) || typeof value === 'string') return
  throw typeError(`expected str, bytes or os.PathLike object, not ${pythonType(value)}`)
}

/** What 19 looks at in a new file's values before it asks for rights (tried on 19.0). */
export function lookAtName({ name, mimetype }: Values): void {
  if (!isTrue(mimetype)) checkPath(name)
}

/** The same from 16 to 18, which take an address apart where the name tells no kind (tried on each). */
export function lookAtKind({ name, url, mimetype }: Values, major: number): void {
  if (isTrue(mimetype)) {
    if (major >= 18) withAttribute(mimetype, 'lower')
    else looksWithin(mimetype)
    return
  }
  checkPath(name)
  if (isTrue(url) && toldKind({ name }) === undefined) withAttribute(url, 'split')
}

/**
 * What 14 and 15 look at in a file's values before all else, to tell its kind: names as paths, then bytes that are given
 * raw, which text is not (`_compute_mimetype` of odoo/addons/base/models/ir_attachment.py of 14; tried on it).
 */
export function lookAtFile(values: Values): void {
  const { raw, datas, mimetype } = values
  if (isTrue(mimetype) && typeof mimetype !== 'string') {
    looksWithin(mimetype)
    if (isTrue(datas) || isTrue(raw)) throw lacksAttribute(mimetype, 'split')
  }
  if (isTrue(mimetype) && mimetype !== UNKNOWN) return
  for (const name of isTrue(mimetype) ? [] : ['name', 'url']) checkPath(values[name])
  if (toldKind(values) !== undefined) return
  if (isTrue(raw)) {
    if (typeof raw === 'string') throw typeError('startswith first arg must be str or a tuple of str, not bytes')
    throw lacksAttribute(raw, 'startswith')
  }
}

/** Then contents are decoded, those of a change too (tried on 14.0; 15 as 14). */
export function lookAtContents({ datas }: Values): void {
  if (typeof datas === 'string') checkBase64(datas, 14)
  else if (isTrue(datas)) throw noBytes(datas)
}

/** And the record of what is new is a key, before anybody asks who may (tried on 14.0; 15 as 14). */
export function lookAtNewFile({ res_model, res_id }: Values): void {
  hashed(res_model)
  hashed(res_id)
}
