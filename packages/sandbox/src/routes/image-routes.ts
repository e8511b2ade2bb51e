import type { RouteAnswer } from '../http-exchange.ts'
import type { Environment } from '../orm/environment.ts'
import { base64Of, bytesOfBase64 } from '../orm/stored-binary.ts'
import { ServerException } from '../python/exceptions.ts'
import { answer, fileAnswer } from './file-answer.ts'
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
      ? { 'cache-control': 'public, max-age=604800' }
      : { 'cache-control': 'no-cache', 'content-disposition': `inline; filename=${name}` }),
  })
}

async function image(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { path, query } = visit
  const [model = query.get('model') ?? '', id = query.get('id') ?? '', field = query.get('field') ?? 'raw'] = path
    .replace(/^\/web(site)?\/(binary\/)?image\/?/, '')
    .split('/')
    .filter((part) => part !== '')
  const bytes = picture(visit, model, Number(id), field)
  const mimetype = bytes && pictureType(bytes)
  if (bytes !== undefined && mimetype !== undefined)
    return fileAnswer(visit, { bytes, mimetype, name: `${model}-${id}` })
  const tile = { bytes: tileOf(`${model} ${id}`), mimetype: 'image/png', name: 'placeholder.png' }
  // wire/18.0 and wire/19.0/svc-image-anonymous
  return { ...(await fileAnswer(visit, tile)), isRaised: visit.installation.dialect.series.major >= 19 }
}

function picture(
  { database, session }: DatabaseVisit,
  model: string,
  id: number,
  field: string,
): Uint8Array<ArrayBuffer> | undefined {
  const env = database.as(session.uid)
  if (!env.hasModel(model)) return undefined
  const table = env.table(model)
  // All sizes are one here.
  const name = /^image_\d+$/.test(field) ? 'image_1920' : field
  if (table.fields[name]?.type !== 'binary' || !isSeen(env, model, id)) return undefined
  const row = table.rows.get(id)
  const stored = row && base64Of(env.raw(table, row, name))
  if (stored === undefined) return undefined
  return bytesOfBase64(stored)
}

function isSeen(env: Environment, model: string, id: number): boolean {
  try {
    return env.search(model, [['id', '=', id]]).length > 0
  } catch (error) {
    if (error instanceof ServerException) return false
    throw error
  }
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
