import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, firstOf, ofSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Values of a many2one that are no ids (each tried on 14 and 16 to 19). */
describeTargets(
  'values of a many2one',
  (target) => {
    const { admin, make, read, keep } = demoUsers(target)
    const ids = { country: 0, bank: 0, contact: 0, order: 0 }
    beforeEach(({ skip }) => skip(target().major === 15, 'nobody has asked a real 15'))
    beforeAll(async () => {
      ids.country = await firstOf(admin(), 'res.country')
      ids.bank = await make('res.bank', { name: uniqueName('bank') })
      ids.contact = await make('res.partner', { name: uniqueName('contact') })
      ids.order = await make('sale.order', { partner_id: ids.contact })
    })
    const GONE = 999_999_999

    const linkOf = (value: unknown) => (Array.isArray(value) ? value[0] - ids.country : value)

    /** The first country is 0, the next one 1; none is false. */
    const created = async (value: unknown) => {
      const id = await raised(admin().call('res.bank', 'create', [{ name: uniqueName('bank'), country: value }]))
      if (typeof id !== 'number') return id
      keep('res.bank', { id })
      return linkOf((await read('res.bank', id, ['country'])).country)
    }
    const written = async (value: unknown) => {
      await admin().call('res.bank', 'write', [[ids.bank], { country: false }])
      const answer = await raised(admin().call('res.bank', 'write', [[ids.bank], { country: value }]))
      return answer === true ? linkOf((await read('res.bank', ids.bank, ['country'])).country) : answer
    }

    describe('of a new record are PostgreSQL’s to read', () => {
      it.each([0, '', [], {}])('%j is none', async (value) => {
        expect(await created(value)).toBe(false)
      })

      it.each([
        ['abc', 'InvalidTextRepresentation'],
        [[null], 'InvalidTextRepresentation'],
        [[1], 'DatatypeMismatch'],
        [[[1]], 'DatatypeMismatch'],
        [true, 'DatatypeMismatch'],
        [{ name: 'x' }, 'ProgrammingError'],
        [-1, 'ValidationError'],
        [GONE, 'ValidationError'],
        [String(GONE), 'ValidationError'],
        [2 ** 40, 'NumericValueOutOfRange'],
      ])('%j is refused', async (value, expected) => {
        expect(await created(value)).toBe(expected)
      })

      it('numbers in text, and fractions, which it rounds', async () => {
        expect(await created(String(ids.country))).toBe(0)
        expect(await created(ids.country + 0.5)).toBe(1)
        expect(await created(ids.country + 0.4)).toBe(0)
      })
    })

    describe('of a record that is there are the cache’s', () => {
      it.each([
        ['abc', { 14: 'InvalidTextRepresentation', 16: false }],
        ['', { 14: 'InvalidTextRepresentation', 16: false }],
        [0, { 14: 'ValidationError', 16: false }],
        [{}, { 14: 'ProgrammingError', 16: false }],
        [{ name: 'x' }, { 14: 'ProgrammingError', 16: false }],
        [String(GONE), { 14: 'ValidationError', 16: false }],
        [{ nosuch: 1 }, { 14: 'ValueError' }],
        [[], { 14: false }],
        [[1], { 14: false }],
        [[null], { 14: false }],
        [true, { 14: false }],
        [1.5, { 14: false }],
        [-1, { 14: 'ValidationError' }],
        [GONE, { 14: 'ValidationError' }],
        [2 ** 40, { 14: 'NumericValueOutOfRange' }],
      ])('%j', async (value, since) => {
        expect(await written(value)).toBe(ofSeries(target(), since))
      })

      it('text is an id for the old cache alone', async () => {
        expect(await written(String(ids.country))).toBe(ofSeries(target(), { 14: 0, 16: false }))
      })
    })

    describe('whose record is gone', () => {
      it.each([
        ['res.partner', 'country_id', { 14: 'ValidationError', 16: 'MissingError' }],
        ['res.partner', 'state_id', { 14: 'ValidationError' }],
        ['res.partner', 'parent_id', { 14: 'MissingError', 16: 'ValidationError', 19: 'MissingError' }],
        ['sale.order', 'partner_id', { 14: 'ValidationError', 16: 'MissingError' }],
        ['sale.order', 'user_id', { 14: 'ValidationError', 18: 'MissingError' }],
        ['sale.order', 'pricelist_id', { 14: 'MissingError' }],
        ['sale.order', 'payment_term_id', { 14: 'MissingError' }],
        ['sale.order', 'partner_shipping_id', { 14: 'MissingError' }],
        ['sale.order', 'partner_invoice_id', { 14: 'ValidationError', 17: 'MissingError' }],
      ])('written to %s.%s', async (model, name, since) => {
        const id = model === 'res.partner' ? ids.contact : ids.order
        expect(await raised(admin().call(model, 'write', [[id], { [name]: GONE }]))).toBe(ofSeries(target(), since))
      })

      it.each([
        ['res.partner', { name: 'x', parent_id: GONE }, { 14: 'ValidationError', 16: 'MissingError' }],
        ['res.partner', { name: 'x', country_id: GONE }, { 14: 'ValidationError' }],
        ['sale.order', { partner_id: GONE }, { 14: 'MissingError' }],
        ['mail.message', { body: 'x', author_id: GONE }, { 14: 'MissingError' }],
        ['product.product', { product_tmpl_id: GONE }, { 14: 'ValidationError', 17: 'MissingError' }],
        ['product.product', { product_tmpl_id: 'abc' }, { 14: 'InvalidTextRepresentation' }],
      ])('a new %s of %j', async (model, values, since) => {
        expect(await raised(admin().call(model, 'create', [values]))).toBe(ofSeries(target(), since))
      })
    })

    describe('of who is responsible, who is told of it', () => {
      it.each([
        [true, 'TypeError'],
        [1.5, 'TypeError'],
        [[null], 'ProgrammingError'],
        ['x', 'InFailedSqlTransaction'],
        [[1], true],
      ])('%j', async (value, expected) => {
        for (const [model, id] of [
          ['res.partner', ids.contact],
          ['sale.order', ids.order],
        ] as const)
          expect(await raised(admin().call(model, 'write', [[id], { user_id: value }]))).toBe(expected)
      })
    })
  },
  'arguments and rights as of 14',
)
