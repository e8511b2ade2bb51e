import { beforeEach, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

interface Told {
  readonly value?: Record<string, unknown>
  readonly warning?: { readonly title: string; readonly message: string }
}

/** What forms tell of names, dates and references, and what they warn of (tried on 14.0 and 16.0 to 19.0). */
describeTargets('what forms tell and warn of', (target) => {
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))
  const { admin, portal, make } = demoUsers(target)
  const isNew = () => target().major >= 17

  const form = async (model: string, id: number | undefined, values: object, changed: string[], names: string[]) => {
    const spec = Object.fromEntries(names.map((name) => [name, isNew() ? {} : '1']))
    return (await admin().call(model, 'onchange', [id === undefined ? [] : [id], values, changed, spec])) as Told
  }
  const told = async (...asked: Parameters<typeof form>) => (await form(...asked)).value

  it('a value that another product has as its reference is warned of', async () => {
    const default_code = uniqueName('code')
    const product = await make('product.product', { name: uniqueName('product'), default_code })
    const words = target().major < 15 ? undefined : `'${default_code}' already exists.`
    for (const model of ['product.template', 'product.product']) {
      const { value, warning } = await form(model, undefined, { default_code }, ['default_code'], ['default_code'])
      expect(value).toEqual({})
      if (words === undefined) expect(warning).toBeUndefined()
      else expect(warning).toMatchObject({ title: 'Note:', message: expect.stringContaining(words) })
    }
    const own = await form('product.product', product, { default_code }, ['default_code'], ['default_code'])
    expect(own.warning).toBeUndefined()
  })

  it('a delivery that is promised before it can leave is warned of', async () => {
    const [partner_id, product_id] = [
      await make('res.partner', { name: uniqueName('buyer') }),
      await make('product.product', { name: uniqueName('goods') }),
    ]
    const order = await make('sale.order', { partner_id, order_line: [[0, 0, { product_id, name: 'x' }]] })
    const empty = await make('sale.order', { partner_id })
    const early = { commitment_date: '2024-02-29 10:00:00' }
    const ask = (id: number, values: object) => form('sale.order', id, values, ['commitment_date'], ['commitment_date'])
    expect((await ask(order, early)).warning).toMatchObject({ title: 'Requested date is too soon.' })
    expect((await ask(empty, early)).warning).toBeUndefined()
    expect((await ask(order, { commitment_date: '2124-02-29 10:00:00' })).warning).toBeUndefined()
  })

  it('a kind of activity brings its date along, and without a date there is no state', async () => {
    const [kind] = (await admin().call('mail.activity.type', 'search', [[['delay_count', '>', 0]]])) as number[]
    const names = ['activity_type_id', 'date_deadline', 'state']
    const changed = await told('mail.activity', undefined, { activity_type_id: kind }, ['activity_type_id'], names)
    expect(changed).toMatchObject({ date_deadline: expect.any(String), state: 'planned' })
    const dated = { date_deadline: '2124-02-29' }
    const lacking = form('mail.activity', undefined, dated, ['date_deadline'], ['date_deadline', 'state'])
    expect(await raised(lacking)).toBe('ValueError')
    const shown = { ...dated, state: 'today' }
    expect(await told('mail.activity', undefined, shown, ['date_deadline'], ['date_deadline', 'state'])).toEqual({
      state: 'planned',
    })
  })

  it('an activity knows the model that is chosen', async () => {
    const [contacts] = (await admin().call('ir.model', 'search', [[['model', '=', 'res.partner']]])) as number[]
    const names = ['res_model_id', 'res_model']
    const answer = await told('mail.activity', undefined, { res_model_id: contacts }, ['res_model_id'], names)
    expect(answer).toEqual({ res_model: 'res.partner' })
  })

  it('a value of no attribute yet says so', async () => {
    const names = ['name', 'display_name']
    const value = await told('product.attribute.value', undefined, { name: 'red' }, [], names)
    expect(value).toMatchObject({ display_name: 'False: red' })
    expect(await told('product.attribute.value', undefined, { name: 'red' }, ['name'], names)).toEqual({
      display_name: 'False: red',
    })
  })

  it('a template that is opened has its reference in its name', async () => {
    const values = { name: 'Desk', default_code: 'D1' }
    const value = await told('product.template', undefined, values, [], ['name', 'default_code', 'display_name'])
    expect(value).toMatchObject({ display_name: '[D1] Desk' })
  })

  it('up to 16 a form of a user tells of groups, which it is not asked for', async ({ skip }) => {
    skip(target().major >= 17, 'since 17 it tells what it is asked for')
    const name = uniqueName('user')
    const user = await make('res.users', { name, login: name })
    for (const id of [user, undefined]) {
      expect(await told('res.users', id, { name: 'Else' }, [], ['name'])).toMatchObject({
        name: 'Else',
        groups_id: expect.arrayContaining([expect.any(Array)]),
      })
    }
    expect(await told('res.users', user, { name: 'Else' }, ['name'], ['name'])).toEqual({})
  })

  it('since 16 what a form that is opened is given stays, whatever it would be computed of', async ({ skip }) => {
    skip(target().major < 16, 'on 14 it is computed of what else is given')
    const partner = await make('res.partner', { name: uniqueName('other') })
    const values = {
      contact_address: 'x',
      street: 'Here 1',
      display_name: 'y',
      name: 'N',
      commercial_partner_id: partner,
    }
    expect(await told('res.partner', undefined, values, [], Object.keys(values))).toMatchObject({
      ...values,
      commercial_partner_id: isNew() ? partner : [partner, expect.any(String)],
    })
    const line = { product_uom_qty: 3, price_unit: 7 }
    expect(
      await told(
        'sale.order.line',
        undefined,
        { ...line, order_id: { partner_id: partner, company_id: 1 } },
        [],
        [...['product_uom_qty', 'price_unit', 'price_subtotal']],
      ),
    ).toEqual({ ...line, price_subtotal: 21 })
  })

  it('on 14 what is computed of nothing in a form that is opened stays as it is given', async ({ skip }) => {
    skip(target().major !== 14, 'tried on 14.0 alone')
    const partner = await make('res.partner', { name: uniqueName('other') })
    expect(
      await told(
        'res.partner',
        undefined,
        { commercial_partner_id: partner, display_name: 'x' },
        [],
        [...['commercial_partner_id', 'display_name', 'ref']],
      ),
    ).toEqual({ commercial_partner_id: [partner, expect.any(String)], display_name: 'x', ref: false })
    const units = { weight_uom_name: 'stone', cost_currency_id: false }
    expect(await told('product.template', undefined, units, [], Object.keys(units))).toEqual(units)
    const named = await told('res.partner', undefined, { name: 'N', display_name: 'x' }, [], ['name', 'display_name'])
    expect(named).toEqual({ name: 'N', display_name: 'N' })
    expect(await told('account.tax', undefined, { amount: 2.5 }, [], ['amount', 'description'])).toEqual({
      amount: 2.5,
      description: '2.5%',
    })
  })

  it('on 14 what has no name of its own is called after nothing', async ({ skip }) => {
    skip(target().major !== 14, 'tried on 14.0 alone')
    const [country] = (await admin().call('res.country', 'search', [[['code', '=', 'US']]])) as number[]
    const [state] = (await admin().call('res.country.state', 'search', [[['country_id', '=', country]]])) as number[]
    const names = ['name', 'display_name']
    expect(await told('res.country.state', state, { name: false }, [], names)).toMatchObject({
      display_name: 'False (US)',
    })
    expect(await told('res.country.state', state, { name: 'Q' }, ['name'], names)).toEqual({ display_name: 'Q (US)' })
    expect(await told('res.groups', undefined, { name: false }, ['name'], names)).toEqual({})
    expect(await told('mail.activity', undefined, {}, [], ['summary', 'display_name'])).toEqual({
      summary: false,
      display_name: false,
    })
    const rule = { applied_on: '3_global' }
    expect(await told('product.pricelist.item', undefined, rule, [], ['applied_on', 'display_name'])).toMatchObject({
      display_name: 'All Products',
    })
  })

  it('on 14 a variant that is not stored is called by no name', async ({ skip }) => {
    skip(target().major !== 14, 'tried on 14.0 alone')
    const product = await make('product.product', { name: uniqueName('named') })
    const names = ['name', 'display_name']
    for (const id of [undefined, product]) {
      expect(await raised(form('product.product', id, { name: 'a' }, [], names))).toBe('AccessError')
      expect(await raised(form('product.product', id, { name: 'a' }, ['name'], names))).toBe('AccessError')
      expect(await told('product.product', id, { weight: 1 }, [], ['weight', 'display_name'])).toEqual({
        weight: 1,
        display_name: false,
      })
    }
    expect(await told('product.product', undefined, { name: 'a' }, [], ['name', 'partner_ref'])).toEqual({
      name: 'a',
      partner_ref: false,
    })
  })

  it('on 14 lists that hold nothing are no lists that the form would have to show', async ({ skip }) => {
    skip(target().major !== 14, 'tried on 14.0 alone')
    const values = { children_tax_ids: [[5]] }
    expect(await told('account.tax', undefined, values, ['children_tax_ids'], ['sequence'])).toEqual({})
  })

  it('on 14 customers are shown the form of themselves alone', async ({ skip }) => {
    skip(target().major !== 14, 'tried on 14.0 alone')
    const open = async (login: string) => {
      const ids = await admin().call('res.users', 'search', [[['login', '=', login]]])
      return portal().call('res.users', 'onchange', [ids, { name: 'a' }, [], { name: '1' }])
    }
    await expect(open('portal')).resolves.toMatchObject({ value: { name: 'a' } })
    expect(await raised(open('demo'))).toBe('AccessError')
  })

  it('a password that is typed into a form brings nothing along', async () => {
    const names = ['login', 'password']
    const values = { login: uniqueName('typed'), password: 'a secret word' }
    expect(await told('res.users', undefined, values, ['password'], names)).toEqual({})
  })

  it('since 18 an order is of a company', async ({ skip }) => {
    skip(target().major < 18, 'up to 17 nobody minds')
    expect(await raised(form('sale.order', undefined, { company_id: false }, ['company_id'], ['company_id']))).toBe(
      'ValidationError',
    )
  })
})
