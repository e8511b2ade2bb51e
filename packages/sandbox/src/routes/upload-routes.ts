import { formOf, html, isFormWithFiles, json, type RouteAnswer, redirect } from '../http-exchange.ts'
import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { base64OfBytes } from '../orm/stored-binary.ts'
import { keyError, ServerException } from '../python/exceptions.ts'
import { badToken, isForged } from './csrf-check.ts'
import { brokenAnswer, werkzeugPage } from './pages.ts'
import type { DatabaseVisit, Route } from './route.ts'

/** Files from a form to a record (addons/web/controllers/binary.py; tried on 14.0 and 19.0). */
export const uploadRoutes: readonly Route[] = [
  // Who has no session is told so first.
  {
    type: 'http',
    path: '/web/binary/upload_attachment',
    since: 8,
    auth: 'public',
    takesForeignForms: true,
    run: upload,
  },
]

/**
 * The thread of a record takes the file for its main one, and fails where there is no record; the file is kept
 * (addons/mail/models/ir_attachment.py of 14 and 16; tried on 14.0).
 */
function checkThread(env: Environment, model: string, id: number): void {
  const table = env.table(model)
  if (table.definition.methods?.message_post === undefined || table.rows.has(id)) return
  if (isAllowed(() => env.checkAccess(table, 'write'))) env.existing(table, id, 'write')
}

async function upload(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { request, session, database, installation } = visit
  const { major } = installation.dialect.series
  if (session.uid === null) {
    if (major >= 15)
      return { ...redirect(`/web/login?redirect=${encodeURIComponent(`${visit.path}?`)}`), isRaised: true }
    return html(werkzeugPage('500 Internal Server Error', 'The server encountered an internal error'), 500)
  }
  if (!isFormWithFiles(request)) {
    return request.method === 'POST' ? badToken() : { ...brokenAnswer(), isRaised: true }
  }
  const form = await formOf(request)
  const text = (name: string) => String(form.get(name) ?? '')
  if (major >= 9 && (await isForged(visit, new URLSearchParams({ csrf_token: text('csrf_token') })))) return badToken()
  const env = database.as(session.uid)
  const results: Record<string, unknown>[] = []
  for (const file of form.getAll('ufile')) {
    if (typeof file === 'string') continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    const datas = base64OfBytes(bytes)
    const values = { name: file.name, datas, res_model: text('model'), res_id: Number(text('id')) }
    try {
      if (!env.hasModel(text('model'))) throw keyError(text('model'))
      const id = env.create('ir.attachment', values)
      if (major >= 14 && major <= 16) checkThread(env, values.res_model, values.res_id)
      // 14 tells what was sent, 19 what it keeps (tried).
      const mimetype = major >= 19 ? env.read('ir.attachment', [id], ['mimetype'])[0]?.mimetype : file.type
      results.push({ filename: file.name, mimetype, id, size: bytes.length })
    } catch (error) {
      if (!(error instanceof ServerException)) throw error
      const isTold = (error.kind === 'AccessError' || error.kind === 'KeyError') && major >= 16
      results.push({
        error: isTold ? 'You are not allowed to upload an attachment here.' : 'Something horrible happened',
      })
    }
  }
  const callback = form.get('callback')
  if (callback === null) return { ...json(results), contentType: 'text/html; charset=utf-8' }
  const call = `${JSON.stringify(callback)}, ${JSON.stringify(results)}`
  return html(`<script language="javascript" type="text/javascript">
                    var win = window.top.window;
                    win.jQuery(win).trigger(${call});
                </script>`)
}
