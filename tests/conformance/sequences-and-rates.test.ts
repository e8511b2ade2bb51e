import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, managesSales, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

describeTargets(
  'spans of sequences and rates of currencies',
  (target) => {
    const { admin, demo, make, portal, read } = demoUsers(target)
    const today = () => new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)

    it('counts each span of time apart', async () => {
      const code = uniqueName('sequence')
      const values = { name: code, code, padding: 3, use_date_range: true, prefix: '%(range_year)s-%(range_month)s/' }
      const id = await make('ir.sequence', values)
      const next = (date?: string, context = {}) =>
        demo().call('ir.sequence', 'next_by_code', [code, ...(date === undefined ? [] : [date])], { context })
      expect([await next(), await next()]).toEqual(
        ['001', '002'].map((number) => `${today().slice(0, 4)}-01/${number}`),
      )
      expect(await next('2020-05-06')).toBe('2020-01/001')
      expect(await next(undefined, { ir_sequence_date: '2020-08-08' })).toBe('2020-01/002')
      const span = { sequence_id: id, date_from: '2022-03-01', date_to: '2022-03-31' }
      const march = await make('ir.sequence.date_range', span)
      // Spans that are missing are made up to those that are there.
      expect([await next('2022-03-06'), await next('2022-01-06'), await next('2022-08-06')]).toEqual([
        '2022-03/001',
        '2022-01/001',
        '2022-04/001',
      ])
      const spans = (await admin().call('ir.sequence.date_range', 'search_read', [
        [
          ['sequence_id', '=', id],
          ['date_from', '>=', '2022-01-01'],
          ['date_to', '<', '2023-01-01'],
        ],
        ['date_from', 'date_to', 'number_next', 'number_next_actual'],
      ])) as Row[]
      expect(spans.map(({ id: _, ...rest }) => Object.values(rest).join(' ')).toSorted()).toEqual([
        '2022-01-01 2022-02-28 1 2',
        '2022-03-01 2022-03-31 1 2',
        '2022-04-01 2022-12-31 1 2',
      ])
      await admin().call('ir.sequence.date_range', 'write', [[march], { number_next_actual: 50 }])
      expect(await next('2022-03-06')).toBe('2022-03/050')
      await admin().call('ir.sequence', 'write', [[id], { implementation: 'no_gap' }])
      await next('2022-03-06')
      expect(await read('ir.sequence.date_range', march, ['number_next', 'display_name'])).toEqual({
        ...{ id: march, number_next: 51, display_name: code },
      })
      const other = { sequence_id: id, date_from: '2025-01-01', date_to: '2025-12-31' }
      expect((await failure(demo().call('ir.sequence.date_range', 'create', [other]))).name).toBe('AccessError')
      expect((await failure(portal().call('ir.sequence.date_range', 'search', [[]]))).name).toBe('AccessError')
    })

    it('writes days of the call, of the span and of today', async () => {
      const prefix = '%(year)s-%(month)s-%(day)s %(y)s %(doy)s %(woy)s %(weekday)s/%(range_year)s/%(current_year)s/'
      const id = await make('ir.sequence', { name: uniqueName('sequence'), prefix })
      const context = { ir_sequence_date: '2022-03-06', ir_sequence_date_range: '2018-07-07' }
      const drawn = await admin().call('ir.sequence', 'next_by_id', [[id]], { context })
      expect(drawn).toBe(`2022-03-06 22 065 09 0/2018/${today().slice(0, 4)}/1`)
      await admin().call('ir.sequence', 'write', [[id], { prefix: '%(nothing)s' }])
      const error = await failure(admin().call('ir.sequence', 'next_by_id', [[id]]))
      expect(String((error as { exception?: string }).exception ?? error.name)).toMatch(
        target().major < 19 ? /KeyError/ : /UserError/,
      )
    })

    /** Codes have three letters and are unique, those of archived currencies too: the first that nobody has. */
    async function freeCode(): Promise<string> {
      const context = { active_test: false }
      const rows = (await admin().call('res.currency', 'search_read', [[], ['name']], { context })) as Row[]
      const taken = new Set(rows.map(({ name }) => name))
      const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
      const codes = letters.flatMap((second) => letters.map((third) => `Q${second}${third}`))
      return codes.find((code) => !taken.has(code)) as string
    }

    /** The latest rate of the currency of the admin's company: others are told by it since 15. */
    async function rateOfCompany(): Promise<number> {
      const id = (await admin().whoami())?.uid as number
      const [company] = (await read('res.users', id, ['company_id'])).company_id as [number, string]
      const [currency] = (await read('res.company', company, ['currency_id'])).currency_id as [number, string]
      const mine = [['currency_id', '=', currency], '|', ['company_id', '=', company], ['company_id', '=', false]]
      const limited = { order: 'name desc', limit: 1 }
      const rows = (await admin().call('res.currency.rate', 'search_read', [mine, ['rate']], limited)) as Row[]
      return Number(rows[0]?.rate ?? 1)
    }

    it('knows what a currency was worth on a day', async ({ skip }) => {
      skip(!target().has('dates of rates'), 'rates have moments')
      skip(target().major === 17, 'some builds tell them upside down')
      const one = target().has('rates of companies') ? 1 / (await rateOfCompany()) : 1
      const currency = await make('res.currency', { name: await freeCode(), symbol: 'q' })
      expect(await read('res.currency', currency, ['rate', 'date', 'rate_ids'])).toEqual({
        ...{ id: currency, rate: expect.closeTo(one, 10), date: false, rate_ids: [] },
      })
      const rate = (name: string, value: number) =>
        make('res.currency.rate', { currency_id: currency, name, rate: value })
      const first = await rate('2020-01-01', 4)
      const second = await rate('2022-01-01', 5)
      const on = async (date: string) => (await read('res.currency', currency, ['rate'], { context: { date } })).rate
      expect([await on('2021-05-05'), await on('2022-01-01')]).toEqual([
        expect.closeTo(4 * one, 10),
        expect.closeTo(5 * one, 10),
      ])
      // Builds of 16 and 18 differ in whether the first one holds for what was before.
      const before = target().has('first rates hold before') ? [1, 4] : [1]
      const isOf19 = target().major >= 19
      expect(isOf19 ? [4] : before).toContain(Number((Number(await on('2001-01-01')) / one).toFixed(6)))
      expect(await read('res.currency', currency, ['date', 'rate_ids'])).toEqual({
        ...{ id: currency, date: '2022-01-01', rate_ids: [second, first] },
      })
      expect((await read('res.currency.rate', first, ['display_name'])).display_name).toBe('2020-01-01')
      const refused = (values: object) =>
        failure(admin().call('res.currency.rate', 'create', [{ currency_id: currency, ...values }]))
      expect((await refused({ name: '2022-01-01', rate: 6 })).name).toBe('ValidationError')
      expect((await refused({ name: '2023-01-01', rate: 0 })).name).toBe('ValidationError')
      const negative = { currency_id: currency, name: '2023-01-01', rate: -1 }
      const context = { lang: 'en_US' }
      const { message } = await failure(admin().call('res.currency.rate', 'create', [negative], { context }))
      const words = 'The currency rate must be strictly positive.'
      const introduction = target().has('introduced constraints') ? 'The operation cannot be completed: ' : ''
      expect(message.replace(/^[\w.]+: /, '')).toBe(`${introduction}${words}`)
      // Who manages sales there manages invoices too.
      for (const user of (await managesSales(target(), demo())) ? [portal()] : [demo(), portal()]) {
        expect(await user.call('res.currency.rate', 'search_count', [[['currency_id', '=', currency]]])).toBe(2)
        const values = { currency_id: currency, name: '2019-01-01', rate: 1 }
        expect((await failure(user.call('res.currency.rate', 'create', [values]))).name).toBe('AccessError')
      }
    })

    it('tells rates from the company’s currency', async ({ skip }) => {
      skip(!target().has('rates of companies'), 'there is the one rate')
      const currency = await make('res.currency', { name: await freeCode(), symbol: 'q' })
      const id = await make('res.currency.rate', { currency_id: currency, name: '2020-01-01', company_rate: 8 })
      const rates = () => read('res.currency.rate', id, ['company_rate', 'inverse_company_rate'])
      const about = (rate: number) => expect.closeTo(rate, 10)
      expect(await rates()).toEqual({ id, company_rate: about(8), inverse_company_rate: about(0.125) })
      await admin().call('res.currency.rate', 'write', [[id], { inverse_company_rate: 0.5 }])
      expect(await rates()).toEqual({ id, company_rate: about(2), inverse_company_rate: about(0.5) })
      const told = await read('res.currency', currency, ['rate', 'inverse_rate'])
      // Some builds of 17 tell them upside down.
      const isUpsideDown = target().major === 17 && Number(told.rate) < 1
      const [rate, inverse] = isUpsideDown ? [0.5, 2] : [2, 0.5]
      expect(told).toEqual({ id: currency, rate: about(rate), inverse_rate: about(inverse) })
    })

    it('changes money for orders in another currency', async ({ skip }) => {
      skip(!target().has('arguments and rights as of 14'), 'tried since 14')
      const currency = await make('res.currency', { name: await freeCode(), symbol: 'q' })
      await make('res.currency.rate', { currency_id: currency, name: '2020-01-01', rate: 3 })
      const list = await make('product.pricelist', { name: uniqueName('list'), currency_id: currency })
      const product = await make('product.product', {
        name: uniqueName('goods'),
        list_price: 10,
        taxes_id: [[6, 0, []]],
      })
      const partner = await make('res.partner', { name: uniqueName('buyer') })
      const line = { product_id: product, product_uom_qty: 2 }
      const order = await make('sale.order', { partner_id: partner, pricelist_id: list, order_line: [[0, 0, line]] })
      const factor = 3 / (await rateOfCompany())
      const { currency_rate, amount_untaxed } = await read('sale.order', order, ['currency_rate', 'amount_untaxed'])
      expect(currency_rate).toBeCloseTo(factor, 5)
      expect(amount_untaxed).toBeCloseTo((2 * Math.round(factor * 1000)) / 100, 2)
    })
  },
  'spans of sequences',
)
