import { readFileSync } from 'node:fs'
import { Sandbox, type SandboxOptions, type ServerSnapshot } from '@ooor/sandbox'
import { connect } from 'ooor'
import { AccessError } from 'ooor/errors'
import { describe, expect, it } from 'vitest'
import { invoices } from '../../examples/recipes/stand-ins/invoices.ts'
import { nightlySync } from './nightly-sync.ts'
import { orderToCash } from './order-to-cash.ts'

const snapshot = JSON.parse(readFileSync(new URL('visits-19.snapshot.json', import.meta.url), 'utf8')) as ServerSnapshot

const USERS = { ada: ['sales_team.group_sale_salesman', 'account.group_account_invoice'], bob: ['base.group_user'] }
const start = (extend?: SandboxOptions['extend']) => new Sandbox({ snapshot, users: USERS, ...(extend && { extend }) })
const as = (sandbox: Sandbox, login: string) =>
  connect<object>(`http://${login}:${login}@sandbox/sandbox`, { adapter: sandbox.adapter })

const [DONE, PLANNED] = [1, 2].map((at) => snapshot.records?.x_visit?.at(at - 1)?.id ?? 0) as [number, number]

describe('programs on a sandbox of a real 19 with a model and fields of its own', () => {
  it('finds the visits of the server, in its order', () => {
    const env = start().environment()
    expect(env.search('x_visit')).toEqual([PLANNED, DONE])
    expect(env.read('x_visit', [DONE], ['x_minutes', 'x_state'])).toEqual([
      { id: DONE, x_minutes: 45, x_state: 'done' },
    ])
    const [customer] = env.search('res.partner', [['x_erp_code', '=', 'C-1']])
    expect(env.read('res.partner', [customer ?? 0], ['x_tier'])).toMatchObject([{ x_tier: 'gold' }])
  })

  it('syncs at night', async () => {
    const sandbox = start()
    const odoo = as(sandbox, 'admin')
    sandbox.clock.set('2026-12-01 02:00:00')
    const customers = [
      { code: 'C-1', name: 'First Ltd', tier: 'silver' },
      { code: 'C-2', name: 'Second Ltd', tier: 'gold' },
    ] as const
    const planned = [{ customer: 'C-2', on: '2026-12-02', subject: 'Get to know' }]
    const first = await nightlySync(odoo, customers, planned, new Date('2026-12-01'))
    expect(first).toMatchObject({
      customers: { made: 1, changed: 1, rejected: 0 },
      visits: { made: 1, changed: 0, rejected: 0 },
      told: ['Get to know'],
    })
    sandbox.clock.advance({ days: 1 })
    sandbox.environment().write('x_visit', [PLANNED], { x_name: 'Moved', x_on: '2026-12-24' })
    const second = await nightlySync(odoo, customers, planned, first.cursor)
    expect(second).toMatchObject({ customers: { made: 0 }, visits: { made: 0 } })
    expect(second.told).toContain('Moved')
    const env = sandbox.environment()
    expect(
      env.search('res.partner', [
        ['x_erp_code', 'in', ['C-1', 'C-2']],
        ['is_company', '=', true],
      ]),
    ).toHaveLength(2)
    await odoo.close()
  })

  it('sells, invoices and is paid', async () => {
    const sandbox = start(invoices)
    // The server's own product is invoiced once it is delivered.
    const [{ x_product_id } = {}] = sandbox.environment().read('x_visit', [DONE], ['x_product_id'], 'ids')
    sandbox.environment().write('product.product', [x_product_id as number], { invoice_policy: 'order' })
    const odoo = as(sandbox, 'admin')
    const sold = await orderToCash(odoo, DONE, 2)
    // What a real 19 answers to the same program, but for the numbers of the documents.
    expect(sold).toEqual({
      ...{ order: expect.stringMatching(/^S\d+$/), invoice: expect.stringMatching(/^INV\/\d{4}\/00001$/) },
      statuses: ['to invoice', 'invoiced', 'invoiced'],
      lines: ['2 × 36 = 72'],
      ...{ untaxed: 72, tax: 0, total: 72, residual: 0, paymentState: 'paid' },
    })
    const env = sandbox.environment()
    const [order] = env.search('sale.order', [['name', '=', sold.order]])
    expect(env.read('sale.order', [order ?? 0], ['state', 'x_visit_id'], 'ids')).toMatchObject([
      { state: 'sale', x_visit_id: DONE },
    ])
    await odoo.close()
  })

  it('says what has to be stubbed', async () => {
    const sandbox = start()
    const odoo = as(sandbox, 'admin')
    await expect(orderToCash(odoo, DONE, 2)).rejects.toThrow(
      "sale.advance.payment.inv.create_invoices: the sandbox has no logic for it: stub it by `extend: { 'sale.advance.payment.inv'",
    )
    expect(sandbox.unmodelled).toContainEqual({
      kind: 'method',
      name: 'sale.advance.payment.inv.create_invoices',
      times: 1,
    })
    await odoo.close()
  })

  it('keeps the server’s rights: a rule for own visits, no right to delete, none for others', async () => {
    const sandbox = start(invoices)
    const [ada, bob] = [as(sandbox, 'ada'), as(sandbox, 'bob')]
    expect(await ada.call('x_visit', 'search', [[]], {})).toEqual([])
    const [partner] = sandbox.environment().search('res.partner', [['x_erp_code', '=', 'C-1']])
    const [own] = (await ada.call('x_visit', 'create', [[{ x_on: '2026-12-01', x_partner_id: partner }]], {})) as [
      number,
    ]
    expect(await ada.call('x_visit', 'search', [[]], {})).toEqual([own])
    await expect(ada.call('x_visit', 'unlink', [[own]], {})).rejects.toThrow(AccessError)
    await expect(bob.call('x_visit', 'search', [[]], {})).rejects.toThrow(AccessError)
    await ada.close()
    await bob.close()
  })
})
