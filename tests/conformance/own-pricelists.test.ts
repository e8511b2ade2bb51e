import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { secondCompany } from './companies.ts'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const PARTNER = 'res.partner'
const LIST = 'product.pricelist'

/** What a customer has of its own: a pricelist, and when it pays (tried on 14.0 and 16.0 to 19.0). */
describeTargets('what customers have of their own', (target) => {
  const { admin, make, keep, read } = demoUsers(target)
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14 and 16 to 19'))
  /** Whatever else is there: what customers have where nobody says. */
  const house = async () => {
    const id = await make(LIST, { name: uniqueName('house'), sequence: 0 })
    onTestFinished(async () => void (await write(LIST, id, { active: false })))
    return id
  }
  const listOf = async (partner: number) =>
    ((await read(PARTNER, partner, ['property_product_pricelist'])).property_product_pricelist as [number])[0]
  const termOf = async (partner: number) => {
    const { property_payment_term_id: term } = await read(PARTNER, partner, ['property_payment_term_id'])
    return term && (term as [number])[0]
  }
  const write = (model: string, id: number, values: object) => admin().call(model, 'write', [[id], values])
  const term = async (name: string) => {
    const [id] = (await admin().call('account.payment.term', 'search', [[['name', '=', name]]])) as number[]
    return id
  }

  it('is what their contacts have, and orders of these', async () => {
    const [own, days] = [await make(LIST, { name: uniqueName('own') }), await term('21 Days')]
    const values = { is_company: true, property_product_pricelist: own, property_payment_term_id: days }
    const company = await make(PARTNER, { name: uniqueName('company'), ...values })
    const contact = await make(PARTNER, { name: uniqueName('contact'), parent_id: company })
    expect([await listOf(contact), await termOf(contact)]).toEqual([own, days])
    const order = await make('sale.order', { partner_id: contact })
    const { pricelist_id, payment_term_id } = await read('sale.order', order, ['pricelist_id', 'payment_term_id'])
    expect((pricelist_id as [number])[0]).toBe(own)
    // 14 looks for it in forms alone.
    expect(payment_term_id && (payment_term_id as [number])[0]).toBe(target().major >= 16 && days)
    expect((await read(PARTNER, contact, ['sale_order_ids'])).sale_order_ids).toEqual([order])
  })

  it('is changed with the company, and what it had before is gone with a list that is put away', async () => {
    const usual = await house()
    const [one, other] = [
      await make(LIST, { name: uniqueName('one') }),
      await make(LIST, { name: uniqueName('other') }),
    ]
    const company = await make(PARTNER, { name: uniqueName('c'), is_company: true, property_product_pricelist: one })
    const contact = await make(PARTNER, { name: uniqueName('contact'), parent_id: company })
    await write(PARTNER, company, { property_product_pricelist: other })
    expect([await listOf(company), await listOf(contact)]).toEqual([other, other])
    await write(LIST, other, { active: false })
    expect([await listOf(company), await listOf(contact)]).toEqual([usual, usual])
  })

  it('is not copied', async () => {
    const usual = await house()
    const values = { property_product_pricelist: await make(LIST, { name: uniqueName('own') }) }
    const partner = await make(PARTNER, {
      name: uniqueName('x'),
      ...values,
      property_payment_term_id: await term('15 Days'),
    })
    const [copied] = [await admin().call(PARTNER, 'copy', [partner])].flat() as [number]
    keep(PARTNER, { id: copied })
    expect([await listOf(copied), await termOf(copied)]).toEqual([usual, false])
  })

  it('is in a currency that sleeps, to which prices come before they are rounded, since 16', async () => {
    const [yen] = (await admin().call('res.currency', 'search', [
      [
        ['name', '=', 'JPY'],
        ['active', 'in', [true, false]],
      ],
    ])) as [number]
    const rule = { compute_price: 'formula', base: 'list_price', price_round: 100, price_surcharge: -1 }
    const list = await make(LIST, { name: uniqueName('yen'), currency_id: yen, item_ids: [[0, 0, rule]] })
    const product = await make('product.product', { name: uniqueName('p'), list_price: 157, taxes_id: [[6, 0, []]] })
    const partner = await make(PARTNER, { name: uniqueName('x'), property_product_pricelist: list })
    const order = await make('sale.order', { partner_id: partner, order_line: [[0, 0, { product_id: product }]] })
    const [line] = (await admin().call('sale.order.line', 'search_read', [
      [['order_id', '=', order]],
      ['price_unit'],
    ])) as { price_unit: number }[]
    const price = Math.round((line?.price_unit ?? 0) * 100) / 100
    if (target().major < 16) expect(price).not.toBe(Math.round(price))
    else expect((price + 1) % 100).toBe(0)
  })

  it('is of the company that sells, whoever makes the order', async () => {
    const { major } = target()
    const second = await secondCompany(admin())
    const forBoth = { context: { allowed_company_ids: [1, second] } }
    const list = await make(LIST, { name: uniqueName('there'), company_id: false })
    const days = await make('account.payment.term', { name: uniqueName('days'), company_id: false })
    const values = { property_product_pricelist: list, property_payment_term_id: days }
    const customer = await make(PARTNER, { name: uniqueName('customer') })
    await admin().call(PARTNER, 'write', [[customer], values], { context: { allowed_company_ids: [second] } })
    const order = async (more: object) => {
      const id = await admin().call('sale.order', 'create', [{ partner_id: customer, ...more }], forBoth)
      return keep('sale.order', { id: id as number }).id
    }
    const told = async (id: number) => {
      const fields = [['pricelist_id', 'payment_term_id']]
      const [row] = (await admin().call('sale.order', 'read', [[id], ...fields], forBoth)) as Record<string, unknown>[]
      return [row?.pricelist_id, row?.payment_term_id].map((value) => value && (value as [number])[0])
    }
    const there = await order({ company_id: second })
    expect(await told(there)).toEqual([list, major >= 16 && days])
    const here = await order({})
    expect((await told(here))[0]).not.toBe(list)
    // Of one that other companies get it follows since 17; 14 refuses to move what leaves from a warehouse.
    if (major < 17) return
    await admin().call('sale.order', 'write', [[here], { company_id: second }], forBoth)
    expect(await told(here)).toEqual([list, false])
  })
})
