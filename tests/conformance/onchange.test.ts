import { beforeEach, expect, it } from 'vitest'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What a form is told once a field of it has changed, as real 14 and 19 answer. */
describeTargets('what follows from a change in a form', (target) => {
  beforeEach(({ skip }) => skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0'))
  const { admin, make } = demoUsers(target)
  const isNew = () => target().major >= 17

  const told = async (model: string, ids: number[], form: object, changed: string, names: string[]) => {
    const spec = Object.fromEntries(names.map((name) => [name, isNew() ? {} : '1']))
    const answer = await admin().call(model, 'onchange', [ids, form, isNew() ? [changed] : changed, spec])
    return (answer as { value: Record<string, unknown> }).value
  }

  it('is no computed field that does not follow from it, whatever the form says of it', async () => {
    const id = await make('res.partner', { name: uniqueName('held'), email: 'a@b.example' })
    const stale = { email_formatted: 'stale', contact_address: 'stale' }
    const names = ['street', 'email', 'email_formatted', 'contact_address']
    const address = await told('res.partner', [id], { ...stale, street: 'Here 1' }, 'street', names)
    expect(Object.keys(address)).toEqual(['contact_address'])
    const mail = await told('res.partner', [id], { ...stale, email: 'c@d.example' }, 'email', names)
    expect(Object.keys(mail)).toEqual(['email_formatted'])
    expect(await told('res.partner', [id], { ...stale, comment: 'x' }, 'comment', names)).toEqual({})
  })

  it('is no company of a new contact because of its phone', async () => {
    const form = { phone: '1', commercial_partner_id: false }
    expect(await told('res.partner', [], form, 'phone', ['phone', 'commercial_partner_id'])).toEqual({})
  })

  it('is that a company is one', async () => {
    const names = ['company_type', 'is_company']
    const form = { company_type: 'company', is_company: false }
    expect(await told('res.partner', [], form, 'company_type', names)).toEqual({ is_company: true })
  })

  it("is what a user's contact computes", async () => {
    const name = uniqueName('user')
    const id = await make('res.users', { name, login: name })
    const names = ['name', 'login', 'email', 'display_name', 'email_formatted']
    expect(await told('res.users', [id], { name: 'Else' }, 'name', names)).toMatchObject({ display_name: 'Else' })
    expect(await told('res.users', [id], { login: 'e@f.example' }, 'login', names)).toMatchObject({
      email: 'e@f.example',
      email_formatted: `"${name}" <e@f.example>`,
    })
    expect(await told('res.users', [id], { login: 'no address' }, 'login', names)).toEqual({})
  })

  it('is nothing that the contact of a new user computes, on 14', async () => {
    const form = { name: 'N', email: 'x@y.example' }
    const answer = await told('res.users', [], form, 'email', ['email', 'email_formatted'])
    expect(answer).toEqual(isNew() ? { email_formatted: '"N" <x@y.example>' } : {})
  })

  it('is no rate of an order without a currency', async ({ skip }) => {
    skip(isNew(), 'orders have one')
    const form = { date_order: '2024-01-01 00:00:00' }
    expect(await told('sale.order', [], form, 'date_order', ['currency_id', 'currency_rate'])).toEqual({})
  })

  it('is no value of the changed field itself', async () => {
    const id = await make('product.template', { name: uniqueName('weight') })
    for (const name of ['weight', 'standard_price']) {
      expect(await told('product.template', [id], { [name]: 4 }, name, [name])).toEqual({})
    }
  })

  it('is the price of a variant by that of its template', async () => {
    const form = { list_price: 5, lst_price: 0, product_tmpl_id: false }
    expect(await told('product.product', [], form, 'list_price', ['list_price', 'lst_price'])).toEqual({ lst_price: 5 })
    const other = await told('product.product', [], { lst_price: 6, list_price: 1 }, 'lst_price', [
      'lst_price',
      'list_price',
    ])
    expect(other).toEqual(target().major >= 16 ? { list_price: 6 } : {})
  })

  it('up to 16 is nothing where the view does not ask for it', async ({ skip }) => {
    skip(isNew(), 'a view asks no more')
    const ask = (spec: object) =>
      admin().call('res.partner', 'onchange', [[], { company_type: 'company' }, 'company_type', spec])
    expect(await ask({ company_type: '', is_company: '' })).toEqual({ value: {} })
    expect(await ask({ company_type: '1', is_company: '' })).toEqual({ value: { is_company: true } })
  })

  it('is what a rule of a pricelist no longer means', async ({ skip }) => {
    skip(isNew(), 'the rules of 14 alone')
    const form = { compute_price: 'percentage', fixed_price: 7, percent_price: 3 }
    const names = ['compute_price', 'fixed_price', 'percent_price']
    expect(await told('product.pricelist.item', [], form, 'compute_price', names)).toEqual({ fixed_price: 0 })
  })
})

/** As real 17, 18 and 19 answer. */
describeTargets(
  'what a form shows at first',
  (target) => {
    beforeEach(({ skip }) => skip(target().major > 19, 'tried on 17.0 to 19.0'))
    const { admin } = demoUsers(target)

    const shown = async (model: string, ...names: string[]) => {
      const spec = Object.fromEntries(names.map((name) => [name, {}]))
      const { value } = (await admin().call(model, 'onchange', [[], {}, [], spec])) as {
        value: Record<string, unknown>
      }
      return value[names[0] as string]
    }
    const isComputed = () => target().major >= 19

    it.each([
      ['sale.order', 'currency_rate', 0, 1],
      ['sale.order', 'invoice_status', false, 'no'],
      ['res.currency', 'decimal_places', 0, 2],
      ['ir.module.module', 'menus_by_module', false, ''],
    ] as const)('of %s.%s up to 18 nothing, where nothing that it follows from is in it', async (...of) => {
      const [model, name, none, value] = of
      expect(await shown(model, name)).toBe(isComputed() ? value : none)
    })

    it('of them what follows from what it shows too', async () => {
      expect(await shown('sale.order', 'currency_rate', 'date_order')).toBe(1)
      expect(await shown('sale.order', 'invoice_status', 'state')).toBe('no')
      expect(await shown('res.currency', 'decimal_places', 'rounding')).toBe(2)
    })
  },
  'web_read and web_save',
)
