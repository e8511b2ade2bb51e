import { html } from '../http-exchange.ts'
import { databaseNames } from '../installation.ts'
import { databaseForms } from './database-forms.ts'
import { managerPage } from './manager-page.ts'
import { escapeHtml } from './pages.ts'
import type { Route } from './route.ts'

/** Which databases there are, and what is done to them. */
export const databaseRoutes: readonly Route[] = [
  ...databaseForms,
  {
    type: 'json',
    path: '/web/database/get_list',
    until: 9,
    auth: 'none',
    parameters: '',
    controller: 'Database',
    run: ({ installation }) => {
      const names = databaseNames(installation)
      // wire/6.1/web-database-get_list
      return installation.dialect.series.major < 7 ? { db_list: names } : names
    },
  },
  {
    type: 'json',
    path: '/web/database/list',
    since: 10,
    auth: 'none',
    parameters: '',
    controller: 'Database',
    run: ({ installation }) => databaseNames(installation),
  },
  {
    type: 'http',
    path: '/web/database/manager',
    since: 8,
    auth: 'none',
    run: ({ installation }) => managerPage(installation),
  },
  {
    type: 'http',
    path: '/web/database/selector',
    since: 8,
    auth: 'none',
    run: ({ installation }) => {
      const names = installation.listsDatabases ? databaseNames(installation) : []
      const links = names.map((name) => `<a href="/web?db=${encodeURIComponent(name)}">${escapeHtml(name)}</a>`)
      return html(`<!DOCTYPE html>\n<html><head><title>Odoo</title></head><body>${links.join('\n')}</body></html>`)
    },
  },
]
