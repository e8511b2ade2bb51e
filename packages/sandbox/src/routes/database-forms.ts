import type { DatabaseManager } from '../database-manager.ts'
import { formOf, html, originOf, type RouteAnswer, redirect } from '../http-exchange.ts'
import { exception, ServerException } from '../python/exceptions.ts'
import { managerPage } from './manager-page.ts'
import { werkzeugPage } from './pages.ts'
import type { HttpRoute, Visit } from './route.ts'

interface Form {
  readonly path: string
  readonly since?: number
  /** What stands before the words of an error. */
  readonly what: string
  /** False for the one that sets the master password itself. */
  readonly setsPassword?: boolean
  readonly run: (manager: DatabaseManager, text: (name: string) => string, file: () => Promise<Uint8Array>) => unknown
}

/** What a form takes for a name (odoo/addons/web/controllers/database.py of 19, `DBNAME_PATTERN`). */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

function checkName(name: string): string {
  if (NAME.test(name)) return name
  throw exception('Invalid database name. Only alphanumerical characters, underscore, hyphen and dot are allowed.')
}

/** What Odoo takes for a yes in a form. */
const isYes = (text: string) => /^(y|yes|1|true|t|on)$/i.test(text)

const FORMS: readonly Form[] = [
  {
    path: 'create',
    what: 'Database creation error',
    run: (manager, text) =>
      manager.create(checkName(text('name')), {
        login: text('login'),
        password: text('password'),
        lang: text('lang'),
      }),
  },
  {
    path: 'duplicate',
    what: 'Database duplication error',
    run: (manager, text) => manager.duplicate(text('name'), checkName(text('new_name'))),
  },
  { path: 'drop', what: 'Database deletion error', run: (manager, text) => void manager.drop(text('name')) },
  {
    path: 'backup',
    what: 'Database backup error',
    run: (manager, text) => manager.dump(text('name'), text('backup_format') === 'dump' ? 'dump' : 'zip'),
  },
  {
    path: 'restore',
    what: 'Database restore error',
    run: async (manager, text, file) => manager.restore(text('name'), await file(), isYes(text('copy'))),
  },
  // Odoo 20 has it, as a public addon shows that overrides it.
  {
    path: 'rename',
    since: 20,
    what: 'Database renaming error',
    run: (manager, text) => manager.rename(text('name'), checkName(text('new_name'))),
  },
  {
    path: 'change_password',
    what: 'Master password update error',
    setsPassword: false,
    run: (manager, text) => manager.setPassword(text('master_pwd_new')),
  },
]

/** The forms of Odoo's database manager, 9 and later: no token is asked for (wire/19.0/svc-db-form-*). */
export const databaseForms: readonly HttpRoute[] = FORMS.map((form) => ({
  type: 'http',
  takesForeignForms: true,
  path: `/web/database/${form.path}`,
  since: form.since ?? 9,
  auth: 'none',
  run: (visit) => answer(visit, form),
}))

async function answer(visit: Visit, { path, what, setsPassword = true, run }: Form): Promise<RouteAnswer> {
  const { request, installation } = visit
  const { manager, dialect, listsDatabases } = installation
  const { major } = dialect.series
  if (request.method !== 'POST') {
    return html(werkzeugPage('405 Method Not Allowed', 'The method is not allowed for the requested URL.'), 405)
  }
  const form = await formOf(request)
  const text = (name: string) => String(form.get(name) ?? '')
  const file = async () => {
    const sent = form.get('backup_file')
    return new Uint8Array(sent === null || typeof sent === 'string' ? [] : await sent.arrayBuffer())
  }
  try {
    // wire/19.0/svc-db-form-first-password
    if (setsPassword && manager.isUnprotected && text('master_pwd') !== '') manager.setPassword(text('master_pwd'))
    manager.check(text('master_pwd'))
    if (!listsDatabases) throw dialect.exceptions.accessDenied()
    // 16 and later look it up among those that pass the filter (wire/16.0 and wire/19.0/svc-db-form-backup-missing).
    if (path === 'backup' && major >= 16 && !manager.databases.has(text('name'))) {
      throw exception(`Database '${text('name')}' is not known`)
    }
    const made = await run(manager, text, file)
    if (made instanceof Uint8Array)
      return backup(text('name'), installation.clock.now, text('backup_format') || 'zip', made)
    const home = major >= 18 ? '/odoo' : major >= 16 ? '/web' : '/web/'
    const location = path === 'create' ? home : '/web/database/manager'
    // Absolute up to 15, as Werkzeug made it then (wire/14.0/svc-db-form-drop).
    return redirect(major < 16 ? originOf(request) + location : location)
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    // 20 has a status for it (odoo/http/dispatcher.py).
    const status = major < 20 ? 200 : error.kind === 'AccessDenied' ? 403 : 422
    return managerPage(installation, `${what}: ${error.message}`, status)
  }
}

function backup(name: string, now: Date, format: string, bytes: Uint8Array): RouteAnswer {
  const moment = now.toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')
  return {
    status: 200,
    contentType: 'application/octet-stream; charset=binary',
    body: '',
    bytes,
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}_${moment}.${format}` },
  }
}
