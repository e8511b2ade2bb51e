import { Sandbox } from '@ooor/sandbox'
import { connect, InvalidValueError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { answering } from '../../../../../tests/support/answering-caller.ts'
import { failure } from '../../../../../tests/support/failure.ts'

const MODELS = { 'account.move': { name: { type: 'char' }, state: { type: 'char' } }, 'sale.order': {} }

/** What a button's answer becomes. */
async function pressed(answer: unknown, context = {}) {
  const server = answering(16, MODELS, ({ method }) => (method === 'search_read' ? [] : answer))
  const action = await server.model('sale.order').press('button', { on: [4, 5], context })
  return { action, ...server }
}

describe('what a button answers', () => {
  it.each([[false], [true], [null], ['sale.order(4,)'], [[1]], [{ id: 1 }], [42]])('%j is no action', async (value) => {
    const { action, calls } = await pressed(value)
    expect(action).toEqual({ type: 'none', value })
    expect(calls[0]).toMatchObject({ model: 'sale.order', method: 'button', args: [[4, 5]] })
  })

  it('is a window, whose records are those that it names', async () => {
    const raw = {
      type: 'ir.actions.act_window',
      name: 'Invoices',
      res_model: 'account.move',
      views: [
        [755, 'tree'],
        [761, 'form'],
      ],
      domain: "[('id', 'in', [7, 8])]",
      context: "{'default_type': 'out_invoice', 'who': active_id}",
      res_id: false,
      target: 'current',
    }
    const { action, calls } = await pressed(raw, { lang: 'fr_FR', default_name: 'x' })
    expect(action).toMatchObject({ type: 'window', id: null, ids: [7, 8], view: 'list', views: ['list', 'form'] })
    expect(JSON.parse(JSON.stringify(action))).toMatchObject({
      context: { lang: 'fr_FR', default_type: 'out_invoice', who: 4, active_model: 'sale.order', active_ids: [4, 5] },
      domain: [['id', 'in', [7, 8]]],
      raw,
    })
    if (action.type !== 'window') return
    expect('default_name' in action.context).toBe(false)
    await action.records().select('name')
    expect(calls.at(-1)).toMatchObject({
      model: 'account.move',
      method: 'search_read',
      args: [[['id', 'in', [7, 8]]], ['name']],
    })
  })

  it('is a window whose domain is asked for as it is, or cannot be', async () => {
    const raw = { type: 'ir.actions.act_window', res_model: 'account.move', view_mode: 'tree,form' }
    const asked = await pressed({ ...raw, domain: [['state', '=', 'draft']] })
    expect(asked.action).toMatchObject({ ids: null, views: ['list', 'form'] })
    if (asked.action.type === 'window') await asked.action.records().select('name')
    expect(asked.calls.at(-1)).toMatchObject({ args: [[['state', '=', 'draft']], ['name']] })
    const { action } = await pressed({ ...raw, domain: "[('date', '>', context_today())]" })
    expect(action).toMatchObject({ domain: null })
    if (action.type !== 'window') return
    expect((await failure((async () => action.records())())).message).toContain('context_today()')
  })

  it.each([
    [
      { type: 'ir.actions.report', report_name: 'x.y', report_type: 'qweb-html', context: { active_ids: [7] } },
      [7],
      'html',
    ],
    [{ type: 'ir.actions.report.xml', report_name: 'x.y', datas: { ids: [7, 8], model: 'm' } }, [7, 8], 'pdf'],
    [{ type: 'ir.actions.report', report_name: 'x.y', report_type: 'qweb-text' }, [4, 5], 'text'],
  ])('is a report: %j', async (raw, ids, format) => {
    expect((await pressed(raw)).action).toMatchObject({ type: 'report', report: 'x.y', ids, format })
  })

  // wire/*/svc-wizard-create_invoices-open, svc-call_button-quotation_send, svc-call_button-print_quotation, -cancel
  it.each([
    [
      '7.0 and 8.0, a window of no record in particular',
      {
        res_model: 'account.invoice',
        view_id: [[440]],
        nodestroy: true,
        view_mode: 'form',
        target: 'current',
        name: 'Customer Invoices',
        res_id: false,
        views: [[[440], 'form']],
        flags: {},
        context: "{'type':'out_invoice'}",
        type: 'ir.actions.act_window',
      },
      { type: 'window', model: 'account.invoice', id: null, ids: null, view: 'form', context: { type: 'out_invoice' } },
    ],
    [
      '7.0, a message to be written',
      {
        view_mode: 'form',
        target: 'new',
        context: { default_model: 'sale.order', default_res_id: 18, default_template_id: 6 },
        res_model: 'mail.compose.message',
        view_id: 194,
        views: [[194, 'form']],
        type: 'ir.actions.act_window',
      },
      { type: 'wizard', model: 'mail.compose.message', id: null, context: { default_res_id: 18 } },
    ],
    [
      '7.0, a report',
      {
        type: 'ir.actions.report.xml',
        report_name: 'sale.order',
        nodestroy: true,
        datas: { model: 'sale.order', ids: [18], form: { id: 18 } },
      },
      { type: 'report', report: 'sale.order', ids: [18], format: 'pdf', data: { ids: [18] } },
    ],
    [
      '8.0, a report',
      {
        report_file: 'sale.report_saleorder',
        context: { active_ids: [141] },
        data: null,
        report_name: 'sale.report_saleorder',
        report_type: 'qweb-pdf',
        type: 'ir.actions.report.xml',
      },
      { type: 'report', report: 'sale.report_saleorder', ids: [141], format: 'pdf', data: null },
    ],
    [
      '16.0, two invoices',
      {
        type: 'ir.actions.act_window',
        name: 'Invoices',
        domain: [['id', 'in', [21, 22]]],
        context: { default_move_type: 'out_invoice' },
        res_id: 0,
        res_model: 'account.move',
        target: 'current',
        view_mode: 'list,kanban,form',
        views: [
          [631, 'list'],
          [false, 'kanban'],
          [false, 'form'],
        ],
      },
      { type: 'window', id: null, ids: [21, 22], view: 'list', views: ['list', 'kanban', 'form'] },
    ],
    [
      '17.0, one invoice',
      {
        type: 'ir.actions.act_window',
        domain: "[('move_type', '=', 'out_invoice')]",
        res_id: 30,
        res_model: 'account.move',
        target: 'current',
        views: [
          [699, 'form'],
          [692, 'list'],
        ],
      },
      { type: 'window', id: 30, ids: [30], view: 'form', domain: [['move_type', '=', 'out_invoice']] },
    ],
    [
      '17.0, a confirmed order to be cancelled',
      {
        name: 'Cancel Sales Order',
        view_mode: 'form',
        res_model: 'sale.order.cancel',
        view_id: 1826,
        type: 'ir.actions.act_window',
        context: { default_order_id: 291, mark_so_as_canceled: true },
        target: 'new',
        views: [[1826, 'form']],
      },
      { type: 'wizard', name: 'Cancel Sales Order', model: 'sale.order.cancel', context: { default_order_id: 291 } },
    ],
  ])('as recorded of %s', async (_, raw, action) => {
    expect((await pressed(raw)).action).toMatchObject(action)
  })

  it('is an address, something of the client, the end of a dialog, or unknown', async () => {
    const url = { type: 'ir.actions.act_url', url: '/my/orders/4', target: 'self' }
    expect((await pressed(url)).action).toMatchObject({ type: 'url', url: '/my/orders/4', target: 'self' })
    const next = { type: 'ir.actions.act_window', res_model: 'm.wizard', target: 'new', view_mode: 'form' }
    const told = { type: 'ir.actions.client', tag: 'display_notification', params: { message: 'done', next } }
    expect((await pressed(told)).action).toMatchObject({
      type: 'client',
      params: { message: 'done' },
      next: { type: 'wizard', model: 'm.wizard' },
    })
    expect((await pressed({ type: 'ir.actions.act_window_close' })).action.type).toBe('close')
    expect((await pressed({ type: 'ir.actions.todo' })).action.type).toBe('other')
  })

  it('is an action of the server, which can be run', async () => {
    const server = answering(16, MODELS, ({ model }) =>
      model === 'sale.order' ? { type: 'ir.actions.server', id: 12 } : { type: 'ir.actions.act_window_close' },
    )
    const action = await server.model('sale.order').press('button', { on: 4 })
    expect(action.type === 'server' && (await action.run()).type).toBe('close')
    expect(server.calls.at(-1)).toMatchObject({ model: 'ir.actions.server', method: 'run', args: [[12]] })
  })

  it('is asked of records, by a method’s name', async () => {
    const { model } = answering(16, MODELS, () => false)
    expect(await failure(model('sale.order').press('', { on: 4 }))).toBeInstanceOf(InvalidValueError)
    expect(await failure(model('sale.order').press('button', { on: [] }))).toBeInstanceOf(InvalidValueError)
  })
})

it('prints the report that a button answers', async () => {
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series: '8.0' }).adapter })
  const orders = odoo.model('sale.order')
  const [id = 0] = await orders.order('id').limit(1).ids()
  const action = await orders.press('print_quotation', { on: id })
  expect(action).toMatchObject({ type: 'report', ids: [id], format: 'pdf' })
  if (action.type === 'report') expect((await (await action.print()).text()).slice(0, 5)).toBe('%PDF-')
})
