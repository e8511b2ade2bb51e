import { AccessError, type ChangesPage, type TrackedChange, UnsupportedError } from 'ooor'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { callsOf, connectAs, firstOf, once, tidy, uniqueName } from './help.ts'
import type { Odoo, Partner } from './records/models.ts'
import { describeTargets } from './targets.ts'

type Page = ChangesPage<Partner, { readonly name: true }, true>

describeTargets(
  'changes of tracked fields',
  (target) => {
    const admin = once(() => connectAs<Odoo>(target()))
    afterAll(() => admin().close())
    const keep = tidy(admin)
    const partners = () => admin().model('res.partner')
    let mark = ''
    beforeEach(() => {
      mark = uniqueName('tracked')
    })
    const ours = () => partners().where({ ref: mark })
    const make = async (name: string) => keep('res.partner', await partners().create({ name, ref: mark, email: null }))
    const read = async (since: string | Date | undefined, size?: number) => {
      const pages: Page[] = []
      const options = { since, fields: ['name'], tracking: true, ...(size !== undefined && { size }) } as const
      for await (const page of ours().changes(options)) pages.push(page)
      const rows = pages.flatMap(({ created, updated }) => [...created, ...updated])
      return { rows, pages, cursor: pages.at(-1)?.cursor ?? since }
    }
    const told = (list: readonly TrackedChange<Partner>[] | undefined) =>
      list?.map(({ field, from, to }) => [field, from, to]).sort()

    it('says where there is none', async ({ skip }) => {
      if (target().has('tracked values')) skip('it came with 9')
      await make('One')
      const error = await failure(read(undefined))
      expect(error).toBeInstanceOf(UnsupportedError)
      expect(error.message).toContain('mail.tracking.value came with 9.0')
    })

    describe('where there are', () => {
      beforeEach(({ skip }) => {
        if (!target().has('tracked values')) skip('they came with 9')
      })

      it('are told with who, when, from what and to what, once', async () => {
        const one = await make('One')
        const uid = Number((await admin().session().info())?.uid)
        const first = await read(undefined)
        expect(first.rows.map(({ id, tracked }) => [id, tracked])).toEqual([[one.id, []]])
        await one.update({ email: 'one@example.com', color: 3 })
        await one.update({ email: 'two@example.com', user_id: uid })
        const second = await read(first.cursor)
        expect(second.rows).toHaveLength(1)
        const tracked = second.rows[0]?.tracked
        expect(told(tracked?.filter(({ field }) => field === 'email'))).toEqual([
          ['email', null, 'one@example.com'],
          ['email', 'one@example.com', 'two@example.com'],
        ])
        expect(tracked?.find(({ field }) => field === 'user_id')).toMatchObject({
          from: null,
          to: { id: uid, display_name: expect.stringMatching(/./) },
          by: { id: uid, display_name: expect.stringMatching(/./) },
        })
        expect(tracked?.every(({ at }) => at instanceof Date && Math.abs(Date.now() - at.getTime()) < 600_000)).toBe(
          true,
        )
        const ids = tracked?.map(({ id }) => id) ?? []
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
        expect((await read(second.cursor)).rows).toEqual([])
        await one.update({ email: null })
        const third = await read(second.cursor)
        expect(third.rows.map((row) => told(row.tracked))).toEqual([[['email', 'two@example.com', null]]])
      })

      it('are told where nothing that is read has changed, in the same second too', async () => {
        const one = await make('One')
        let { cursor } = await read(undefined)
        const all: unknown[] = []
        for (const text of ['a', 'b', 'c', 'd', 'e']) {
          await one.update({ email: `${text}@example.com` })
          const page = await read(cursor)
          all.push(...page.rows.flatMap(({ tracked }) => tracked.map(({ to }) => to)))
          cursor = page.cursor
        }
        expect(all).toEqual(['a', 'b', 'c', 'd', 'e'].map((text) => `${text}@example.com`))
      })

      it('are told once, wherever the pages are gone on behind', async () => {
        const made = []
        for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) made.push(await make(name))
        const before = await read(undefined)
        for (const one of made) await one.update({ email: `${one.id}@example.com` })
        const whole = await read(before.cursor, 2)
        const changed = (rows: typeof whole.rows) => rows.flatMap(({ tracked }) => tracked.map(({ to }) => to)).sort()
        const emails = made.map(({ id }) => `${id}@example.com`).sort()
        expect(changed(whole.rows)).toEqual(emails)
        for (const [index, { cursor }] of whole.pages.entries()) {
          const until = whole.pages.slice(0, index + 1).flatMap(({ created, updated }) => [...created, ...updated])
          const after = await read(cursor, 2)
          expect(changed([...until, ...after.rows])).toEqual(emails)
        }
      })

      it('tell selections by key, in any language', async () => {
        const partner = await make('One')
        const order = keep(
          'sale.order',
          await admin().model('sale.order').create({ partner_id: partner.id, client_order_ref: mark }),
        )
        const orders = admin().model('sale.order').where({ client_order_ref: mark })
        let since: string | undefined
        for await (const { cursor } of orders.changes({ fields: ['name'], tracking: true })) since = cursor
        await order.action_cancel()
        const states: unknown[] = []
        for await (const { updated } of orders.changes({ since, fields: ['state'], tracking: true })) {
          for (const { tracked } of updated) {
            for (const one of tracked) if (one.field === 'state') states.push([one.from, one.to])
          }
        }
        expect(states).toEqual([['draft', 'cancel']])
      })

      it('tell amounts that lines have changed', async () => {
        const partner = await make('One')
        const product = await firstOf(admin(), 'product.product', [['sale_ok', '=', true]])
        const order = keep(
          'sale.order',
          await admin()
            .model('sale.order')
            .create({
              partner_id: partner.id,
              client_order_ref: mark,
              order_line: [{ product_id: product, product_uom_qty: 1, price_unit: 100 }],
            }),
        )
        const orders = admin().model('sale.order').where({ client_order_ref: mark })
        let since: string | undefined
        for await (const { cursor } of orders.changes({ fields: ['name'], tracking: true })) since = cursor
        const [before] = await orders.select('amount_total').rows()
        await admin().model('sale.order.line').where({ order_id: order.id }).write({ product_uom_qty: 3 })
        const [after] = await orders.select('amount_total').rows()
        const amounts: unknown[] = []
        for await (const { updated } of orders.changes({ since, fields: ['name'], tracking: true })) {
          for (const { tracked } of updated) {
            for (const one of tracked) if (one.field === 'amount_total') amounts.push([one.from, one.to])
          }
        }
        // 17 keeps quiet of a draft that is changed alone.
        const isTold = target().major !== 17
        expect(amounts).toEqual(isTold ? [[before?.amount_total, after?.amount_total]] : [])
      })

      it('tell of each order that is changed with others, and of one that was sent', async () => {
        const partner = await make('One')
        const order = () => admin().model('sale.order').create({ partner_id: partner.id, client_order_ref: mark })
        const made = keep('sale.order', [await order(), await order(), await order()])
        const [first, second, third] = made.map(({ id }) => id) as [number, number, number]
        const write = (ids: readonly number[], values: object) => admin().call('sale.order', 'write', [ids, values])
        await write([third], { state: 'sent' })
        const orders = admin().model('sale.order').where({ client_order_ref: mark })
        let since: string | undefined
        for await (const { cursor } of orders.changes({ fields: ['name'], tracking: true })) since = cursor
        const demo = await firstOf(admin(), 'res.users', [['login', '=', 'demo']])
        await write([first, second], { user_id: demo })
        await write([third], { user_id: demo })
        await write([third], { state: 'cancel' })
        const changed: unknown[] = []
        for await (const { updated } of orders.changes({ since, fields: ['name'], tracking: true })) {
          for (const { id, tracked } of updated) {
            for (const { field } of tracked) if (['user_id', 'state'].includes(field)) changed.push([id, field])
          }
        }
        expect(changed.sort()).toEqual(
          [
            [first, 'user_id'],
            [second, 'user_id'],
            [third, 'user_id'],
            [third, 'state'],
          ].sort(),
        )
      })

      it('take no call for who does not ask, and three a page for who does', async () => {
        const one = await make('One')
        await one.update({ email: 'one@example.com' })
        const drain = async (tracking: boolean) => {
          for await (const _ of ours().changes({ fields: ['name'], tracking }));
        }
        await drain(true)
        expect((await callsOf(admin(), () => drain(false))).calls).toEqual(['res.partner.search_read'])
        const { calls } = await callsOf(admin(), () => drain(true))
        expect(calls.filter((call) => !call.startsWith('ir.model.fields'))).toEqual([
          'res.partner.search_read',
          'mail.tracking.value.search_read',
          'mail.message.read',
        ])
      })

      it('are for administrators', async () => {
        await make('One')
        const demo = connectAs<Odoo>(target(), 'demo')
        const error = await failure(
          (async () => {
            for await (const _ of demo.model('res.partner').where({ ref: mark }).changes({ tracking: true })) return
          })(),
        )
        await demo.close()
        expect(error).toBeInstanceOf(AccessError)
        expect(error.message).toContain('mail.tracking.value')
      })
    })
  },
  'search_read and load',
)
