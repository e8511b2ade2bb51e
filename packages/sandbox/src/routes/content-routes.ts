import { html, type RouteAnswer } from '../http-exchange.ts'
import { answered } from './answered-file.ts'
import { askedFile } from './asked-file.ts'
import { answer, encoded, type SentFile } from './file-answer.ts'
import { notFoundPage, werkzeugNotFound, werkzeugPage } from './pages.ts'
import { recordFile } from './record-file.ts'
import type { DatabaseVisit, Route } from './route.ts'

/** The bytes of attachments and binary fields (addons/web/controllers/binary.py; wire/14.0 and wire/19.0/svc-content*). */
export const contentRoutes: readonly Route[] = [
  { type: 'http', path: '/web/content', since: 9, auth: 'public', run: content },
  { type: 'http', path: '/web/content/*', since: 9, auth: 'public', run: content },
  { type: 'http', path: '/web/binary/saveas', since: 8, until: 8, auth: 'public', run: saveAs },
]

async function content(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { major } = visit.installation.dialect.series
  const none = { ...html(werkzeugNotFound(), 404), isRaised: major >= 16 }
  const asked = askedFile(visit, 'content')
  if (asked === undefined) return html(notFoundPage(), 404)
  const whole = (file: SentFile) => (major < 16 && file.bytes.length === 0 ? undefined : file)
  return answered(visit, asked, () => none, whole)
}

/** The address of 8.0, which names record and field in its query alone (wire/8.0/svc-content-saveas). */
function saveAs(visit: DatabaseVisit): RouteAnswer {
  const asked = askedFile(visit, 'content')
  const file = asked && recordFile(visit, asked)
  if (file === undefined || 'url' in file)
    return html(werkzeugPage('500 Internal Server Error', 'The server broke.'), 500)
  const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}` }
  return answer(200, 'application/octet-stream', file.bytes, headers)
}
