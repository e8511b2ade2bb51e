import type { Series } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'

/** An action of the demo data with its external id. */
export interface ActionRow {
  readonly externalId: string
  readonly row: Stored
}

const FIRST_UP_TO_10: Readonly<Stored> = {
  ...{ id: 1, name: 'Create Menu', res_model: 'wizard.ir.model.menu.create', view_mode: 'form' },
  ...{ target: 'new', context: "{'model_id': active_id}" },
}

/** What an action says of where it is offered, since 11 (tried on 14.0 and 19.0). */
export const offered = (major: number, binding_type: 'action' | 'report') =>
  major >= 11 && { binding_type, binding_view_types: 'list,form' }

/** Windows, with the ids that 14 has (tried on 14.0 and 19.0). */
export function windowRows({ major }: Series): readonly ActionRow[] {
  const list = major < 18 ? 'tree' : 'list'
  const contacts = major < 18 ? `kanban,${list},form,activity` : `${list},kanban,form,activity`
  const window = (externalId: string, values: Readonly<Stored>): ActionRow => ({
    externalId,
    row: {
      ...{ type: 'ir.actions.act_window', target: 'current', limit: 80, context: '{}' },
      ...offered(major, 'action'),
      ...values,
    },
  })
  return [
    // Scheduled actions are actions since 11 only: up to 10 the first is this (openerp/addons/base/ir/wizard/wizard_menu_view.xml).
    ...(major < 11 ? [window('base.act_menu_create', FIRST_UP_TO_10)] : []),
    window('base.action_partner_form', {
      ...{ id: 55, name: 'Customers', res_model: 'res.partner', view_mode: contacts },
      context: "{'res_partner_search_mode': 'customer'}",
    }),
    window('base.action_res_users', {
      id: 70,
      name: 'Users',
      res_model: 'res.users',
      view_mode: `${list},kanban,form`,
    }),
    window('contacts.action_contacts', {
      ...{ id: 135, name: 'Contacts', res_model: 'res.partner', view_mode: contacts },
      context: "{'default_is_company': True}",
    }),
    window('sale.action_orders', {
      ...{ id: 372, name: 'Sales Orders', res_model: 'sale.order', view_mode: `${list},kanban,form,activity` },
    }),
  ]
}

/** Reports by their models; those of models that a sandbox has not come with them. */
export function reportRows({ major }: Series): readonly ActionRow[] {
  const report = (externalId: string, values: Readonly<Stored>): ActionRow => ({
    externalId,
    row: {
      ...{ type: reportModel(major), report_type: 'qweb-pdf', ...offered(major, 'report') },
      ...{ report_file: values.report_name, ...values },
    },
  })
  const invoice = { model: major < 13 ? 'account.invoice' : 'account.move', report_name: 'account.report_invoice' }
  return [
    // Odoo's own look at a letter's layout (tried on 14.0 and 19.0; by name since 11).
    report('web.action_report_internalpreview', {
      ...{ id: 79, name: 'Preview Internal Report', model: 'res.company' },
      report_name: major < 11 ? 'preview.report' : 'web.preview_internalreport',
    }),
    report('sale.action_report_saleorder', {
      ...{ id: 365, name: major < 18 ? 'Quotation / Order' : 'PDF Quote' },
      ...{ model: 'sale.order', report_name: 'sale.report_saleorder' },
    }),
    report('sale.action_report_pro_forma_invoice', {
      ...{ id: 366, name: 'PRO-FORMA Invoice', model: 'sale.order' },
      report_name: 'sale.report_saleorder_pro_forma',
    }),
    // One of them up to 10 (addons/account/account_report.xml of 8 and of 11).
    report('account.account_invoices', {
      ...{ id: 237, name: major < 18 ? 'Invoices' : 'Invoice PDF' },
      ...{ ...invoice, ...(major >= 11 && { report_name: 'account.report_invoice_with_payments' }) },
    }),
    ...(major < 11
      ? []
      : [
          report('account.account_invoices_without_payment', {
            ...{ id: 239, name: major < 18 ? 'Invoices without Payment' : 'PDF without Payment', ...invoice },
          }),
        ]),
  ]
}

/** Another name up to 10 (odoo/addons/base/ir/ir_actions_report.py of 11). */
export const reportModel = (major: number) => (major < 11 ? 'ir.actions.report.xml' : 'ir.actions.report')
