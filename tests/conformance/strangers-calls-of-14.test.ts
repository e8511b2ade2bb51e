import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999_999

/** What programs of others ask of 14: each tried on a real 14.0. */
describeTargets("strangers' calls of 14", (target) => {
  const { admin, demo, portal, make } = demoUsers(target)
  beforeEach((context) => needs(target(), 'calls as of 14', context))
  const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
    admin().call(model, method, args, kwargs)
  let contact = 0
  let other = 0
  let tax = 0
  let product = 0
  let orders: number[] = []
  beforeAll(async () => {
    if (target().major !== 14) return
    contact = await make('res.partner', { name: uniqueName('strange') })
    other = await make('res.partner', { name: uniqueName('stranger'), type: 'delivery', parent_id: contact })
    tax = await make('account.tax', { name: uniqueName('strange'), amount: 21 })
    product = await make('product.product', { name: uniqueName('strange'), list_price: 30, taxes_id: [[6, 0, [tax]]] })
    const order_line = [[0, 0, { product_id: product, tax_id: [[6, 0, [tax]]] }]]
    orders = [
      await make('sale.order', { partner_id: contact, order_line }),
      await make('sale.order', { partner_id: contact }),
    ]
  })

  describe('changes', () => {
    it('no two contacts have the same code, and of several none is asked', async () => {
      const barcode = uniqueName('code')
      await call('res.partner', 'write', [[contact], { barcode }])
      expect(await raised(call('res.partner', 'create', [{ name: 'x', barcode }]))).toBe('ValidationError')
      expect(await raised(call('res.partner', 'write', [[contact, other], { barcode: false }]))).toBe('ValueError')
    })

    it.each([[[[5]]], ['x'], [[[1, GONE, { name: 'x' }]]]])(
      'lines of several orders do not change: %j',
      async (order_line) => {
        expect(await raised(call('sale.order', 'write', [orders, { order_line }]))).toBe('ValueError')
        expect(await raised(demo().call('sale.order', 'write', [orders, { order_line }]))).toBe('ValueError')
      },
    )

    it('several orders are read before they are not copied', async () => {
      expect(await raised(portal().call('sale.order', 'copy', [orders]))).toBe('AccessError')
    })

    it('PostgreSQL misses users and groups that are gone', async () => {
      const group = await make('res.groups', { name: uniqueName('strange') })
      expect(await raised(call('res.groups', 'write', [[group], { users: [[4, GONE]] }]))).toBe('ValidationError')
      expect(await raised(call('res.groups', 'write', [[group], { users: [[4, false]] }]))).toBe('DatatypeMismatch')
      expect(await raised(call('res.groups', 'write', [[group], { users: 'x' }]))).toBe('ValueError')
    })

    it.each([
      [{ name: 'x.txt', datas: 'not base64!' }, 'Error'],
      [{ name: 'x.txt', datas: [1] }, 'TypeError'],
      [{ name: 'x.txt', res_model: [[]] }, 'TypeError'],
      [{ name: 'x.txt', datas: 'aGVsbG8=' }, 'AccessError'],
    ])('files are looked into before the rights on them: %j', async (values, kind) => {
      expect(await raised(portal().call('ir.attachment', 'create', [values]))).toBe(kind)
    })

    it('messages are about what there is, and say what they are given', async () => {
      const message = await make('mail.message', { body: null, model: 'res.partner', res_id: contact })
      expect(await call('mail.message', 'read', [[message], ['body']])).toEqual([{ id: message, body: '<p>None</p>' }])
      const said = (await call('res.partner', 'message_post', [[contact]], { body: 'x' })) as number
      expect(await raised(call('mail.message', 'write', [[said], { model: 'nosuch' }]))).toBe('KeyError')
    })

    it('what is used is said before who may delete it', async () => {
      const attribute = await make('product.attribute', { name: uniqueName('strange') })
      const value = await make('product.attribute.value', { name: 'red', attribute_id: attribute })
      await make('product.template', {
        name: uniqueName('strange'),
        attribute_line_ids: [[0, 0, { attribute_id: attribute, value_ids: [[6, 0, [value]]] }]],
      })
      for (const [model, id] of [
        ['product.attribute', attribute] as const,
        ['product.attribute.value', value] as const,
      ]) {
        expect(await raised(demo().call(model, 'unlink', [[id]]))).toBe('UserError')
      }
    })

    it('codes of countries are in capitals', async () => {
      const country = await make('res.country', { name: uniqueName('strange'), code: 'q~' })
      expect(await call('res.country', 'read', [[country], ['code']])).toEqual([{ id: country, code: 'Q~' }])
    })
  })

  describe('reads', () => {
    it('a file is left out whose record is gone, where it is asked for its name', async () => {
      const file = await make('ir.attachment', { name: 'x', res_model: 'res.partner', res_id: GONE })
      expect(await call('ir.attachment', 'read', [[file], ['name', 'res_name']])).toEqual([])
      expect(await call('ir.attachment', 'read', [[file], ['name']])).toEqual([{ id: file, name: 'x' }])
    })

    it('customers see products that are for sale, also in groups', async () => {
      const domain = [['id', '=', product]]
      const found = async () => [
        await portal().call('product.product', 'search_count', [domain]),
        ((await portal().call('product.product', 'read_group', [domain, [], ['active']])) as unknown[]).length,
      ]
      expect(await found()).toEqual([0, 0])
      await call('product.product', 'write', [[product], { website_published: true }])
      expect(await found()).toEqual([1, 1])
      await call('product.product', 'write', [[product], { sale_ok: false }])
      expect(await found()).toEqual([0, 0])
      await call('product.product', 'write', [[product], { sale_ok: true }])
    })

    it.each([
      ['product.product', ['standard_price', '=', 'x'], 'TypeError'],
      ['product.template', ['standard_price', 'in', [1]], 'TypeError'],
      ['product.product', ['qty_available', 'in', [1]], 'UserError'],
      ['product.product', ['free_qty', '=', null], 'UserError'],
      ['product.template', ['website_published', '=', 1], 'IndexError'],
      ['product.product', ['website_published', '<', true], 'IndexError'],
    ])('%s %j: fields look at what they are searched by', async (model, condition, kind) => {
      expect(await raised(call(model, 'search_count', [[condition]]))).toBe(kind)
    })

    it('who counts has no pages', async () => {
      const domain = [['id', 'in', [contact, other]]]
      expect(await call('res.partner', 'search', [domain], { count: true, limit: 1, order: 'name' })).toBe(2)
    })

    it('no password is a condition', async () => {
      const terms = [
        ['login', '=', 'demo'],
        ['password', '=', 'x'],
      ]
      expect(await call('res.users', 'search_count', [terms])).toBe(1)
    })

    it('who has nothing to do is not found by another day', async () => {
      const domain = [
        ['id', '=', contact],
        ['activity_date_deadline', '!=', '2024-02-29'],
      ]
      expect(await call('res.partner', 'search_count', [domain])).toBe(0)
    })
  })

  describe('forms', () => {
    const priced = { price_unit: 12.345, product_uom_qty: 2.3456, discount: 10.567 }
    it.each([
      ['account.tax', { name: 'x', amount: 99.99 }, 'amount', { amount: 99.99 }],
      ['product.template', { name: 'x', volume: 99.99 }, 'volume', { volume: 99.99 }],
      ['product.template', { name: 'x', list_price: 99.999 }, 'name', {}],
      ['sale.order.line', { name: 'x', ...priced }, 'discount', { discount: 10.57, price_subtotal: 25.9 }],
    ])('%s %j: floats are rounded where they change', async (model, values, name, told) => {
      const view = { ...Object.fromEntries(Object.keys(values).map((one) => [one, '1'])), price_subtotal: '' }
      const { value } = (await call(model, 'onchange', [[], values, name, view])) as { value: Record<string, number> }
      // The last bit is Python's.
      const plain = Object.entries(value).map(([key, one]) => [key, Number(one.toFixed(10))])
      expect(Object.fromEntries(plain)).toEqual(told)
    })

    it('customers may neither read the taxes of lines nor who sells', async () => {
      const order_line = [[0, 'v', { price_unit: 10, product_uom_qty: 1, tax_id: [[6, 0, [tax]]] }]]
      const view = { order_line: '1', 'order_line.price_subtotal': '', amount_total: '', user_id: '1' }
      for (const [values, name] of [[{ order_line }, 'order_line'] as const, [{ user_id: 2 }, 'user_id'] as const]) {
        expect(await raised(portal().call('sale.order', 'onchange', [[], values, name, view]))).toBe('AccessError')
      }
    })
  })

  describe('methods', () => {
    it('taxes are computed of a price', async () => {
      const answer = (await call('account.tax', 'compute_all', [[tax], 12.345, false, 3])) as { taxes: object[] }
      expect(answer).toMatchObject({ total_excluded: 37.04, total_included: 44.82, base_tags: [] })
      expect(answer.taxes).toMatchObject([{ id: tax, base: 37.04, price_include: false, tag_ids: [] }])
      expect(await portal().call('account.tax', 'compute_all', [[], 10])).toMatchObject({ taxes: [], total_void: 10 })
    })

    it.each([
      [['x'], 'TypeError'],
      [[null], 'TypeError'],
      [[10, 1], 'AttributeError'],
      [[10, null, 1, 1, 1], 'AttributeError'],
      [[10, null, null], 'TypeError'],
      [[1, 2, 3, 4, 5, 6, 7, 8], 'TypeError'],
    ])('taxes of what is no price: %j', async (args, kind) => {
      expect(await raised(call('account.tax', 'compute_all', [[tax], ...args]))).toBe(kind)
      expect(await raised(portal().call('account.tax', 'compute_all', [[tax], 10]))).toBe('AccessError')
    })

    it('pricelists tell prices', async () => {
      const list = await make('product.pricelist', { name: uniqueName('strange') })
      const percent = { compute_price: 'percentage', percent_price: 10 }
      const rule = await make('product.pricelist.item', { pricelist_id: list, ...percent })
      expect(await call('product.pricelist', 'price_get', [[list], product, 1])).toEqual({ [list]: 27 })
      expect(await call('product.pricelist', 'price_rule_get', [[list], product, 1])).toEqual({ [list]: [27, rule] })
      expect(await raised(call('product.pricelist', 'price_get', [[list], GONE, 1]))).toBe('MissingError')
      expect(await raised(call('product.pricelist', 'get_product_price', [[list], product, 1, 1]))).toBe(
        'AttributeError',
      )
    })

    it('what a customer brings along is put on an order', async () => {
      const order = orders[1] as number
      await call('sale.order', 'write', [[order], { partner_shipping_id: contact }])
      expect(await call('sale.order', 'onchange_partner_id', [[order]])).toBeNull()
      const [row] = (await call('sale.order', 'read', [[order], ['partner_shipping_id']])) as [
        Record<string, unknown[]>,
      ]
      expect(row.partner_shipping_id?.[0]).toBe(other)
      expect(await call('sale.order', 'onchange_partner_id', [[]])).toBeNull()
      expect(await raised(portal().call('sale.order', 'onchange_partner_id', [[order]]))).toBe('AccessError')
    })

    it.each([
      ['res.partner', 'message_track', [], 'TypeError'],
      ['res.partner', 'update_address', [], 'TypeError'],
      ['account.tax', 'get_tax_tags', [], 'TypeError'],
      ['sale.order', 'action_quotation_send', [], 'MissingError'],
      ['sale.order', 'action_view_delivery', [1, 2], 'TypeError'],
    ])('%s.%s %j: %s', async (model, method, args, kind) => {
      expect(await raised(call(model, method, [[GONE], ...args]))).toBe(kind)
    })

    it.each([
      ['res.users', 'has_group', ['base.group_user,base.group_portal'], 'ValueError'],
      ['res.users', 'signup', [], 'TypeError'],
      ['ir.model.access', 'group_names_with_access', ['res.partner', 'read', 1], 'TypeError'],
    ])('%s.%s %j: %s', async (model, method, args, kind) => {
      expect(await raised(demo().call(model, method, args))).toBe(kind)
    })

    it('who is meant is found by a name', async () => {
      const found = (await call('res.partner', 'im_search', ['Marc Demo'])) as Record<string, unknown>[]
      expect(found.map(({ name }) => name)).toContain('Marc Demo')
      const [users] = (await call('res.partner', 'get_mention_suggestions', ['Marc Demo'])) as [object[]]
      expect(users).toMatchObject([{ name: 'Marc Demo' }])
      expect(await portal().call('res.partner', 'im_search', ['Marc'])).toEqual({})
      expect(await raised(call('res.partner', 'im_search', [5]))).toBe('TypeError')
      expect(await call('res.partner', 'can_edit_vat', [[contact, other]])).toBe(false)
      expect(await raised(call('res.users', 'get_company_currency_id', [[2]]))).toBe('TypeError')
    })

    it('what is to be paid is told', async () => {
      await call('sale.order', 'action_quotation_sent', [[orders[0]]])
      expect(await call('sale.order', 'has_to_be_paid', [[orders[0]]])).toBe(36.3)
      await call('sale.order', 'action_cancel', [[orders[0]]])
    })

    it('what is gone of pricelists is missed, and no payment of orders is', async () => {
      expect(await raised(call('product.pricelist.item', 'write', [[GONE], { fixed_price: 1 }]))).toBe('MissingError')
      expect(await call('sale.order', 'payment_action_capture', [orders])).toBeNull()
      expect(await raised(portal().call('sale.order', 'payment_action_void', [orders]))).toBe('AccessError')
    })

    it('what has no address says nothing', async () => {
      const post = call('res.partner', 'message_post', [[contact]], { body: 'x', author_id: other })
      expect(await raised(post)).toBe('UserError')
    })
  })
})
