import type { RouteAnswer } from '../http-exchange.ts'
import type { Environment } from '../orm/environment.ts'
import { base64Of } from '../orm/stored-binary.ts'
import { ServerException } from '../python/exceptions.ts'
import { escapeHtml } from './pages.ts'
import type { DatabaseVisit, Route } from './route.ts'

const SVG = 'image/svg+xml'

/**
 * Pictures of records, as `/web/image/product.template/5/image_512`. In the place of what is no picture, and of those
 * that the visitor may not see, stands a tile, as Odoo has a camera there.
 */
export const imageRoutes: readonly Route[] = [
  { type: 'http', path: '/web/image', since: 9, auth: 'public', run: image },
  { type: 'http', path: '/web/binary/image', since: 8, until: 8, auth: 'public', run: image },
  { type: 'http', path: '/web/image/*', since: 9, auth: 'public', run: image },
  { type: 'http', path: '/website/image/*', since: 8, until: 8, auth: 'public', run: image },
]

function image(visit: DatabaseVisit): RouteAnswer {
  const { path, query } = visit
  const [model = query.get('model') ?? '', id = query.get('id') ?? '', field = query.get('field') ?? 'raw'] = path
    .replace(/^\/web(site)?\/(binary\/)?image\/?/, '')
    .split('/')
    .filter((part) => part !== '')
  // What has a version in its address never changes (odoo/http.py, `Stream.get_response`).
  const cacheControl = query.has('unique') ? 'public, max-age=31536000, immutable' : 'no-cache, private'
  const headers = { 'cache-control': cacheControl }
  const bytes = picture(visit, model, Number(id), field)
  const contentType = bytes && typeOf(bytes)
  if (bytes === undefined || contentType === undefined) {
    return { status: 200, contentType: SVG, body: placeholder(`${model} ${id}`), headers }
  }
  return { status: 200, contentType, body: '', bytes, headers }
}

/** What kind of picture it is by its first bytes. */
function typeOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  return SIGNATURES.find(([signature]) => signature.test(start))?.[1]
}

const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^<svg/, SVG],
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF....WEBP/s, 'image/webp'],
]

function picture(
  { database, session }: DatabaseVisit,
  model: string,
  id: number,
  field: string,
): Uint8Array | undefined {
  const env = database.as(session.uid)
  if (!env.hasModel(model)) return undefined
  const table = env.table(model)
  // All sizes are one here.
  const name = /^image_\d+$/.test(field) ? 'image_1920' : field
  if (table.fields[name]?.type !== 'binary' || !isSeen(env, model, id)) return undefined
  const row = table.rows.get(id)
  const stored = row && base64Of(env.raw(table, row, name))
  if (stored === undefined) return undefined
  return Uint8Array.from(atob(stored), (character) => character.charCodeAt(0))
}

function isSeen(env: Environment, model: string, id: number): boolean {
  try {
    return env.search(model, [['id', '=', id]]).length > 0
  } catch (error) {
    if (error instanceof ServerException) return false
    throw error
  }
}

/** The same record has always the same colour. */
function placeholder(title: string): string {
  const hue = [...title].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 360, 7)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" role="img"><title>${escapeHtml(title)}</title>
<rect width="256" height="256" fill="hsl(${hue} 24% 90%)"/>
<path d="M64 176l44-56 30 36 22-26 32 46z" fill="hsl(${hue} 24% 72%)"/><circle cx="172" cy="92" r="16" fill="hsl(${hue} 24% 72%)"/>
</svg>
`
}
