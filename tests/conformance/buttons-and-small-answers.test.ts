import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, firstOf, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 99_999_999

/** Buttons of the shop and of activities, and what a few methods answer of records alone. */
describeTargets(
  'buttons and small answers',
  (target) => {
    const { admin, portal, make, read } = demoUsers(target)
    onTriedSeries(target, [17, 18])
    const call = (model: string, method: string, args: readonly unknown[] = [], as = admin()) =>
      as.call(model, method, args)

    describe('buttons of the shop', () => {
      const product = (values: object = {}) =>
        make('product.template', { name: uniqueName('product'), website_sequence: 500, ...values })
      const place = async (id: number) =>
        (await read('product.template', id, ['website_sequence'])).website_sequence as number

      it('show what was not shown, and the other way round', async () => {
        const id = await product()
        expect(await call('product.template', 'website_publish_button', [[id]])).toBe(true)
        expect(await read('product.template', id, ['website_published'])).toMatchObject({ website_published: true })
        expect(await call('product.template', 'website_publish_button', [[id]])).toBe(target().major < 18)
        expect(await read('product.template', id, ['website_published'])).toMatchObject({ website_published: false })
        expect(await raised(call('product.template', 'website_publish_button', [[id]], portal()))).toBe('AccessError')
        expect(await raised(call('product.template', 'website_publish_button', [[]]))).toBe('ValueError')
        expect(await raised(call('product.template', 'website_publish_button', [[GONE]]))).toBe('MissingError')
      })

      it('put a product before, behind or past the next one that is shown alike', async () => {
        const [one, two] = [await product({ website_sequence: 100_300 }), await product({ website_sequence: 100_200 })]
        await call('product.template', 'set_sequence_up', [[one]])
        expect([await place(one), await place(two)]).toEqual([100_200, 100_300])
        await call('product.template', 'set_sequence_down', [[one]])
        expect([await place(one), await place(two)]).toEqual([100_300, 100_200])
        await call('product.template', 'set_sequence_top', [[one]])
        expect(await place(one)).toBeLessThan(100_000)
        await call('product.template', 'set_sequence_bottom', [[one]])
        expect(await place(one)).toBeGreaterThan(100_200)
        expect(await raised(call('product.template', 'set_sequence_top', [[one]], portal()))).toBe('AccessError')
        expect(await raised(call('product.template', 'set_sequence_bottom', [[GONE]]))).toBe('MissingError')
      })
    })

    it('a contact is found on a map', async () => {
      const id = await make('res.partner', {
        name: uniqueName('contact'),
        street: '1 & 2 Rue',
        city: 'Liège',
        zip: '4000',
      })
      const comma = [17, 18].includes(target().major) ? ',' : '%2C'
      const link = `https://maps.google.com/maps?q=1+%26+2+Rue${comma}+Li%C3%A8ge+4000${comma}+&z=`
      expect(await call('res.partner', 'google_map_link', [[id]])).toBe(`${link}10`)
      expect(await call('res.partner', 'google_map_link', [[id], 5])).toBe(`${link}5`)
      expect(await call('res.partner', 'google_map_link', [[]])).toBe(
        `https://maps.google.com/maps?q=${comma}++${comma}+&z=10`,
      )
      expect(await raised(call('res.partner', 'google_map_link', [[GONE]]))).toBe('MissingError')
    })

    it('a variant is made of a choice where it is made on demand, and stays put away', async () => {
      const attribute_id = await make('product.attribute', { name: uniqueName('size'), create_variant: 'dynamic' })
      const values = [
        await make('product.attribute.value', { name: 'S', attribute_id }),
        await make('product.attribute.value', { name: 'L', attribute_id }),
      ]
      const lines = [[0, 0, { attribute_id, value_ids: [[6, 0, values]] }]]
      const template = await make('product.template', { name: uniqueName('shirt'), attribute_line_ids: lines })
      const found = [[['product_tmpl_id', '=', template]]]
      const [small, large] = (await call('product.template.attribute.value', 'search', found)) as number[]
      // On 14 it is JSON (`odoo/addons/product`).
      const chosen = (ids: readonly unknown[], of = template) =>
        call('product.template', 'create_product_variant', [[of], target().major < 15 ? JSON.stringify(ids) : ids])
      const variant = await chosen([small])
      expect(variant).toBeGreaterThan(0)
      expect(await chosen([small])).toBe(variant)
      expect([await chosen([]), await chosen([small, large])]).toEqual([0, 0])
      expect(await raised(chosen([GONE]))).toBe('MissingError')
      expect(await raised(chosen([small], GONE))).toBe('MissingError')
      await call('product.product', 'write', [[variant], { active: false }])
      expect(await chosen([small])).toBe(variant)
      expect(await read('product.product', variant as number, ['active'])).toMatchObject({ active: false })
    })

    it.each([
      [0, 'Zero Dollars'],
      [-1, 'Minus One Dollars'],
      [1_234.5, 'One Thousand, Two Hundred And Thirty-Four Dollars and Fifty Cents'],
      [19.999, 'Twenty Dollars'],
      [0.05, 'Zero Dollars and Five Cents'],
    ])('%d in words', async (amount, words) => {
      const dollar = await firstOf(admin(), 'res.currency', [['name', '=', 'USD']])
      expect(await call('res.currency', 'amount_to_text', [[dollar], amount])).toBe(words)
    })

    describe('activities', () => {
      beforeEach(({ skip }) => skip(target().major < 19, 'tried on 19'))

      const contact = () => make('res.partner', { name: uniqueName('contact') })
      // Nobody has to do what nobody is named for.
      const planned = async (partner: number, date_deadline: string) => {
        const user_id = await firstOf(admin(), 'res.users', [['login', '=', 'admin']])
        const values = { date_deadline, user_id }
        const [activity = 0] = (await admin().call('res.partner', 'activity_schedule', [[partner]], values)) as number[]
        return activity
      }
      const due = async (id: number) => (await read('mail.activity', id, ['date_deadline'])).date_deadline as string

      it('activities are put off', async () => {
        const partner = await contact()
        const [first, second] = [await planned(partner, '2020-01-01'), await planned(partner, '2020-01-02')]
        await call('res.partner', 'action_reschedule_my_next_today', [[partner]])
        const today = await due(first)
        expect([today > '2026', await due(second)]).toEqual([true, '2020-01-02'])
        await call('mail.activity', 'action_reschedule_tomorrow', [[first, second]])
        const days = [today, await due(first), await due(second)].map((day) => Date.parse(day) / 86_400_000)
        expect(days.map((day) => day - (days[0] ?? 0))).toEqual([0, 1, 1])
        await call('mail.activity', 'action_reschedule_nextweek', [[first]])
        const monday = new Date(await due(first))
        expect(monday.getUTCDay()).toBe(1)
        expect(monday.getTime() / 86_400_000 - (days[0] ?? 0)).toBeLessThanOrEqual(7)
        expect(await raised(call('res.partner', 'action_reschedule_my_next_today', [[partner]], portal()))).toBe(
          'AccessError',
        )
        expect(await raised(call('res.partner', 'action_reschedule_my_next_today', [[]]))).toBe('ValueError')
        expect(await raised(call('mail.activity', 'action_reschedule_today', [[GONE]]))).toBe('MissingError')
      })
    })
  },
  'rare methods',
)
