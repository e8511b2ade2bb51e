import { html, type RouteAnswer } from '../http-exchange.ts'
import type { Environment } from '../orm/environment.ts'
import { base64Of, bytesOfBase64 } from '../orm/stored-binary.ts'
import { ServerException } from '../python/exceptions.ts'
import { answer, encoded, fileAnswer, type SentFile } from './file-answer.ts'
import { werkzeugNotFound, werkzeugPage } from './pages.ts'
import { pictureType } from './picture-types.ts'
import type { DatabaseVisit, Route } from './route.ts'

/** The bytes of attachments and binary fields (addons/web/controllers/binary.py; wire/14.0 and wire/19.0/svc-content*). */
export const contentRoutes: readonly Route[] = [
  { type: 'http', path: '/web/content', since: 9, auth: 'public', run: content },
  { type: 'http', path: '/web/content/*', since: 9, auth: 'public', run: content },
  { type: 'http', path: '/web/binary/saveas', since: 8, until: 8, auth: 'public', run: saveAs },
]

async function content(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { path, query } = visit
  const { major } = visit.installation.dialect.series
  const parts = path
    .slice('/web/content'.length)
    .split('/')
    .filter((part) => part !== '')
  const [model, id, field] =
    parts.length < 2
      ? [query.get('model') ?? 'ir.attachment', parts[0] ?? query.get('id') ?? '', query.get('field') ?? 'datas']
      : [parts[0] ?? '', parts[1] ?? '', parts[2] ?? 'datas']
  const file = storedFile(visit, model, Number.parseInt(id, 10), field === 'raw' ? 'datas' : field)
  if (file === undefined) return { ...html(werkzeugNotFound(), 404), isRaised: major >= 16 }
  return fileAnswer(visit, file)
}

/** wire/8.0/svc-content-saveas */
function saveAs(visit: DatabaseVisit): RouteAnswer {
  const { query } = visit
  const [model, id, field] = [query.get('model') ?? '', Number(query.get('id')), query.get('field') ?? '']
  const file = storedFile(visit, model, id, field)
  if (file === undefined) return html(werkzeugPage('500 Internal Server Error', 'The server broke.'), 500)
  const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}` }
  return answer(200, 'application/octet-stream', file.bytes, headers)
}

/** Whoever has a file's token reads it (wire/14.0 to wire/19.0/svc-content-access_token). */
function readerOf({ database, session, query }: DatabaseVisit, model: string, id: number): Environment {
  const env = database.as(session.uid)
  const token = query.get('access_token')
  const isTheirs = model === 'ir.attachment' && token && env.table(model).rows.get(id)?.access_token === token
  return isTheirs ? env.sudo() : env
}

function storedFile(visit: DatabaseVisit, model: string, id: number, field: string): SentFile | undefined {
  const env = readerOf(visit, model, id)
  if (!env.hasModel(model) || !Number.isSafeInteger(id)) return undefined
  const table = env.table(model)
  if (table.fields[field]?.type !== 'binary') return undefined
  let row: Readonly<Record<string, unknown>> | undefined
  try {
    const named = ['name', 'mimetype'].filter((name) => Object.hasOwn(table.fields, name))
    ;[row] = env.search(model, [['id', '=', id]]).length === 0 ? [] : env.read(model, [id], [field, ...named])
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
  }
  const sent = row?.[field]
  // Since 20 it is read as `{content, filename?}`.
  const base64 = base64Of(sent)
  if (base64 === undefined || base64 === '') return undefined
  const bytes = bytesOfBase64(base64)
  const mimetype = typeof row?.mimetype === 'string' ? row.mimetype : (pictureType(bytes) ?? 'application/octet-stream')
  return { bytes, name: model === 'ir.attachment' ? String(row?.name) : `${model}-${id}-${field}`, mimetype }
}
