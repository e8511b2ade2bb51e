import { sha1Hex } from '../crypto.ts'
import { html, type RouteAnswer } from '../http-exchange.ts'
import { base64Of, bytesOfBase64 } from '../orm/stored-binary.ts'
import { answered } from './answered-file.ts'
import { type AskedFile, askedFile } from './asked-file.ts'
import { answer, fileAnswer, type SentFile } from './file-answer.ts'
import { brokenAnswer, notFoundPage, werkzeugNotFound } from './pages.ts'
import { pictureType } from './picture-types.ts'
import { pngOf } from './png.ts'
import type { DatabaseVisit, Route, Visit } from './route.ts'

/**
 * Pictures of records, as `/web/image/product.template/5/image_512`. In the place of what is no picture, and of those
 * that the visitor may not see, stands a tile, as Odoo has a camera there.
 */
export const imageRoutes: readonly Route[] = [
  { type: 'http', path: '/web/image', since: 9, auth: 'public', run: image },
  { type: 'http', path: '/web/binary/image', since: 8, until: 8, auth: 'public', run: image },
  { type: 'http', path: '/web/image/*', since: 9, auth: 'public', run: image },
  { type: 'http', path: '/website/image/*', since: 8, until: 8, auth: 'public', run: image },
  ...['/web/binary/company_logo', '/logo', '/logo.png'].map(
    (path): Route => ({ type: 'http', path, since: 8, auth: 'none', run: companyLogo }),
  ),
]

/** The logo for login pages, of the user's company, the first one or the one that is named; for pages of other sites too. */
function companyLogo({ database, session, query, installation }: Visit): RouteAnswer {
  const env = database?.as(session.uid)
  const named = Number(query.get('company')) || env?.companyId
  const row = named === undefined ? undefined : env?.table('res.company').rows.get(named)
  const stored = row && base64Of(row.logo)
  const own = stored === undefined ? undefined : bytesOfBase64(stored)
  const name = own === undefined ? 'nologo.png' : 'logo.png'
  const bytes = own ?? tileOf('company')
  return answer(200, pictureType(bytes) ?? 'image/png', bytes, {
    'access-control-allow-origin': '*',
    ...(installation.dialect.series.major < 16
      ? { 'cache-control': 'public, max-age=604800', etag: `"${sha1Hex(bytes)}"` }
      : {
          'cache-control': 'no-cache',
          'content-disposition': `inline; filename=${name}`,
          'content-security-policy': "default-src 'none'",
        }),
  })
}

async function image(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { query, installation } = visit
  const { major } = installation.dialect.series
  const asked = askedFile(visit, 'image')
  if (asked === undefined) return html(notFoundPage(), 404)
  if (!mayBeSize(visit, asked)) return { ...brokenAnswer(), isRaised: true }
  const instead = async (found: SentFile | undefined) => {
    if (query.get('download')) return { ...html(werkzeugNotFound(), 404), isRaised: major >= 16 }
    const bytes = tileOf(`${asked.model} ${asked.id ?? ''}`)
    const tile = { bytes, mimetype: 'image/png', name: 'placeholder.png' }
    // Nothing is said of what stands in the place of nothing (tried on 14.0).
    if (found === undefined && major >= 10 && major < 16) return answer(200, tile.mimetype, bytes, {})
    // wire/18.0 and wire/19.0/svc-image-anonymous
    return { ...fileAnswer(visit, tile), isRaised: major >= 19 }
  }
  return answered(visit, asked, instead, (file) => shownAs(file, major))
}

/** False for sides that no picture can have: over them the server stumbles (tried on 14.0 and 19.0). */
function mayBeSize({ query }: DatabaseVisit, { size, filename }: AskedFile): boolean {
  const odd = /^-?\d+x-?\d+$/.test(filename ?? '') ? filename : undefined
  const sides = (size ?? odd)?.split('x') ?? [query.get('width'), query.get('height')]
  return sides.every((side) => !side || /^\s*\d+\s*$/.test(side))
}

/** What is no picture is bytes to browsers; of an empty one there is nothing to show. */
function shownAs(file: SentFile, major: number): SentFile | undefined {
  if (file.bytes.length === 0) return undefined
  const type = pictureType(file.bytes)
  if (major < 16) return type === undefined ? file : { ...file, mimetype: type }
  return file.mimetype.startsWith('image/') ? file : { ...file, mimetype: 'application/octet-stream' }
}

/** Hills and a sun. The same record has always the same colours. */
function tileOf(title: string): Uint8Array<ArrayBuffer> {
  const hue = [...title].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 360, 7)
  return pngOf(SIZE, [colourOf(hue, 0.92), colourOf(hue, 0.75)], (x, y) => {
    const isSun = (x - 86) ** 2 + (y - 46) ** 2 < 64
    const isHill = y < 88 && (y > 34 + Math.abs(x - 48) * 1.6 || y > 56 + Math.abs(x - 84) * 1.2)
    return isSun || isHill ? 1 : 0
  })
}

const SIZE = 128

/** A pale colour of a hue, by its lightness. */
function colourOf(hue: number, lightness: number): readonly [number, number, number] {
  const part = (shift: number) => {
    const at = (shift + hue / 30) % 12
    const level = lightness - 0.24 * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(at - 3, 9 - at, 1))
    return Math.round(255 * level)
  }
  return [part(0), part(8), part(4)]
}
