import { connect, type UntypedModel } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { Sandbox, type SandboxSchema } from '../index.ts'

const SCHEMA: SandboxSchema = {
  series: '17.0',
  models: {
    'res.partner': {
      fields: {
        name: { type: 'char' },
        x_tier: {
          type: 'selection',
          selection: [
            ['gold', 'Gold'],
            ['silver', 'Silver'],
          ],
          store: true,
        },
      },
    },
    'account.move': {
      fields: {
        name: { type: 'char', store: true },
        partner_id: { type: 'many2one', relation: 'res.partner', required: true, store: true },
        partner_name: { type: 'char', related: 'partner_id.name', store: false, readonly: true },
        journal_id: { type: 'many2one', relation: 'account.journal', store: true },
        invoice_line_ids: { type: 'one2many', relation: 'account.move.line', relation_field: 'move_id', store: true },
        amount_total: { type: 'monetary', store: false, readonly: true },
        state: {
          type: 'selection',
          selection: [
            ['draft', 'Draft'],
            ['posted', 'Posted'],
          ],
          required: true,
          store: true,
        },
        active: { type: 'boolean', store: true },
      },
    },
    'account.move.line': {
      fields: {
        move_id: { type: 'many2one', relation: 'account.move', store: true },
        quantity: { type: 'float', store: true },
      },
    },
  },
}
const EXTEND = { 'account.move': { fields: { state: { default: 'draft' } } } }
const open = (sandbox: Sandbox) => connect('https://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter })

it('a server’s schema becomes tables: rows, relations, groups, forms', async () => {
  const sandbox = new Sandbox({ schema: SCHEMA, extend: EXTEND })
  const odoo = open(sandbox)
  expect((await odoo.series()).name).toBe('17.0')
  const moves = odoo.model('account.move')
  const move = await moves.create({
    name: 'INV/1',
    partner_id: 9,
    invoice_line_ids: [{ quantity: 2 }, { quantity: 3 }],
  })
  const [row] = await moves
    .where({ id: move.id })
    .select({ partner_name: true, state: true, active: true, journal_id: true, invoice_line_ids: { quantity: true } })
    .rows()
  const name = sandbox.environment().displayName('res.partner', 9)
  expect(row).toMatchObject({ partner_name: name, state: 'draft', active: true, journal_id: null })
  expect(row?.invoice_line_ids).toMatchObject([{ quantity: 2 }, { quantity: 3 }])
  expect(await moves.where({ 'partner_id.name': name }).count()).toBe(1)
  expect((await failure(moves.create({ name: 'INV/2' }))).message).toContain('partner_id')
  await odoo.model('res.partner').browse(9).write({ x_tier: 'gold' })
  expect(await odoo.model('res.partner').where({ x_tier: 'gold' }).ids()).toEqual([9])
})

it('says what has no logic, and how to stub it', async () => {
  const sandbox = new Sandbox({ schema: SCHEMA, extend: EXTEND })
  const moves = open(sandbox).model('account.move')
  const move = await moves.create({ partner_id: 9 })
  const [row] = await moves.where({ id: move.id }).select('amount_total').rows()
  expect(row?.amount_total).toBe(0)
  const error = await failure(move.call('action_post'))
  expect(error.message).toContain(
    "account.move.action_post: the sandbox has no logic for it: stub it by `extend: { 'account.move': { methods: { action_post:",
  )
  expect(sandbox.unmodelled).toEqual([
    { kind: 'method', name: 'account.move.action_post', times: 1 },
    { kind: 'field', name: 'account.move.amount_total', times: 1 },
  ])
})

it('is stubbed by extend, and strict where that is wanted', async () => {
  const strict = new Sandbox({ schema: SCHEMA, extend: EXTEND, strict: true })
  const move = await open(strict).model('account.move').create({ partner_id: 9 })
  const error = await failure(open(strict).model('account.move').where({ id: move.id }).select('amount_total').rows())
  expect(error.message).toContain('account.move.amount_total is computed, and the sandbox has no rule for it')
  const stubbed = new Sandbox({
    schema: SCHEMA,
    strict: true,
    extend: {
      'account.move': {
        fields: { state: { default: 'draft' }, amount_total: { compute: () => 42 } },
        methods: {
          action_post: { params: [], run: (env, ids) => env.write('account.move', ids, { state: 'posted' }) },
        },
      },
    },
  })
  const other = await open(stubbed).model('account.move').create({ partner_id: 9 })
  await other.call('action_post')
  const [row] = await open(stubbed).model('account.move').where({ id: other.id }).select('state', 'amount_total').rows()
  expect([row?.state, row?.amount_total]).toEqual(['posted', 42])
  expect(() => new Sandbox({ extend: { 'res.partner': { fields: { x_new: { default: 1 } } } } })).toThrow(
    'tells no type of res.partner.x_new',
  )
})

it('what is missed of a row without logic says how to give it', async () => {
  const move = { ...SCHEMA.models['account.move']?.fields, company_id: { type: 'many2one', relation: 'res.company' } }
  const schema = { series: '19.0', models: { ...SCHEMA.models, 'account.move': { fields: move } } }
  const moves = open(new Sandbox({ schema })).model('account.move')
  expect((await failure(moves.create({ partner_id: 9 }))).message).toContain(
    "by which Odoo fills in fields: give them defaults by `extend: { 'account.move': { fields: { state: { default: … } } } }`",
  )
  const partners = open(new Sandbox({ schema })).model('product.category')
  expect((await failure(partners.create({}))).message).not.toContain('The sandbox')
  const rule = { name: 'own', domain: "[('company_id', 'in', company_ids)]", operations: 'rwcd' }
  const ruled = new Sandbox({
    schema,
    extend: { 'account.move': { fields: { state: { default: 'draft' } }, domainRules: [rule] } },
  })
  expect((await failure(open(ruled).model('account.move').create({ partner_id: 9 }))).message).toContain(
    "{ 'account.move': { fields: { company_id: { default: (env) => env.companyId } } } }",
  )
})

it('what is stored and computed by extend is ordered, grouped and rounded as what is stored', async () => {
  const sum = { compute: () => 0.1 + 0.2, currencyField: 'currency_id' }
  const currency = { type: 'many2one', relation: 'res.currency', default: 1 } as const
  const fields = { amount_untaxed: sum, state: { default: 'draft' }, currency_id: currency }
  const untaxed = { type: 'monetary', store: true, readonly: true }
  const move = { ...SCHEMA.models['account.move']?.fields, amount_untaxed: untaxed }
  const schema = { ...SCHEMA, models: { ...SCHEMA.models, 'account.move': { fields: move } } }
  const moves = open(new Sandbox({ schema, extend: { 'account.move': { fields } } })).model('account.move')
  await moves.create({ partner_id: 9 })
  expect(await moves.order('amount_untaxed').select('amount_untaxed').rows()).toMatchObject([{ amount_untaxed: 0.3 }])
  expect(await moves.groupBy('state').aggregate({ sum: 'amount_untaxed:sum' })).toMatchObject([{ sum: 0.3 }])
})

it('what was delivered and invoiced of a line may be computed by extend', () => {
  const done = { fields: { qty_invoiced: { compute: () => 2 }, qty_delivered: { compute: () => 3 } } }
  const env = new Sandbox({ series: '19.0', extend: { 'sale.order.line': done } }).environment()
  const line = (policy: string) => {
    const product_id = env.create('product.product', { name: policy, invoice_policy: policy })
    return [0, 0, { product_id, product_uom_qty: 2 }]
  }
  const order = env.create('sale.order', { partner_id: 9, order_line: [line('order'), line('delivery')] })
  env.write('sale.order', [order], { state: 'sale' })
  const lines = env.search('sale.order.line', [['order_id', '=', order]])
  expect(env.read('sale.order.line', lines, ['qty_to_invoice', 'invoice_status'])).toMatchObject([
    { qty_to_invoice: 0, invoice_status: 'upselling' },
    { qty_to_invoice: 1, invoice_status: 'to invoice' },
  ])
})

it('what is kept of another record is told to be stored, and read with the rest', async () => {
  const schema: SandboxSchema = {
    ...SCHEMA,
    models: {
      ...SCHEMA.models,
      x_visit: {
        fields: {
          x_name: { type: 'char', store: true },
          x_partner_id: { type: 'many2one', relation: 'res.partner', store: true },
          x_tier: { type: 'char', related: 'x_partner_id.name', store: true, readonly: true },
          x_city: { type: 'char', related: 'x_partner_id.name', store: false, readonly: true },
        },
      },
    },
  }
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ schema }).adapter })
  const told = (await odoo.call('x_visit', 'fields_get', [], { attributes: ['store'] })) as Record<string, object>
  expect(told).toMatchObject({ x_tier: { store: true }, x_city: { store: false } })
  await odoo.call('x_visit', 'create', [{ x_name: 'One', x_partner_id: 9 }])
  const [row] = await odoo.model<UntypedModel<'x_visit'>>('x_visit').rows()
  expect(row).toMatchObject({ x_tier: 'Wood Corner' })
  expect(row).not.toHaveProperty('x_city')
})

/** As a snapshot tells it: what is computed of what, what copies leave out, what becomes of a row when another goes. */
const TOLD: SandboxSchema = {
  series: '19.0',
  models: {
    x_site: {
      fields: {
        x_name: { type: 'char', store: true },
        x_code: { type: 'char', store: true, not_copied: true },
        x_partner_id: { type: 'many2one', relation: 'res.partner', store: true, on_delete: 'restrict' },
        x_total: { type: 'float', store: true, readonly: true, depends: ['x_hours'] },
        x_hours: { type: 'float', store: true },
      },
    },
  },
}

it('what a server computes and keeps is told where nobody has given it, of records that are made here', async () => {
  const records = { x_site: [{ id: 1, x_name: 'Harbour' }] }
  const sandbox = new Sandbox({ schema: TOLD, records })
  const odoo = open(sandbox)
  await odoo.call('x_site', 'read', [[1], ['x_total']])
  const [given] = [await odoo.call('x_site', 'create', [[{ x_total: 3 }]])].flat() as number[]
  await odoo.call('x_site', 'read', [[given], ['x_total']])
  expect(sandbox.unmodelled).toEqual([])
  const [made] = [await odoo.call('x_site', 'create', [[{ x_hours: 2 }]])].flat() as number[]
  expect(await odoo.call('x_site', 'read', [[made], ['x_total']])).toEqual([{ id: made, x_total: 0 }])
  expect(sandbox.unmodelled).toEqual([{ kind: 'field', name: 'x_site.x_total', times: 1 }])
  const strict = open(new Sandbox({ schema: TOLD, records, strict: true }))
  await strict.call('x_site', 'create', [[{ x_hours: 2 }]])
  expect((await failure(strict.call('x_site', 'search_read', [[], ['x_total']]))).message).toContain(
    'x_site.x_total is computed, and the sandbox has no rule for it',
  )
  const ruled = new Sandbox({
    ...{ schema: TOLD, records, strict: true },
    extend: { x_site: { fields: { x_total: { compute: ({ x_hours }) => Number(x_hours) * 2 } } } },
  })
  await open(ruled).call('x_site', 'create', [[{ x_hours: 2 }]])
  expect(await open(ruled).call('x_site', 'search_read', [[['x_hours', '=', 2]], ['x_total']])).toMatchObject([
    { x_total: 4 },
  ])
})

it('copies leave out what they do on the server, and nobody loses what a record is to keep', async () => {
  const records = { x_site: [{ id: 1, x_name: 'Harbour', x_code: 'S-1', x_total: 9, x_partner_id: 9 }] }
  const odoo = open(new Sandbox({ schema: TOLD, records }))
  const [copy] = [await odoo.call('x_site', 'copy', [[1]])].flat() as number[]
  const [row] = (await odoo.call('x_site', 'read', [[copy]])) as object[]
  expect(row).toMatchObject({ x_name: 'Harbour', x_code: false, x_total: 0, x_partner_id: [9, 'Wood Corner'] })
  const admin = connect('https://admin:admin@sandbox/sandbox', {
    adapter: new Sandbox({ schema: TOLD, records }).adapter,
  })
  expect((await failure(admin.call('res.partner', 'unlink', [[9]]))).name).toBe('ValidationError')
})

it.each(['8.0', '14.0', '16.0', '17.0', '18.0', '19.0'])(
  'a model of a schema with messages has a thread on %s',
  async (series) => {
    const list = (relation: string) => ({ type: 'one2many', relation, relation_field: 'res_id', store: true })
    const fields = {
      x_name: { type: 'char', store: true },
      message_ids: list('mail.message'),
      message_follower_ids: list('mail.followers'),
    }
    const schema = { series, models: { x_site: { fields }, x_plain: { fields: { x_name: fields.x_name } } } }
    const odoo = open(new Sandbox({ schema }))
    const [id] = [await odoo.call('x_site', 'create', [{ x_name: 'Harbour' }])].flat() as number[]
    await odoo.call('x_site', 'message_post', [[id]], { body: 'dug' })
    const said = await odoo.call('mail.message', 'search_read', [
      [
        ['model', '=', 'x_site'],
        ['res_id', '=', id],
      ],
      ['body'],
    ])
    expect(JSON.stringify(said)).toContain('dug')
    const [plain] = [await odoo.call('x_plain', 'create', [{ x_name: 'Harbour' }])].flat() as number[]
    await expect(odoo.call('x_plain', 'message_post', [[plain]], { body: 'dug' })).rejects.toThrow('stub it')
    const own = new Sandbox({
      schema,
      extend: { x_site: { methods: { message_post: { params: ['body'], run: () => 'mine' } } } },
    })
    expect(await open(own).call('x_site', 'message_post', [[1]], { body: 'dug' })).toBe('mine')
  },
)
