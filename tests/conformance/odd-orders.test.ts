import { beforeEach, expect, it } from 'vitest'
import { demoUsers } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets(
  'orders that are odd',
  (target) => {
    const { admin } = demoUsers(target)
    beforeEach(({ skip }) => skip([15, 20].includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))

    /** The words that an order is refused with, or that it is taken. */
    const asked = (order: string): Promise<unknown> =>
      admin()
        .call('sale.order', 'search', [[]], { order, limit: 2 })
        .then(
          () => 'taken',
          ({ serverMessage }: { serverMessage?: string }) => serverMessage?.replace(/ A valid .*/s, ''),
        )
    const invalid = (order: string) => `Invalid "order" specified (${order}).`
    const unknown = (name: string) => `Invalid field '${name}' on model 'sale.order'`
    const withoutColumn = (name: string) => `Cannot convert sale.order.${name} to SQL because it is not stored`
    /** A part of a field that has none. */
    const noPart = (name: string, part: string) => {
      const { major } = target()
      if (major >= 19) return `Invalid field property '${part}' on sale.order.${name}`
      if (major >= 18) return unknown(`${name}.${part}`)
      if (major >= 17) return `Order a property ('${part}') on a non-properties field ('${name}')`
      return major >= 16 && part === 'id' ? unknown(`${name}.id`) : invalid(`${name}.${part}`)
    }

    it('by the id of what a many2one leads to, since 18', async () => {
      expect(await asked('partner_id.id')).toBe(target().major >= 18 ? 'taken' : noPart('partner_id', 'id'))
    })

    it.each([
      ['partner_id', 'name'],
      ['partner_id', 'x'],
      ['name', 'id'],
      ['name', 'x'],
      ['state', 'id'],
      ['id', 'id'],
    ])('by a part that %s has not: %s', async (name, part) => {
      expect(await asked(`${name}.${part}`)).toBe(noPart(name, part))
    })

    it('by what has no column', async () => {
      const { major } = target()
      expect(await asked('tag_ids')).toBe(major >= 18 ? withoutColumn('tag_ids') : 'taken')
      expect(await asked('order_line.id')).toBe(major >= 18 ? withoutColumn('order_line') : noPart('order_line', 'id'))
    })

    it('by a part of time, which is for groups: since 17 nobody minds it', async () => {
      const isTaken = target().major >= 17
      for (const order of ['date_order:month', 'partner_id:x']) {
        expect(await asked(order)).toBe(isTaken ? 'taken' : unknown(order))
      }
    })

    it('by names in capitals, in quotes, and of several parts', async () => {
      const { major } = target()
      expect(await asked('NAME desc')).toBe(unknown('NAME'))
      expect(await asked('name DESC')).toBe('taken')
      expect(await asked('"name"')).toBe(major >= 19 ? invalid('"name"') : unknown('"name"'))
      expect(await asked('partner_id.id.id')).toBe(invalid('partner_id.id.id'))
      expect(await asked('name nulls first')).toBe(major >= 17 ? 'taken' : invalid('name nulls first'))
    })
  },
  'arguments and rights as of 14',
)
