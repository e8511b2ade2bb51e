import { html, type RouteAnswer } from '../http-exchange.ts'
import { databaseNames, type Installation } from '../installation.ts'
import { escapeHtml, pageOf } from './pages.ts'

/** Odoo's page of databases: which there are, and what went wrong (tried on 14.0 and 19.0). */
export function managerPage(installation: Installation, error?: string, status = 200): RouteAnswer {
  const { listsDatabases, manager, dialect } = installation
  // Drawn in the browser before.
  const tells = dialect.series.major >= 9
  const alerts = [
    ...(listsDatabases || !tells
      ? []
      : [
          '<div class="alert alert-danger text-center">The database manager has been disabled by the administrator</div>',
        ]),
    ...(tells && listsDatabases && manager.isUnprotected
      ? [
          `<div class="alert alert-warning">
  Warning, your Odoo database manager is not protected.<br/>
  Please <a href="#" data-bs-toggle="modal" data-bs-target=".o_database_master">set a master password</a> to secure it.
</div>`,
        ]
      : []),
    ...(error === undefined ? [] : [`<div class="alert alert-danger">${escapeHtml(error)}</div>`]),
  ]
  const names = listsDatabases ? databaseNames(installation) : []
  const rows = names.map((name) => `<li>${escapeHtml(name)}</li>`).join('\n')
  return html(pageOf('Odoo', `${alerts.join('\n')}<ul class="list-group o_database_list">${rows}</ul>`), status)
}
