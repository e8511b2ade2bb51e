import { beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999

/** What is looked up, refused and kept of odd values (each tried on the series that it names). */
describeTargets('odd values that are looked up and kept', (target) => {
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))
  const { admin, demo, keep, make } = demoUsers(target)
  const is14 = () => target().major === 14
  const read = async (model: string, id: number, ...fields: string[]) =>
    ((await admin().call(model, 'read', [[id], fields])) as Record<string, unknown>[])[0]

  it('a number in a text is no id where the column has no room for it', async () => {
    for (const model of ['res.partner', 'res.country', 'product.product', 'sale.order', 'res.users']) {
      const { message } = await failure(admin().call(model, 'read', [['9999999999'], ['display_name']]))
      expect(message).toContain('value "9999999999" is out of range for type integer')
    }
    const partner = (method: string, ...args: unknown[]) => failure(admin().call('res.partner', method, args))
    for (const refused of [
      await partner('write', ['9999999999'], { name: 'x' }),
      await partner('unlink', ['9999999999']),
    ]) {
      expect(refused.message).toContain('is out of range for type integer')
    }
  })

  it('nobody reads the name of a variant that is gone', async () => {
    expect(await admin().call('product.product', 'read', [[GONE], ['display_name']])).toEqual([])
  })

  it('an activity is about what is there', async () => {
    const [contacts] = (await admin().call('ir.model', 'search', [[['model', '=', 'res.partner']]])) as number[]
    const partner = await make('res.partner', { name: uniqueName('about') })
    const [user_id] = (await admin().call('res.users', 'search', [[['login', '=', 'admin']]])) as number[]
    const activity = await make('mail.activity', { res_model_id: contacts, res_id: partner, user_id })
    const write = (values: object) => raised(admin().call('mail.activity', 'write', [[activity], values]))
    expect(await write({ res_id: GONE })).toBe('MissingError')
    expect(await write({ res_id: GONE, note: 'x' })).toBe('MissingError')
    expect(await read('mail.activity', activity, 'res_id')).toMatchObject({ res_id: partner })
  })

  it('a password is the text that Python makes of it', async () => {
    const name = uniqueName('secret')
    const user = await make('res.users', { name, login: name })
    const write = (password: unknown) => admin().call('res.users', 'write', [[user], { password }])
    for (const password of [5, true, [1], 'text']) expect(await write(password)).toBe(true)
    for (const password of [false, null]) expect(await raised(write(password))).toBe('TypeError')
  })

  it('a kind of file that is none is told anew', async () => {
    const file = await make('ir.attachment', { name: 'f.txt', datas: 'aGVsbG8=' })
    await admin().call('ir.attachment', 'write', [[file], { mimetype: false }])
    expect(await read('ir.attachment', file, 'mimetype')).toMatchObject({ mimetype: 'application/octet-stream' })
    if (is14()) {
      expect(await raised(admin().call('ir.attachment', 'write', [[file], { mimetype: 5 }]))).toBe('TypeError')
      expect(await raised(admin().call('ir.attachment', 'write', [[file], { datas: ['x'] }]))).toBe('TypeError')
      expect(await raised(make('ir.attachment', { name: 'f', mimetype: ['x'], datas: 'aGVsbG8=' }))).toBe(
        'AttributeError',
      )
    }
  })

  it('rules that are gone are missed where they would be awake', async () => {
    const write = (values: object) => raised(admin().call('ir.rule', 'write', [[GONE], values]))
    const missed = is14() || 'MissingError'
    expect(await write({ active: true })).toBe(missed)
    expect(await write({ domain_force: '[]' })).toBe(missed)
    expect(await write({ active: false })).toBe(target().major !== 16 || 'MissingError')
    expect(await write({ name: 'x' })).toBe(true)
  })

  it('on 14 a term is no dictionary', async ({ skip }) => {
    skip(!is14(), 'since 16 terms are kept otherwise')
    const category = await make('res.partner.category', { name: 'b' })
    for (const name of [{}, { a: 1 }]) {
      const { message } = await failure(admin().call('res.partner.category', 'write', [[category], { name }]))
      expect(message).toContain("can't adapt type 'dict'")
    }
    await admin().call('res.partner.category', 'write', [[category], { name: [1] }])
    expect(await read('res.partner.category', category, 'name')).toMatchObject({ name: '[1]' })
  })

  it('on 14 rules sleep with their pricelist, and name products without their reference', async ({ skip }) => {
    skip(!is14(), 'tried on 14.0 alone')
    const product_id = await make('product.product', { name: 'Lamp', default_code: 'L1' })
    const pricelist_id = await make('product.pricelist', { name: uniqueName('asleep'), active: false })
    const values = { pricelist_id, applied_on: '0_product_variant', product_id, fixed_price: 3 }
    const rule = await make('product.pricelist.item', values)
    expect(await read('product.pricelist.item', rule, 'active', 'name')).toMatchObject({
      active: false,
      name: 'Variant: Lamp',
    })
    expect(await read('product.pricelist', pricelist_id, 'item_ids')).toMatchObject({ item_ids: [] })
  })

  it('on 14 what a product is bought in follows what it is sold in', async ({ skip }) => {
    skip(!is14(), 'tried on 14.0 alone')
    const [kilos] = (await admin().call('uom.uom', 'search', [[['category_id.name', '=', 'Weight']]])) as number[]
    const template = await make('product.template', { name: uniqueName('in units') })
    await admin().call('product.template', 'write', [[template], { uom_po_id: kilos }])
    const row = await read('product.template', template, 'uom_id', 'uom_po_id')
    expect(row?.uom_po_id).toEqual(row?.uom_id)
  })

  it('on 14 taxes within a price are not counted with those that others are counted on', async ({ skip }) => {
    skip(!is14(), 'up to 14')
    const tax = (values: object) => make('account.tax', { name: uniqueName('tax'), sequence: 1, ...values })
    const ids = [await tax({ amount: 10, price_include: true }), await tax({ amount: 5, include_base_amount: true })]
    for (const args of [[100], ['x'], [0, 1]]) {
      expect(await raised(admin().call('account.tax', 'compute_all', [ids, ...args]))).toBe('UserError')
    }
  })

  it('on 14 a bank account has its number in letters and digits, whatever it was', async ({ skip }) => {
    skip(!is14(), 'tried on 14.0 alone')
    const partner_id = await make('res.partner', { name: uniqueName('holder') })
    const account = await make('res.partner.bank', { acc_number: { [uniqueName('k')]: 1 }, partner_id })
    const row = await read('res.partner.bank', account, 'sanitized_acc_number')
    expect(row?.sanitized_acc_number).toMatch(/^OOORK\w+1$/)
  })

  it('up to 16 lines of nothing are confirmed in any unit', async ({ skip }) => {
    skip(!is14(), 'tried on 14.0')
    const [days] = (await admin().call('uom.uom', 'search', [[['name', '=', 'Days']]])) as number[]
    const partner_id = await make('res.partner', { name: uniqueName('buyer') })
    const product_id = await make('product.product', { name: uniqueName('goods'), type: 'consu' })
    const line = { product_id, product_uom_qty: 0, product_uom: days, name: 'x', price_unit: 1 }
    const order = await make('sale.order', { partner_id, order_line: [[0, 0, line]] })
    expect(await admin().call('sale.order', 'action_confirm', [[order]])).toBe(true)
    await admin().call('sale.order', 'action_cancel', [[order]])
  })

  it('nobody moves to a company that is not theirs, and asking for it is no fault', async () => {
    const [user] = (await demo().call('res.users', 'search', [[['login', '=', 'demo']]])) as number[]
    const write = (as: typeof admin, company_id: unknown) =>
      raised(as().call('res.users', 'write', [[user], { company_id }]))
    const before = await read('res.users', user as number, 'company_id')
    for (const company of [GONE, false]) expect(await write(demo, company)).toBe(true)
    expect(await write(admin, GONE)).toBe(is14() ? 'ValidationError' : 'MissingError')
    expect(await write(admin, false)).toBe('ValidationError')
    expect(await read('res.users', user as number, 'company_id')).toEqual(before)
  })

  it('an order keeps its currency when its pricelist gets another', async () => {
    const inactive = { context: { active_test: false } }
    const currency = async (name: string) => {
      const ids = (await admin().call('res.currency', 'search', [[['name', '=', name]]], inactive)) as number[]
      return ids[0] as number
    }
    const [first, second] = [await currency('USD'), await currency('EUR')]
    const partner_id = await make('res.partner', { name: uniqueName('buyer') })
    const pricelist_id = await make('product.pricelist', { name: uniqueName('prices'), currency_id: first })
    const order = await make('sale.order', { partner_id, pricelist_id })
    const told = async () => {
      const row = (await read('sale.order', order, 'currency_id')) as { currency_id: [number] }
      return row.currency_id[0]
    }
    await admin().call('product.pricelist', 'write', [[pricelist_id], { currency_id: second }])
    expect(await told()).toBe(first)
    await admin().call('sale.order', 'write', [[order], { pricelist_id }])
    expect(await told()).toBe(second)
  })

  it('links are copied in the order that they are read in', async () => {
    const names = ['z', 'a', 'b'].map((name) => `${name} ${uniqueName('tag')}`)
    const tags: number[] = []
    for (const name of names) tags.push(await make('res.partner.category', { name }))
    const partner = await make('res.partner', { name: uniqueName('tagged'), category_id: [[6, 0, tags]] })
    const answer = await admin().call('res.partner', 'copy_data', [[partner]])
    const [copy] = [answer].flat() as { category_id: [[number, number, number[]]] }[]
    expect(copy?.category_id[0][2]).toEqual([tags[1], tags[2], tags[0]])
  })

  it('one character is no tax number that two could share, since 16', async () => {
    const vat = String.fromCodePoint(0x3_041 + Math.floor(Math.random() * 80))
    const [one, other] = [await make('res.partner', { name: 'a', vat }), await make('res.partner', { name: 'b', vat })]
    const row = await read('res.partner', one, 'same_vat_partner_id')
    expect(row?.same_vat_partner_id).toEqual(is14() ? [other, 'b'] : false)
  })

  it('defaults of a call are not for a parent that is there', async () => {
    const context = { default_name: 'Default', default_list_price: 77, default_email: 'd@d.example' }
    const call = async (model: string, values: object) =>
      [await admin().call(model, 'create', [values], { context })].flat()[0] as number
    const product = await call('product.template', { name: uniqueName('product') })
    expect(await read('product.template', product, 'name', 'list_price')).toMatchObject({
      name: expect.stringContaining('product'),
      list_price: 77,
    })
    const partner_id = await make('res.partner', { name: uniqueName('person'), email: 'e@e.example' })
    const login = uniqueName('login')
    keep('res.users', { id: await call('res.users', { login, partner_id }) })
    expect(await read('res.partner', partner_id, 'name', 'email')).toMatchObject({
      name: expect.stringContaining('person'),
      email: 'e@e.example',
    })
    await admin().call('product.template', 'unlink', [[product]])
  })

  it('a line that is taken from another order and deleted at once is missed', async () => {
    const [partner_id, product_id] = [
      await make('res.partner', { name: uniqueName('buyer') }),
      await make('product.product', { name: uniqueName('goods') }),
    ]
    const line = () => ({ order_line: [[0, 0, { product_id, name: 'x' }]] })
    const [first, second] = [
      await make('sale.order', { partner_id, ...line() }),
      await make('sale.order', { partner_id, ...line() }),
    ]
    const linesOf = async (order: number) => (await read('sale.order', order, 'order_line'))?.order_line as number[]
    const [own] = await linesOf(first)
    const [other] = await linesOf(second)
    const write = (...order_line: unknown[]) => raised(admin().call('sale.order', 'write', [[first], { order_line }]))
    for (const code of [2, 3]) {
      expect(await write([4, other, 0], [code, other, 0])).toBe('MissingError')
      expect(await linesOf(second)).toEqual([other])
    }
    // Since 16 its own is not.
    expect(await write([4, own, 0], [2, own, 0])).toBe(is14() ? 'MissingError' : true)
  })
})
