import { isAtLeast } from 'ooor'
import { UnsupportedError } from 'ooor/errors'
import type { Check, Diagnosis } from '../check.ts'

const INSTALL = 'install wkhtmltopdf 0.12.6 with patched Qt on the server: without it PDF reports are errors'

/** What `check_wkhtmltopdf` answers (wire/*\/svc-report-pdf; odoo/addons/base/models/ir_actions_report.py). */
const STATES: Readonly<Record<string, Diagnosis>> = {
  ok: { status: 'ok', says: 'wkhtmltopdf makes PDFs' },
  install: { status: 'warn', says: 'wkhtmltopdf is missing', remedy: INSTALL },
  broken: { status: 'warn', says: 'wkhtmltopdf is there but does not run', remedy: INSTALL },
  upgrade: { status: 'warn', says: 'wkhtmltopdf is too old: headers and footers will be missing', remedy: INSTALL },
  workers: {
    status: 'warn',
    says: 'there is one worker: a report that asks its own server for pictures waits for ever',
    remedy: 'start Odoo with two workers at least',
  },
}

/** Whether PDF reports can be made. */
export const reportsCheck: Check = {
  name: 'reports',
  title: 'PDF reports',
  needs: 'login',
  async run({ odoo }, signal) {
    if (!isAtLeast(await odoo.series(), 8)) return { status: 'ok', says: 'OpenERP makes PDFs by itself' }
    try {
      const state = String(await odoo.request('/report/check_wkhtmltopdf', {}, { signal }))
      const known = STATES[state] ?? { status: 'warn', says: `wkhtmltopdf is '${state.slice(0, 40)}'`, remedy: INSTALL }
      return { ...known, facts: { state } }
    } catch (error) {
      if (!UnsupportedError.is(error)) throw error
      return { status: 'skip', says: 'not asked: keys open no pages', remedy: 'ask with a password' }
    }
  },
}
