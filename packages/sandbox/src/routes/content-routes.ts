import { html, type RouteAnswer } from '../http-exchange.ts'
import { answered } from './answered-file.ts'
import { askedFile } from './asked-file.ts'
import { answer, encoded, type SentFile } from './file-answer.ts'
import { notFoundPage, werkzeugNotFound, werkzeugPage } from './pages.ts'
import { type FoundFile, recordFile } from './record-file.ts'
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

/** wire/8.0/svc-content-saveas */
function saveAs(visit: DatabaseVisit): RouteAnswer {
  const file = storedFile(visit)
  if (file === undefined || 'url' in file)
    return html(werkzeugPage('500 Internal Server Error', 'The server broke.'), 500)
  const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}` }
  return answer(200, 'application/octet-stream', file.bytes, headers)
}

/** The bytes of 8.0's address, which names record and field in its query alone. */
function storedFile(visit: DatabaseVisit): FoundFile | undefined {
  const asked = askedFile(visit, 'content')
  return asked && recordFile(visit, asked)
}
