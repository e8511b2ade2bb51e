import { type SchemaFile, type SchemaStore, UnknownModelError } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, installFrench, once } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

/** A store in memory, which counts. */
function memory() {
  const kept = new Map<string, string>()
  const store: SchemaStore = {
    get: async (key) => kept.get(key),
    set: async (key, text) => {
      kept.set(key, text)
    },
  }
  return { kept, store }
}

describeTargets('schemas', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())

  it('tell fields, relations and what is required', async () => {
    const schema = await admin().model('res.partner').schema()
    expect(schema.model).toBe('res.partner')
    expect(schema.field('name')).toMatchObject({ kind: 'char', label: 'Name', isStored: true, isTranslated: false })
    expect(schema.field('country_id')).toMatchObject({ kind: 'many2one', relation: 'res.country' })
    expect(schema.field('child_ids')).toMatchObject({ kind: 'one2many', relation: 'res.partner', inverse: 'parent_id' })
    expect(schema.field('category_id')).toMatchObject({ kind: 'many2many', relation: 'res.partner.category' })
    expect(schema.field('create_date')).toMatchObject({ kind: 'datetime', isReadonly: true })
    expect(schema.relations.map(({ name }) => name)).toEqual(expect.arrayContaining(['country_id', 'child_ids']))
    expect(schema.fields.has('id')).toBe(false)
    const tags = await admin().model('res.partner.category').schema()
    expect(tags.required.map(({ name }) => name)).toContain('name')
    expect(tags.field('name').isTranslated).toBe(true)
    expect(tags.field('color').isRequired).toBe(false)
  })

  it('tell the values of selections', async (context) => {
    needs(target(), 'moments on orders', context)
    const schema = await admin().model('sale.order').schema()
    expect(schema.selection('state').map(([value]) => value)).toEqual(
      expect.arrayContaining(['draft', 'sent', 'cancel']),
    )
    expect(schema.field('state').selection?.find(([value]) => value === 'draft')?.[1]).toContain('Quotation')
    expect(schema.selection('name')).toEqual([])
    expect(schema.field('amount_total').kind).toBe(target().has('monetary fields') ? 'monetary' : 'float')
    expect(schema.field('date_order').kind).toBe('datetime')
  })

  it('tell inherited models, whose fields are as good as own ones', async (context) => {
    needs(target(), 'inherited models are told', context)
    const users = await admin().model('res.users').schema()
    expect(users.inherits).toEqual({ partner_id: 'res.partner' })
    const products = await admin().model('product.product').schema()
    expect(products.inherits).toEqual({ product_tmpl_id: 'product.template' })
    expect((await admin().model('sale.order').schema()).inherits).toEqual({})
    expect((await admin().model('sale.order.line').schema()).inherits).toEqual({})
    expect((await admin().model('res.partner').schema()).inherits).toEqual({})
    const [me] = await admin().model('res.users').where({ login: 'admin' }).select('name', 'email').rows()
    expect(me?.name).toBeTypeOf('string')
    expect(users.defaults).toEqual(expect.arrayContaining(['login', 'name', 'email']))
  })

  it('are asked for once, however many ask at once', async () => {
    await using odoo = connectAs<Odoo>(target())
    await odoo.whoami()
    const { calls } = await callsOf(odoo, () =>
      Promise.all([
        odoo.model('res.country').schema(),
        odoo.model('res.country').schema(),
        odoo.model('res.country').find('base.fr'),
        odoo.withContext({ x: 1 }).model('res.country').schema(),
        odoo.model('res.country').where({ code: 'FR' }).ids(),
      ]),
    )
    expect(calls.filter((call) => call === 'res.country.fields_get')).toHaveLength(1)
    const again = await callsOf(odoo, () => odoo.model('res.country').schema())
    expect(again.calls).toEqual([])
    const more = await callsOf(odoo, () => odoo.session().model('res.country').find('base.be'))
    expect(more.calls).not.toContain('res.country.fields_get')
  })

  it('are asked for again after reload', async () => {
    await using odoo = connectAs<Odoo>(target())
    const [country, partner] = await Promise.all([
      odoo.model('res.country').schema(),
      odoo.model('res.partner.category').schema(),
    ])
    odoo.schemas.reload('res.country')
    const { calls, value } = await callsOf(odoo, () =>
      Promise.all([odoo.model('res.country').schema(), odoo.model('res.partner.category').schema()]),
    )
    expect(calls).toEqual(['res.country.fields_get'])
    expect(value[0]).not.toBe(country)
    expect(value[1]).toBe(partner)
    odoo.schemas.reload()
    const all = await callsOf(odoo, () => odoo.model('res.partner.category').schema())
    expect(all.calls).toEqual(['res.partner.category.fields_get'])
  })

  it("are each user's own", async (context) => {
    needs(target(), 'inherited models are told', context)
    await using odoo = connectAs<Odoo>(target())
    const demo = odoo.session({ username: 'demo', password: 'demo' })
    const { calls, value } = await callsOf(odoo, () =>
      Promise.all([odoo.model('res.partner').schema(), demo.model('res.partner').schema()]),
    )
    expect(calls.filter((call) => call === 'res.partner.fields_get')).toHaveLength(2)
    const [admins, demos] = value
    // Signup tokens are for administrators.
    expect(admins.fields.has('signup_type')).toBe(true)
    expect(demos.fields.has('signup_type')).toBe(false)
    expect(
      (
        await failure(
          demo
            .model('res.partner')
            .where([['signup_type', '=', 'x']] as never)
            .ids(),
        )
      ).message,
    ).toContain("no field 'signup_type' for this user")
  })

  it('have labels in the language that is asked for', async () => {
    await installFrench(admin())
    const english = await admin().model('res.partner').schema()
    // Which languages there are, is asked once for a connection (tests/reports/unknown-languages.test.ts).
    await admin().withLang('fr').call('res.lang', 'search_count', [[]])
    const { calls, value } = await callsOf(admin(), () => admin().withLang('fr').model('res.partner').schema())
    expect(calls).toEqual(['res.partner.fields_get'])
    expect([...value.fields.keys()]).toEqual([...english.fields.keys()])
    expect(value.field('name').label).toBeTypeOf('string')
    const again = await callsOf(admin(), () => admin().withLang('fr_FR').model('res.partner').schema())
    expect(again.calls).toEqual([])
    // Reading needs the structure only.
    const read = await callsOf(admin(), () => admin().withLang('fr_FR').model('res.partner').limit(1).ids())
    expect(read.calls).toEqual(['res.partner.search'])
  })

  it('of a model that is not there name those that are', async () => {
    const error = await failure(
      admin()
        .model('res.prtner' as 'res.partner')
        .schema(),
    )
    expect(error).toBeInstanceOf(UnknownModelError)
    expect(error.message).toContain("did you mean 'res.partner'")
    // A failure is not kept.
    const { calls } = await callsOf(admin(), () =>
      failure(
        admin()
          .model('res.prtner' as 'res.partner')
          .schema(),
      ),
    )
    expect(calls).toContain('res.prtner.fields_get')
  })

  it('written ahead make the first use free', async (context) => {
    needs(target(), 'search_read and load', context)
    const fields = await admin().model('res.country').raw.fieldsGet([], ['type', 'string', 'store', 'relation'])
    const file: SchemaFile = { version: 1, models: { 'res.country': { fields } } }
    await using odoo = connectAs<Odoo>(target(), 'admin', { schemas: { file } })
    await odoo.whoami()
    const { calls, value } = await callsOf(odoo, () =>
      odoo.model('res.country').where({ code: 'FR' }).select('name').rows(),
    )
    expect(value).toEqual([{ id: expect.any(Number), name: 'France' }])
    expect(calls).toEqual(['res.country.search_read'])
    const other = await callsOf(odoo, () => odoo.model('res.partner.category').limit(1).ids())
    expect(other.calls).toEqual(['res.partner.category.fields_get', 'res.partner.category.search'])
    odoo.schemas.reload()
    const reloaded = await callsOf(odoo, () => odoo.model('res.country').schema())
    expect(reloaded.calls).toEqual(['res.country.fields_get'])
  })

  it('are kept in a store between processes', async () => {
    const { kept, store } = memory()
    const work = async (login = 'admin') => {
      await using odoo = connectAs<Odoo>(target(), login, { schemas: { store } })
      const { calls, value } = await callsOf(odoo, () => odoo.model('res.country').where({ code: 'FR' }).ids())
      expect(value).toHaveLength(1)
      return calls.filter((call) => call.endsWith('fields_get'))
    }
    expect(await work()).toEqual(['res.country.fields_get'])
    expect(await work()).toEqual([])
    expect(await work('demo')).toEqual(['res.country.fields_get'])
    expect(kept.size).toBe(2)
    for (const key of kept.keys()) {
      expect(key).toContain('res.country')
      expect(key).toContain(target().database)
    }
    // One that is broken costs a call.
    for (const key of kept.keys()) kept.set(key, '{')
    expect(await work()).toEqual(['res.country.fields_get'])
  })

  it('are those of the web session, whoever it is', async () => {
    await using odoo = connectAs<Odoo>(target())
    const session = odoo.visitor()
    const visitor = await callsOf(odoo, () =>
      session
        .model('res.country')
        .schema()
        .catch(() => undefined),
    )
    expect(visitor.calls).toContain('res.country.fields_get')
    await session.login('demo', 'demo')
    const { calls, value } = await callsOf(odoo, () => session.model('res.partner').schema())
    expect(calls).toEqual(['res.partner.fields_get'])
    expect(value.fields.has('signup_type')).toBe(false)
  })
})
