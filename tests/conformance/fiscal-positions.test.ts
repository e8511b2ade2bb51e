import { beforeAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { managesSales, ofSeries, uniqueName } from './help.ts'
import { orderDesk, priceHolds } from './orders.ts'
import { describeTargets } from './targets.ts'

const POSITIONS = 'account.fiscal.position'

type Values = Readonly<Record<string, unknown>>

/** Which taxes are others, for whom: each tried on 14.0, 17.0 and 19.0. Malta's customers are nobody else's here. */
describeTargets('fiscal positions', (target) => {
  const desk = orderDesk(target)
  const { admin, demo, portal, make, read } = desk
  const taxField = () => (target().major < 19 ? 'tax_id' : 'tax_ids')
  let [malta, list] = [0, 0]
  beforeAll(async () => {
    if (target().major < 14) return
    list = await make('product.pricelist', { name: uniqueName('list') })
    ;[malta = 0] = (await admin().call('res.country', 'search', [[['code', '=', 'MT']]])) as number[]
  })

  const tax = (amount: number, isIncluded = false, more: Values = {}) =>
    make('account.tax', {
      ...{ name: uniqueName('tax'), amount, amount_type: 'percent', type_tax_use: 'sale' },
      ...priceHolds(target(), isIncluded),
      ...more,
    })
  const position = (values: Values = {}) => make(POSITIONS, { name: uniqueName('position'), ...values })
  /** A position that makes one tax another, or none. */
  const mapping = async (source: number, amount: number | undefined, isIncluded = false) => {
    if (target().major < 19) {
      const other = amount === undefined ? false : await tax(amount, isIncluded)
      return [await position({ tax_ids: [[0, 0, { tax_src_id: source, tax_dest_id: other }]] }), other] as const
    }
    const id = await position()
    const more = { fiscal_position_ids: [[6, 0, [id]]], original_tax_ids: [[6, 0, [source]]] }
    return [id, amount === undefined ? false : await tax(amount, isIncluded, more)] as const
  }
  const customer = (values: Values = {}) => make('res.partner', { name: uniqueName('customer'), ...values })
  const positionOf = async (partner: number, values: Values = {}) => {
    const id = await desk.order([], { partner_id: partner, ...values })
    const answer = (await read('sale.order', id, ['fiscal_position_id'])).fiscal_position_id
    return Array.isArray(answer) ? answer[0] : answer
  }
  const lineOf = async (order: number) => {
    const [line = 0] = await desk.linesOf(order)
    const row = await read('sale.order.line', line, [taxField(), 'price_unit', 'price_subtotal', 'price_total'])
    return [row[taxField()], row.price_unit, row.price_subtotal, row.price_total]
  }

  describe('are found since 16', () => {
    it('by hand, of the customer or of the address', async ({ skip }) => {
      skip(target().major < 16, 'forms look for them')
      const [own, other] = [await position(), await position()]
      const company = await customer({ is_company: true, property_account_position_id: own })
      const contact = await customer({ parent_id: company })
      const address = await customer({ property_account_position_id: other })
      expect(
        (await read('res.partner', contact, ['property_account_position_id'])).property_account_position_id,
      ).toEqual([own, expect.any(String)])
      expect([
        await positionOf(company),
        await positionOf(contact),
        await positionOf(company, { partner_shipping_id: address }),
        await positionOf(company, { fiscal_position_id: other }),
        await positionOf(company, { fiscal_position_id: false }),
      ]).toEqual([own, own, other, other, false])
    })

    it('by country, zip code and tax number', async ({ skip }) => {
      skip(target().major < 16, 'forms look for them')
      const detected = { auto_apply: true, country_id: malta }
      // Before those of a run that was killed.
      const first = -Math.floor(Date.now() / 1000)
      const wide = await position({ ...detected, sequence: first + 2 })
      const zip = await position({ ...detected, zip_from: '100', zip_to: '2999', sequence: first + 1 })
      const taxed = await position({ ...detected, vat_required: true, sequence: first })
      const found = [
        await positionOf(await customer({ country_id: malta })),
        await positionOf(await customer({ country_id: malta, zip: '1500' })),
        await positionOf(await customer({ country_id: malta, zip: '9500' })),
        await positionOf(await customer({ country_id: malta, vat: 'MT12345634' })),
        await positionOf(await customer({ country_id: malta, vat: 'MT12345634', zip: '1500' })),
      ]
      expect(found).toEqual([wide, zip, wide, taxed, taxed])
      expect(await positionOf(await customer())).toBe(false)
    })

    it('anew with another customer, whose taxes wait for a button', async ({ skip }) => {
      skip(target().major < 16, 'forms look for them')
      const source = await tax(20)
      const [own, other] = await mapping(source, 5)
      const product = await desk.product({ list_price: 100, taxes_id: [[6, 0, [source]]] })
      const order = await desk.order([{ product_id: product }])
      await admin().call('sale.order', 'write', [
        [order],
        { partner_id: await customer({ property_account_position_id: own }) },
      ])
      expect((await read('sale.order', order, ['fiscal_position_id'])).fiscal_position_id).toEqual([
        own,
        expect.any(String),
      ])
      expect((await lineOf(order))[0]).toEqual([source])
      await admin().call('sale.order', 'action_update_taxes', [[order]])
      expect((await lineOf(order))[0]).toEqual([other])
    })
  })

  it('tax nobody abroad on a plain 19', async ({ skip }) => {
    skip(target().major < 19, 'without positions')
    const taxesFor = async (code: string) => {
      const [country_id] = (await admin().call('res.country', 'search', [[['code', '=', code]]])) as number[]
      const order = await desk.order([{ product_id: await desk.product({ taxes_id: [[6, 0, [1]]] }) }], {
        partner_id: await customer({ country_id }),
      })
      return [await read('sale.order', order, ['fiscal_position_id']), (await lineOf(order))[0]]
    }
    expect(await taxesFor('US')).toEqual([{ id: expect.any(Number), fiscal_position_id: [1, 'Domestic'] }, [1]])
    expect(await taxesFor('BE')).toEqual([{ id: expect.any(Number), fiscal_position_id: [2, 'Foreign Trade'] }, [3]])
  })

  describe('change taxes', () => {
    const sold = async (source: number, fiscal_position_id: number, price = 121) => {
      const product = await desk.product({ list_price: price, taxes_id: [[6, 0, [source]]] })
      const partner = await customer({ property_account_position_id: fiscal_position_id })
      const order = await admin().call('sale.order', 'create', [
        { partner_id: partner, fiscal_position_id, pricelist_id: list },
      ])
      await admin().call('sale.order.line', 'create', [
        { order_id: desk.keepOrder(order as number), product_id: product },
      ])
      return await lineOf(order as number)
    }

    it('on top of prices', async () => {
      const source = await tax(20)
      const [five, other] = await mapping(source, 5)
      expect(await sold(source, five)).toEqual([[other], 121, 121, 127.05])
      const untouched = await tax(7)
      expect(await sold(untouched, five)).toEqual([[untouched], 121, 121, 129.47])
    })

    it('to none', async () => {
      const source = await tax(20)
      const [none] = await mapping(source, undefined)
      expect(await sold(source, none)).toEqual([[], 121, 121, 121])
    })

    it('within prices, which are others then', async () => {
      const source = await tax(21, true)
      const [onTop, zero] = await mapping(source, 0)
      const [within, six] = await mapping(source, 6, true)
      expect(await sold(source, onTop)).toEqual([[zero], 100, 100, 100])
      expect(await sold(source, within)).toEqual(
        ofSeries(target(), { 14: [[six], 100, 94.34, 100], 16: [[six], 106, 100, 106] }),
      )
    })
  })

  it('are told by forms, and that lines have other taxes', async () => {
    const own = await position()
    const partner = await customer({ property_account_position_id: own })
    const source = await tax(20)
    const order = await desk.order([{ product_id: await desk.product({ taxes_id: [[6, 0, [source]]] }) }])
    const { major } = target()
    const names = [
      'partner_id',
      'partner_shipping_id',
      'fiscal_position_id',
      ...(major < 16 ? [] : ['show_update_fpos']),
    ]
    const spec = Object.fromEntries(names.map((name) => [name, major < 17 ? '1' : {}]))
    const change = async (values: Values) => {
      const [field] = Object.keys(values)
      const args = [[order], values, major < 17 ? field : [field], spec]
      const { value } = (await admin().call('sale.order', 'onchange', args)) as { value: Values }
      const found = value.fiscal_position_id
      return [Array.isArray(found) ? found[0] : found, value.show_update_fpos]
    }
    const isTold = major < 16 ? undefined : true
    expect(await change({ partner_id: partner })).toEqual([own, isTold])
    expect(await change({ partner_shipping_id: partner })).toEqual([own, isTold])
    expect(await change({ fiscal_position_id: own })).toEqual([undefined, isTold])
  })

  it('have ranges of zip codes of one length', async () => {
    const id = await position({ zip_from: '10', zip_to: '9999' })
    expect(await read(POSITIONS, id, ['zip_from', 'zip_to'])).toMatchObject({ zip_from: '0010', zip_to: '9999' })
    const turned = await failure(position({ zip_from: '99', zip_to: '10' }))
    expect(turned.message).toMatch(/Invalid "Zip Range"/)
    const half = position({ zip_from: '99' })
    if (target().major < 16) expect(await half).toEqual(expect.any(Number))
    else expect((await failure(half)).message).toMatch(/Invalid "Zip Range"/)
  })

  it('are read by everybody, and written by accountants', async () => {
    const id = await position()
    for (const user of [demo(), portal()]) {
      expect(await user.call(POSITIONS, 'search_count', [[['id', '=', id]]])).toBe(1)
      if (user === demo() && (await managesSales(target(), user))) continue
      expect((await failure(user.call(POSITIONS, 'write', [[id], { note: 'x' }]))).name).toBe('AccessError')
    }
  })
})
