import {
  InvalidValueError,
  idOfSlug,
  MissingError,
  modelOfParam,
  NotFoundError,
  odooLang,
  paramOfModel,
  slug,
  UnsupportedError,
} from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { callsOf, connectAs, once, productsForSale, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Category, Odoo, Partner } from './models.ts'

/** What the Ruby library could do, and this one does too. */
describeTargets('from the Ruby library', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const partners = () => admin().model('res.partner')
  const mark = uniqueName('ruby')

  it('aliases and names for addresses stand for models', async () => {
    await using odoo = connectAs(target(), 'admin', {
      aliases: { kunden: 'res.partner', tags: 'res.partner.category' },
    })
    expect(odoo.model('kunden').name).toBe('res.partner')
    expect(await odoo.model<Category>('tags' as 'res.partner.category').count()).toBeGreaterThan(0)
    expect(odoo.model('sale-order').name).toBe('sale.order')
    expect(odoo.model('res.partner').paramName).toBe('res-partner')
    expect([paramOfModel('product.product'), modelOfParam('product-product')]).toEqual([
      'product-product',
      'product.product',
    ])
    expect(await odoo.model('res-country').where({ code: 'FR' }).count()).toBe(1)
  })

  it('permalinks', async () => {
    const partner = keep('res.partner', await partners().create({ name: `Zoé & Søn, ${mark}` }))
    const param = partner.toParam()
    expect(param).toMatch(new RegExp(`^zoe-.*-${partner.id}$`))
    expect((await partners().findByPermalink(param)).id).toBe(partner.id)
    expect((await partners().findByPermalink(String(partner.id))).id).toBe(partner.id)
    expect(await failure(partners().findByPermalink('nothing-here'))).toBeInstanceOf(NotFoundError)
    expect(await failure(partners().findByPermalink('gone-987654321'))).toBeInstanceOf(MissingError)
    expect([slug('Büro Stuhl', 42), slug('漢字', 7), idOfSlug('office-chair-42')]).toEqual(['buro-stuhl-42', '7', 42])
  })

  it('locales', () => {
    expect(['fr', 'pt-BR', 'de_CH', 'en', 'zh-Hant-TW'].map(odooLang)).toEqual([
      'fr_FR',
      'pt_BR',
      'de_CH',
      'en_US',
      'zh_TW',
    ])
    expect(admin().withLang('fr').context).toEqual({ lang: 'fr_FR' })
  })

  describe('extension', () => {
    const people = () =>
      partners().extend({
        get greeting() {
          return `Dear ${this.name}`
        },
        async rename(name: string) {
          await this.update({ name })
          return this.greeting
        },
      })

    it('gives records members, on all ways to them', async () => {
      const made = keep('res.partner', await people().create({ name: mark }))
      expect(made.greeting).toBe(`Dear ${mark}`)
      expect(await made.rename('Renamed')).toBe('Dear Renamed')
      expect((await people().find(made.id)).greeting).toBe('Dear Renamed')
      expect((await people().where({ id: made.id }))[0]?.greeting).toBe('Dear Renamed')
      expect((await people().where({ id: made.id }).first())?.greeting).toBe('Dear Renamed')
      expect((await people().build({ name: 'New' })).greeting).toBe('Dear New')
      for await (const one of people().where({ id: made.id }).stream()) expect(one.greeting).toBe('Dear Renamed')
      const copied = keep('res.partner', await made.copy({ name: 'Copy' }))
      expect(copied.greeting).toBe(`Dear ${target().has('copies called as one likes') ? 'Copy' : 'Renamed (copy)'}`)
      expect((await people().browse(made.id)).greeting).toBe('Dear Renamed')
      // The model it was made from has none of it.
      expect('greeting' in (await partners().find(made.id))).toBe(false)
    })

    it('over another', async () => {
      const loud = people().extend({
        get shout() {
          return this.greeting.toUpperCase()
        },
      })
      expect((await loud.build({ name: 'x' })).shout).toBe('DEAR X')
    })

    it('runs hooks around writes', async () => {
      const ran: string[] = []
      const note = (name: string) => (partner: { readonly id: number }) => {
        ran.push(`${name} ${partner.id > 0 ? 'saved' : 'new'}`)
      }
      const watched = partners().extend(
        {},
        {
          beforeSave: (partner) => {
            note('beforeSave')(partner)
            partner.set({ ref: mark })
          },
          afterSave: note('afterSave'),
          beforeCreate: note('beforeCreate'),
          afterCreate: note('afterCreate'),
          beforeUpdate: note('beforeUpdate'),
          afterUpdate: note('afterUpdate'),
          beforeDestroy: note('beforeDestroy'),
          afterDestroy: note('afterDestroy'),
        },
      )
      const partner = await watched.create({ name: mark })
      expect(ran.splice(0)).toEqual(['beforeSave new', 'beforeCreate new', 'afterCreate saved', 'afterSave saved'])
      expect((await partners().find(partner.id)).ref).toBe(mark)
      await partner.update({ name: 'x' })
      expect(ran.splice(0)).toEqual(['beforeSave saved', 'beforeUpdate saved', 'afterUpdate saved', 'afterSave saved'])
      await partner.destroy()
      expect(ran).toEqual(['beforeDestroy saved', 'afterDestroy saved'])
    })

    it('validates before anything is sent', async () => {
      const strict = partners().extend(
        {},
        { validate: (partner) => (partner.email === null ? { email: ['is missing'] } : undefined) },
      )
      const partner = await strict.build({ name: mark })
      const { calls, value: error } = await callsOf(admin(), () => failure(partner.save()))
      expect(error).toBeInstanceOf(InvalidValueError)
      expect(error.message).toContain('email is missing')
      expect(partner.errors).toEqual({ email: ['is missing'] })
      expect(calls).toEqual([])
      partner.email = 'x@example.com'
      await partner.save()
      keep('res.partner', partner)
      expect(partner.errors).toEqual({})
    })

    it('a hook that throws stops the write', async () => {
      const stopped = partners().extend(
        {},
        {
          beforeSave: () => {
            throw new Error('not today')
          },
        },
      )
      expect((await failure(stopped.create({ name: uniqueName('stopped') }))).message).toBe('not today')
    })
  })

  it('errors of the server stand at the fields they name', async () => {
    const users = admin().model('res.users')
    const user = await users.build({ name: mark })
    const error = await failure(user.save())
    expect(error.name).toMatch(/ValidationError|UserError|RedirectWarning/)
    expect(Object.values(user.errors).flat()).not.toEqual([])
    const login = await users.build({ name: mark, login: 'demo' })
    await failure(login.save())
    expect(Object.values(login.errors).flat().join()).not.toBe('')
    expect(login.isNew).toBe(true)
  })

  it('dots follow relations, as in order.partner_id.country_id.name', async () => {
    const france = await admin().model('res.country').find('base.fr')
    const customer = keep('res.partner', await partners().create({ name: mark, country_id: france }))
    const order = keep('sale.order', await admin().model('sale.order').create({ partner_id: customer }))
    expect(await order.partner_id.country_id.name).toBe('France')
    expect(await (await order.partner_id).country_id?.code).toBe('FR')
  })

  it('workflows, up to 10', async (context) => {
    const customer = keep('res.partner', await partners().create({ name: mark }))
    const [product_id = 0] = await productsForSale(admin(), 1)
    // Without a line none is confirmed.
    const order_line = target().has('workflows') ? [{ product_id, name: 'One', product_uom: 1 }] : []
    const order = keep('sale.order', await admin().model('sale.order').create({ partner_id: customer, order_line }))
    if (!target().has('workflows')) {
      const error = await failure(order.signal('order_confirm'))
      expect(error).toBeInstanceOf(UnsupportedError)
      expect(error.message).toContain('sale.order')
      return
    }
    if (target().major > 8) context.skip('orders have no workflow')
    await order.signal('order_confirm')
    expect((await order.reload()).state).not.toBe('draft')
    await order.call('action_cancel')
  })

  it('a typed model by hand, on a connection without declarations', async () => {
    await using odoo = connectAs(target())
    const made = keep('res.partner', await odoo.model<Partner>('res.partner').create({ name: mark, color: 3 }))
    const color: number = made.color
    expect(color).toBe(3)
  })
})
