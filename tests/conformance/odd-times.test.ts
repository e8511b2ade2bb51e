import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, ofSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Days and moments that there are not, or in other forms (each tried on 14, 16, 17 and 19). */
describeTargets(
  'days that there are not',
  (target) => {
    const { admin, make, read, keep } = demoUsers(target)
    const ids = { contact: 0, order: 0 }
    beforeEach(({ skip }) => skip(target().major === 15, 'nobody has asked a real one'))
    beforeAll(async () => {
      ids.contact = await make('res.partner', { name: uniqueName('contact') })
      ids.order = await make('sale.order', { partner_id: ids.contact })
    })

    const made = async (values: object) => {
      const id = await raised(admin().call('sale.order', 'create', [{ partner_id: ids.contact, ...values }]))
      return typeof id === 'number' ? keep('sale.order', { id }).id : id
    }
    const created = async (name: string, value: unknown) => {
      const id = await made({ [name]: value })
      return typeof id === 'number' ? (await read('sale.order', id, [name]))[name] : id
    }
    const written = async (name: string, value: unknown) => {
      const answer = await raised(admin().call('sale.order', 'write', [[ids.order], { [name]: value }]))
      return answer === true ? (await read('sale.order', ids.order, [name]))[name] : answer
    }
    const wrong = (on14: string) => ofSeries(target(), { 14: on14, 16: 'ValueError' })

    describe('are refused', () => {
      it.each([
        ['validity_date', '2031-02-30'],
        ['validity_date', '2031-13-01'],
        ['validity_date', '2031-02-30 10:00:00'],
        ['validity_date', '0000-01-01'],
        ['commitment_date', '2031-02-30 10:00:00'],
        ['commitment_date', '2031-02-30'],
        ['commitment_date', '2031-13-01 10:00:00'],
      ])('%s: %s', async (name, value) => {
        expect(await written(name, value)).toBe('ValueError')
        expect(await created(name, value)).toBe(wrong('DatetimeFieldOverflow'))
      })

      it.each(['2031-01-01 24:00:00', '2031-01-01 10:00:60', '2031-01-01T10:00:00'])('the moment %s', async (value) => {
        expect(await written('commitment_date', value)).toBe('ValueError')
        expect(await created('commitment_date', value)).toBe('ValueError')
      })

      it('of an order’s own date before anything else', async () => {
        expect(await created('date_order', '2031-02-30 10:00:00')).toBe('ValueError')
        expect(await made({ partner_id: 987_654_321, date_order: '2031-02-30' })).toBe('ValueError')
      })

      it('as defaults', async () => {
        const context = { default_validity_date: '2031-02-30' }
        const asked = (method: string, values: unknown) => admin().call('sale.order', method, [values], { context })
        expect(await raised(asked('create', { partner_id: ids.contact }))).toBe('ValueError')
        expect(await raised(asked('default_get', ['validity_date']))).toBe('ValueError')
      })

      it('in domains', async () => {
        const count = (value: string) =>
          raised(admin().call('sale.order', 'search_count', [[['date_order', '>', value]]]))
        const refused = ofSeries(target(), { 14: 'DatetimeFieldOverflow', 19: 'ValueError' })
        for (const value of ['2031-02-30', '2031-13-01 00:00:00', '2031-01-01 24:01:00', '2031-01-01 10:60:00']) {
          expect(await count(value)).toBe(refused)
        }
      })
    })

    it('forms that are shorter are days and moments', async () => {
      expect(await written('validity_date', '2031-1-3')).toBe('2031-01-03')
      expect(await created('validity_date', '2031-1-3')).toBe('2031-01-03')
      expect(await written('commitment_date', '2031-01-01 10')).toBe('2031-01-01 10:00:00')
      expect(await written('commitment_date', '2031-02')).toBe('2031-02-01 00:00:00')
      expect(await written('commitment_date', '2031-1-3')).toBe('ValueError')
    })

    it('empty text is none, but for new rows up to 18', async () => {
      expect(await written('validity_date', '')).toBe(false)
      expect(await created('validity_date', '')).toBe(ofSeries(target(), { 14: 'InvalidDatetimeFormat', 19: false }))
    })

    describe('of an import', () => {
      const load = async (name: string, value: string) => {
        const rows = [[String(ids.order), value]]
        const answer = await admin().call('sale.order', 'load', [['.id', name], rows], {
          context: { tz: 'Europe/Brussels' },
        })
        const { ids: loaded, messages } = answer as { ids: unknown; messages: { message: string }[] }
        return loaded === false ? messages[0]?.message : (await read('sale.order', ids.order, [name]))[name]
      }

      it.each([
        ['validity_date', 'date', '2031-02-30'],
        ['validity_date', 'date', '2031-13-01'],
        ['commitment_date', 'datetime', '2031-02-30'],
        ['commitment_date', 'datetime', '2031-02-30 10:00:00'],
        ['commitment_date', 'datetime', '2031-13-01 00:00:00'],
        ['commitment_date', 'datetime', '2031-01-01 10:00:61'],
      ])('%s: no %s is %s', async (name, kind, value) => {
        expect(await load(name, value)).toContain(`'${value}' does not seem to be a valid ${kind} for field`)
      })

      it('are moments of the user’s clock', async () => {
        expect(await load('commitment_date', '2031-01-01 10:00:00')).toBe('2031-01-01 09:00:00')
        expect(await load('commitment_date', '2031-07-01 10:00')).toBe('2031-07-01 08:00:00')
        expect(await load('validity_date', '2031-1-1')).toBe('2031-01-01')
      })

      it('are of standard time where clocks show them twice, or leave them out', async () => {
        expect(await load('commitment_date', '2031-03-30 02:30:00')).toBe('2031-03-30 01:30:00')
        expect(await load('commitment_date', '2031-10-26 02:30:00')).toBe('2031-10-26 01:30:00')
        expect(await load('commitment_date', '2031-10-26 01:30:00')).toBe('2031-10-25 23:30:00')
      })
    })
  },
  'days that there are not',
)
