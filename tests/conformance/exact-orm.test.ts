import type { Connection } from 'ooor'
import { describe, expect, it } from 'vitest'
import { demoUsers, managesSales, ofSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets(
  'an exact ORM',
  (target) => {
    const { admin, demo, portal, keep } = demoUsers(target)

    const make = async (model: string, values: object, as: Connection = admin()) => {
      const id = (await as.call(model, 'create', [values])) as number
      keep(model, { id })
      return id
    }
    const read = async (model: string, id: number, names: readonly string[]) => {
      const [row] = (await admin().call(model, 'read', [[id], names])) as Record<string, unknown>[]
      return row
    }

    describe('arguments of another type', () => {
      // By the series since which it is so (each tried on 14.0 and 16.0 to 19.0).
      it.each([
        ['search', [[], 0, 'x'], { 14: 'TypeError', 17: 'InvalidTextRepresentation' }],
        ['search', [[['id', '=', -1]], 0, -1], { 14: 'InvalidRowCountInLimitClause' }],
        ['search', [[['id', '=', -1]], 0, null, 5], { 14: 'AttributeError', 18: 'TypeError' }],
        ['read', [['abc'], ['name']], { 14: 'InvalidTextRepresentation' }],
        ['read', [[[5]], ['name']], { 14: 'TypeError', 16: 'UndefinedFunction', 17: 'TypeError' }],
        ['read', [[999_999_999], 5], { 14: 'TypeError' }],
        ['create', [[5]], { 14: 'TypeError' }],
        ['write', [[999_999_999], null], { 14: 'AttributeError', 19: 'TypeError' }],
        ['fields_get', [5], { 14: 'TypeError' }],
        ['default_get', [[5]], { 14: 'TypeError' }],
        ['load', [5, 5], { 14: 'TypeError' }],
        ['export_data', [[999_999_999], [5]], { 14: 'TypeError' }],
      ] as const)('%s of %j', async (method, args, since) => {
        expect(await raised(admin().call('res.partner.category', method, args))).toBe(ofSeries(target(), since))
      })

      // Domains are objects since 19 (odoo/orm/domains.py); before, what is no list fails an assertion (odoo/osv/expression.py).
      it('search of what is no domain', async () => {
        const expected = target().major < 19 ? 'AssertionError' : 'TypeError'
        expect(await raised(admin().call('res.partner.category', 'search', [5]))).toBe(expected)
      })

      it('nothing is changed of nothing, whoever asks', async () => {
        expect(await portal().call('product.template', 'write', [[], { name: 'x' }])).toBe(true)
        expect(await portal().call('product.template', 'unlink', [[]])).toBe(true)
      })
    })

    describe('contacts', () => {
      it('live where their company does, and move with it', async () => {
        const company = await make('res.partner', { name: uniqueName('company'), is_company: true, street: 'A' })
        const contact = await make('res.partner', { name: 'contact', parent_id: company, street: 'elsewhere' })
        const delivery = await make('res.partner', { name: 'd', parent_id: company, type: 'delivery', street: 'B' })
        expect(await read('res.partner', contact, ['street', 'commercial_partner_id'])).toMatchObject({
          street: 'A',
          commercial_partner_id: [company, expect.any(String)],
        })
        await admin().call('res.partner', 'write', [[company], { street: 'C' }])
        expect(await read('res.partner', contact, ['street'])).toMatchObject({ street: 'C' })
        expect(await read('res.partner', delivery, ['street'])).toMatchObject({ street: 'B' })
      })

      it('give their address to a company that has none', async () => {
        const company = await make('res.partner', { name: uniqueName('company'), is_company: true })
        await make('res.partner', { name: 'contact', parent_id: company, city: 'Namur' })
        expect(await read('res.partner', company, ['city'])).toMatchObject({ city: 'Namur' })
      })

      it('are on their tags from both sides', async () => {
        const partner = await make('res.partner', { name: uniqueName('tagged'), website: 'example.com' })
        const tag = await make('res.partner.category', { name: uniqueName('tag'), partner_ids: [[4, partner]] })
        expect(await read('res.partner', partner, ['category_id', 'website'])).toEqual({
          id: partner,
          category_id: [tag],
          website: 'http://example.com',
        })
      })
    })

    describe('products', () => {
      it('hand what is the variant’s on to it, and sleep with it', async () => {
        const barcode = uniqueName('code').replaceAll(' ', '')
        const template = await make('product.template', { name: uniqueName('product'), barcode, default_code: 'D' })
        const [variant] = (await admin().call('product.product', 'search_read', [
          [['product_tmpl_id', '=', template]],
          ['barcode', 'default_code'],
        ])) as { id: number }[]
        expect(variant).toMatchObject({ barcode, default_code: 'D' })
        await admin().call('product.template', 'write', [[template], { active: false }])
        expect(await read('product.product', variant?.id ?? 0, ['active'])).toMatchObject({ active: false })
      })

      it('on an order cost what their unit does, and cannot go then', async () => {
        const product = await make('product.product', { name: uniqueName('product'), list_price: 9, taxes_id: [] })
        const partner = await make('res.partner', { name: uniqueName('customer') })
        const order = await make('sale.order', { partner_id: partner })
        const line = await make('sale.order.line', {
          order_id: order,
          product_id: product,
          price_unit: 10,
          discount: 10,
        })
        expect(await read('sale.order.line', line, ['price_subtotal'])).toMatchObject({ price_subtotal: 9 })
        expect(await raised(admin().call('product.product', 'unlink', [[product]]))).toMatch(/ValidationError|^true$/)
        expect(await read('sale.order.line', line, ['product_id'])).toMatchObject({
          product_id: [product, expect.any(String)],
        })
      })
    })

    it('an attachment’s kind follows from its name, its address, its content', async () => {
      const kinds = [
        [{ name: 'a.csv' }, 'text/csv'],
        [{ name: 'x', type: 'url', url: '/x/y.png' }, 'image/png'],
        [{ name: 'x', datas: 'JVBERi0xLjQK' }, 'application/pdf'],
        [{ name: 'x', mimetype: 'text/foo' }, 'text/foo'],
      ] as const
      for (const [values, mimetype] of kinds) {
        const id = await make('ir.attachment', values)
        expect(await read('ir.attachment', id, ['mimetype'])).toEqual({ id, mimetype })
      }
    })

    it('an export tells the keys of choices that come from elsewhere up to 18, and labels of all others', async () => {
      const hasKeys = target().major < 19
      const partner_id = await make('res.partner', { name: uniqueName('c'), lang: 'en_US' })
      const exported = (model: string, id: number, names: readonly string[]) =>
        admin().call(model, 'export_data', [[id], names])
      expect(await exported('res.partner', partner_id, ['lang', 'type'])).toEqual({
        datas: [[hasKeys ? 'en_US' : 'English (US)', 'Contact']],
      })
      const order = await make('sale.order', {
        partner_id,
        order_line: [[0, 0, { name: 'x', display_type: 'line_note' }]],
      })
      const names = ['state', 'order_line/state', 'order_line/display_type']
      expect(await exported('sale.order', order, names)).toEqual({
        datas: [['Quotation', hasKeys ? 'draft' : 'Quotation', 'Note']],
      })
    })

    it('an export gives each line of a list its row, and all names of a many2many one cell', async () => {
      const tags = [
        await make('res.partner.category', { name: 'one' }),
        await make('res.partner.category', { name: 'two' }),
      ]
      const company = await make('res.partner', {
        name: uniqueName('c'),
        is_company: true,
        category_id: [[6, 0, tags]],
      })
      await make('res.partner', { name: 'first', parent_id: company })
      await make('res.partner', { name: 'second', parent_id: company })
      const names = ['is_company', 'child_ids/name', 'category_id', 'ref']
      expect(await admin().call('res.partner', 'export_data', [[company], names])).toEqual({
        datas: [
          [true, 'first', 'one,two', ''],
          ['', 'second', '', ''],
        ],
      })
    })

    describe('rights', () => {
      it('of salespeople: products are read, orders of others are not seen', async ({ skip }) => {
        skip(await managesSales(target(), demo()), 'demo manages sales there')
        const asked = (as: Connection, model: string, operation: string) =>
          target().major < 18
            ? as.call(model, 'check_access_rights', [operation], { raise_exception: false })
            : as.call(model, 'has_access', [[], operation])
        expect(await asked(demo(), 'product.template', 'read')).toBe(true)
        // The demo user of 18 makes products, by a group of its own.
        if (target().major !== 18) expect(await asked(demo(), 'product.template', 'write')).toBe(false)
        expect(await asked(demo(), 'sale.order', 'create')).toBe(true)
        expect(await asked(demo(), 'sale.order', 'unlink')).toBe(false)
        expect(await asked(portal(), 'res.partner.category', 'read')).toBe(false)
        const partner = await make('res.partner', { name: uniqueName('customer') })
        const order = await make('sale.order', { partner_id: partner })
        expect(await demo().call('sale.order', 'search', [[['id', '=', order]]])).toEqual([])
        expect(await raised(demo().call('sale.order', 'read', [[order], ['name']]))).toBe('AccessError')
      })

      it('an attachment of no record is its maker’s since 16', async () => {
        const id = await make('ir.attachment', { name: uniqueName('file') })
        const answer = target().major < 16 ? [{ id, name: expect.any(String) }] : 'AccessError'
        expect(await raised(demo().call('ir.attachment', 'read', [[id], ['name']]))).toEqual(answer)
      })
    })
  },
  'arguments and rights as of 14',
)
