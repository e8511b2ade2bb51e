import { describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const PARTNER = 'res.partner'
const TAGS = 'res.partner.category'
const VARIANT = 'product.product'

/** What follows from values that were given, and what is told of values that may not be (tried on 14.0, 18.0 and 19.0). */
describeTargets(
  'values and what they are refused for',
  (target) => {
    const { admin, portal, make, read } = demoUsers(target)
    onTriedSeries(target, [18])
    const isNew = () => target().major >= 16

    it('links that the other model keeps are searched by', async () => {
      const partner = await make(PARTNER, { name: uniqueName('linked') })
      const other = await make(PARTNER, { name: uniqueName('other') })
      const tag = await make(TAGS, { name: uniqueName('tag'), partner_ids: [[6, 0, [partner]]] })
      const found = async (...leaf: unknown[]) =>
        (await admin().call(TAGS, 'search_count', [[['id', '=', tag], leaf]])) === 1
      expect(await found('partner_ids', '=', partner)).toBe(true)
      expect(await found('partner_ids', 'in', [partner, other])).toBe(true)
      expect(await found('partner_ids', '!=', false)).toBe(true)
      expect(await found('partner_ids', '!=', partner)).toBe(false)
      expect(await found('partner_ids', 'not in', [other])).toBe(true)
      expect(await found('partner_ids', '=', false)).toBe(false)
    })

    it('addresses to write to are those of the text, since 17', async () => {
      const name = uniqueName('Ada "A"')
      const partner = await make(PARTNER, { name })
      const shown = `"${name.replaceAll('"', '\\"')}"`
      const formatted = async (email: string | false) => {
        await admin().call(PARTNER, 'write', [[partner], { email }])
        return (await read(PARTNER, partner, ['email_formatted'])).email_formatted
      }
      expect(await formatted(false)).toBe(isNew() ? false : '')
      expect(await formatted('nobody')).toBe(`${shown} <@nobody>`)
      expect(await formatted('Ada <ADA@Example.com>')).toBe(
        isNew() ? `${shown} <ada@example.com>` : `${shown} <Ada <ADA@Example.com>>`,
      )
      expect(await formatted('a@example.com, "B, C" <b@example.com>')).toBe(
        isNew() ? `${shown} <a@example.com,b@example.com>` : `${shown} <a@example.com, "B, C" <b@example.com>>`,
      )
    })

    it('users sign with their name, since 16', async () => {
      const [name, login] = [uniqueName('Ann & <Bo>'), uniqueName('login')]
      const user = await make('res.users', { name, login })
      const signature = async () => String((await read('res.users', user, ['signature'])).signature || '')
      const escaped = name.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
      if (!isNew()) return expect(await signature()).toBe('')
      expect(await signature()).toContain(escaped)
      await admin().call('res.users', 'write', [[user], { signature: false }])
      expect(await signature()).toBe('')
      await admin().call('res.users', 'write', [[user], { name: login }])
      expect(await signature()).toContain(login)
      await admin().call('res.users', 'write', [[user], { name }])
      expect(await signature()).toContain(login)
    })

    it('of a combination there is one variant that is not archived', async () => {
      const template = await make('product.template', { name: uniqueName('single') })
      expect(await raised(admin().call(VARIANT, 'create', [{ product_tmpl_id: template }]))).toBe('ValidationError')
      const archived = await make(VARIANT, { product_tmpl_id: template, active: false })
      expect(await raised(admin().call(VARIANT, 'write', [[archived], { active: true }]))).toBe('ValidationError')
    })

    describe('the date of an order that gets a number', () => {
      it.each([false, null, ''])('is no %j, whoever asks', async (date_order) => {
        const values = { partner_id: 1, date_order }
        expect(await raised(admin().call('sale.order', 'create', [values]))).toBe('AssertionError')
        expect(await raised(portal().call('sale.order', 'create', [values]))).toBe('AssertionError')
      })
    })

    it('defaults of links are lists', async () => {
      const told = (value: unknown) =>
        admin().call(PARTNER, 'default_get', [['category_id']], { context: { default_category_id: value } })
      for (const value of ['x', 1, true]) expect(await raised(told(value))).toBe('ValueError')
      expect(await told(false)).toEqual({ category_id: [[6, 0, []]] })
    })

    it('a division is a share of the price with the tax', async () => {
      const taxes = target().major < 19 ? 'tax_id' : 'tax_ids'
      const onTop = await make('account.tax', { name: uniqueName('div'), amount: 20, amount_type: 'division' })
      const within = target().major < 18 ? { price_include: true } : { price_include_override: 'tax_included' }
      const held = await make('account.tax', {
        ...{ name: uniqueName('held'), amount: 20, amount_type: 'division' },
        ...within,
      })
      const product_id = await make(VARIANT, { name: uniqueName('product') })
      const line = (tax: number) => [0, 0, { product_id, price_unit: 100, [taxes]: [[6, 0, [tax]]] }]
      const partner_id = await make(PARTNER, { name: uniqueName('customer') })
      const order = await make('sale.order', { partner_id, order_line: [line(onTop), line(held)] })
      expect(await read('sale.order', order, ['amount_untaxed', 'amount_tax', 'amount_total'])).toEqual({
        ...{ id: order, amount_untaxed: 180, amount_tax: 45, amount_total: 225 },
      })
    })
  },
  'variants, names and contacts in full',
)
