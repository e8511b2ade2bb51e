import { beforeEach, expect, it } from 'vitest'
import { address } from './buyers.ts'
import { demoUsers, ofSeries, uniqueName } from './help.ts'
import { priceHolds } from './orders.ts'
import { describeTargets } from './targets.ts'

type Values = Readonly<Record<string, unknown>>

/** A visitor's cart is taxed as their address is, once they tell one (tried on 14.0, 17.0 and 19.0). */
describeTargets(
  'fiscal positions of carts',
  (target) => {
    const { admin } = demoUsers(target)
    beforeEach(({ skip }) => skip(![14, 17, 18, 19].includes(target().major), 'tried on 14.0, 17.0, 18.0 and 19.0'))
    const make = async (model: string, values: Values) => (await admin().call(model, 'create', [values])) as number
    const archive = (model: string, id: number) => admin().call(model, 'write', [[id], { active: false }])
    const tax = (amount: number, isIncluded: boolean, more: Values = {}) =>
      make('account.tax', {
        ...{ name: uniqueName('tax'), amount, amount_type: 'percent', type_tax_use: 'sale' },
        ...priceHolds(target(), isIncluded),
        ...more,
      })

    /** Five percent in Malta, where nobody else lives, in place of a tax; the position sleeps once it is over. */
    async function fiveInMalta(source: number, isIncluded: boolean, work: (malta: number) => Promise<void>) {
      const [malta = 0] = (await admin().call('res.country', 'search', [[['code', '=', 'MT']]])) as number[]
      // Before those of a run that was killed.
      const sequence = -Math.floor(Date.now() / 1000)
      const values = { name: uniqueName('position'), auto_apply: true, country_id: malta, sequence }
      const isByLines = target().major < 19
      const other = isByLines ? await tax(5, isIncluded) : 0
      const lines = isByLines ? { tax_ids: [[0, 0, { tax_src_id: source, tax_dest_id: other }]] } : {}
      const position = await make('account.fiscal.position', { ...values, ...lines })
      const links = { fiscal_position_ids: [[6, 0, [position]]], original_tax_ids: [[6, 0, [source]]] }
      const replacing = isByLines ? other : await tax(5, isIncluded, links)
      try {
        await work(malta)
      } finally {
        await archive('account.fiscal.position', position)
        await archive('account.tax', replacing)
      }
    }

    it.each([
      [false, { 14: [144, 126, 120] }],
      [true, { 14: [120, 100, 95.24], 17: [120, 105, 100] }],
    ] as const)('hold other taxes, within prices: %j', async (isIncluded, told) => {
      const source = await tax(20, isIncluded)
      const product = { name: uniqueName('product'), list_price: 120, is_published: true, taxes_id: [[6, 0, [source]]] }
      const template = await make('product.template', product)
      const variants = admin().call('product.product', 'search', [[['product_tmpl_id', '=', template]]])
      const [variant = 0] = (await variants) as number[]
      await fiveInMalta(source, isIncluded, async (malta) => {
        const { cart, checkout } = admin().visitor()
        await cart.add(variant, 1)
        const before = await cart.contents()
        expect(before.tax / before.untaxed).toBeCloseTo(0.2, 2)
        await checkout.setAddress(address(uniqueName('buyer'), malta))
        const after = await cart.contents()
        expect(after.tax / after.untaxed).toBeCloseTo(0.05, 2)
        // The demo data since 18 have prices of their own for Europe.
        if (target().major < 18) expect([before.total, after.total, after.untaxed]).toEqual(ofSeries(target(), told))
      })
      await archive('product.template', template)
      await archive('account.tax', source)
    })
  },
  'a shop for visitors',
)
