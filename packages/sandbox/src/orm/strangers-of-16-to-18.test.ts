import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DEMO = 6
const PORTAL = 7

// What strangers' programs found. Each tried on real servers of these series.
describe.each(['16.0', '17.0', '18.0'])('on %s', (series) => {
  const call = callerOn(series)
  const major = Number.parseInt(series, 10)
  const kind = (model: string, method: string, args: readonly unknown[], uid?: number, kwargs = {}) =>
    raised(() => call(model, method, args, kwargs, uid)).split(':')[0]
  const made = (model: string, values: object) => call(model, 'create', [values]) as number
  const asSpec = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, major < 17 ? '1' : {}]))

  it('fields that are none are minded before rights', () => {
    expect(kind('ir.cron', 'read', [[1], ['nope']], PORTAL)).toBe('ValueError')
    expect(kind('base.language.install', 'read', [[1], ['nope']], DEMO)).toBe('ValueError')
    expect(kind('ir.autovacuum', 'read', [[1], ['nope']], PORTAL)).toBe('ValueError')
    expect(kind('ir.autovacuum', 'read', [[], ['nope']], PORTAL)).toBe(major < 17 ? 'ValueError' : 'KeyError')
  })

  it('and of a user who is copied with groups', () => {
    expect(kind('res.users', 'copy', [[DEMO], { no: 1 }], DEMO)).toBe('ValueError')
    expect(kind('res.users', 'copy', [[DEMO], { name: 'q' }], DEMO)).toBe('AccessError')
  })

  it('nobody searches, sorts or groups by what they may not know', () => {
    const expected = major < 17 ? 'nothing was raised' : 'AccessError'
    expect(kind('product.pricelist', 'search', [[['code', '!=', false]]], PORTAL)).toBe(expected)
    expect(kind('product.pricelist', 'search', [[]], PORTAL, { order: 'code' })).toBe(expected)
    if (major < 17) return
    expect(kind('product.product', 'search', [[['standard_price', '=', 1]]], PORTAL)).toBe('AccessError')
    expect(kind('product.pricelist', 'read_group', [[], [], ['code']], PORTAL)).toBe('AccessError')
  })

  it('what is gone is minded in its place', () => {
    const order = made('sale.order', { partner_id: made('res.partner', { name: 'Buyer' }) })
    const gone = made('sale.order', { partner_id: 3 })
    call('sale.order', 'unlink', [[gone]])
    for (const method of ['action_draft', 'action_cancel', 'action_confirm', 'action_quotation_sent']) {
      expect(kind('sale.order', method, [[order, gone]], PORTAL)).toBe('AccessError')
      expect(kind('sale.order', method, [[gone, order]], PORTAL)).toBe('MissingError')
    }
    expect(kind('sale.order', 'write', [[order, gone], { note: 'x' }], PORTAL)).toBe('AccessError')
    expect(kind('sale.order', 'action_quotation_send', [[gone]], PORTAL)).toBe('MissingError')
  })

  it('lists of commands are taken apart though no form shows them', () => {
    const answer = (category_id: unknown) =>
      raised(() => call('res.partner', 'onchange', [[3], { name: 'a', category_id }, ['name'], asSpec(['name'])]))
    for (const odd of [[[0]], [[4]], [[6, 0]], [[1]], [[]]]) expect(answer(odd)).toContain('IndexError')
    expect(answer(['x'])).toContain('invalid input syntax')
    expect(answer([[6, 0, []]])).toBe('nothing was raised')
  })

  it('a form has no fields that are none', () => {
    const answer = (ids: number[], values: object, names: string[]) =>
      kind('res.partner', 'onchange', [ids, values, names, asSpec(['name'])])
    expect(answer([], { nope: 1 }, [])).toBe('ValueError')
    expect(answer([3], { nope: 1, name: 'q' }, ['name'])).toBe('ValueError')
    expect(answer([], { 'name.foo': 1, name: 'q' }, ['name'])).toBe('ValueError')
  })

  it('what is no choice is minded in forms as the series has it', () => {
    const answer = (ids: number[], changed: string) => {
      const values = { mobile: 'a', lang: 'nonsense' }
      return kind('res.partner', 'onchange', [ids, values, [changed], asSpec(['mobile', 'lang'])])
    }
    // Any text may be a language on 18.
    const expected = major === 17 ? 'ValueError' : 'nothing was raised'
    expect(answer([3], 'mobile')).toBe(expected)
    expect(answer([], 'mobile')).toBe('nothing was raised')
    expect(answer([], 'lang')).toBe(expected)
  })

  it('choices are looked up in a dictionary since 18', () => {
    for (const type of [[], {}, [1]]) {
      const expected =
        major >= 18 ? 'TypeError' : Array.isArray(type) && type.length > 0 ? 'ValueError' : 'nothing was raised'
      expect(kind('res.partner', 'write', [[3], { type }])).toBe(expected)
      expect(kind('res.partner', 'create', [{ name: 'x', type }])).toBe(expected)
    }
  })

  it('rows are looked at by the models that are made of them', () => {
    for (const values of [false, null]) expect(kind('account.fiscal.position', 'create', [values])).toBe('TypeError')
    for (const values of ['x', ['x'], [5], [null]]) {
      expect(kind('account.fiscal.position', 'create', [values], DEMO)).toBe('AttributeError')
    }
    expect(kind('ir.model.fields', 'create', [{}], PORTAL)).toBe(major < 18 ? 'AssertionError' : 'AccessError')
    expect(kind('ir.model.fields', 'create', [['x']], PORTAL)).toBe(major < 18 ? 'AttributeError' : 'AccessError')
    expect(kind('ir.model.fields', 'create', [[5]], PORTAL)).toBe('TypeError')
  })

  it('what follows the name of a sum is passed over', () => {
    const sums = (field: string) => kind('res.currency', 'read_group', [[['id', 'in', [1, 2]]], [field], ['name']])
    for (const field of ['name.foo', 'name foo', 'name:max x']) expect(sums(field)).toBe('nothing was raised')
    expect(sums('x.y')).toBe('ValueError')
    expect(sums('.name')).toBe(major < 17 ? 'UserError' : 'ValueError')
  })

  it('groups of records are called as they are since 17', () => {
    if (major < 17) return
    const [group] = call('res.country', 'read_group', [[['id', '=', 1]], [], ['id']]) as [{ id: unknown }]
    expect(group.id).toEqual([1, 'Andorra'])
  })

  it('lines that are copied tell whose they are', () => {
    const value_ids = [[0, 0, { name: 'Red' }]]
    const attribute = made('product.attribute', { name: 'Shade', value_ids })
    const told = [call('product.attribute', 'copy_data', [[attribute]])].flat()[0] as { value_ids: unknown[][] }
    expect(told.value_ids[0]?.[2]).toMatchObject({ attribute_id: attribute })
  })

  it('kinds of activities tell how their time is counted', () => {
    const id = made('mail.activity.type', { name: 'Ring', delay_count: 2, delay_unit: 'weeks' })
    expect(call('mail.activity.type', 'read', [[id], ['delay_unit', 'delay_from']])).toEqual([
      { id, delay_unit: 'weeks', delay_from: 'previous_activity' },
    ])
  })

  it('units and kinds of activities are those of who is in charge of sales, as employees of 16 are', () => {
    const expected = major < 17
    for (const model of ['uom.category', 'mail.activity.type']) {
      expect(call(model, 'check_access_rights', ['create', false], {}, DEMO)).toBe(expected)
    }
  })

  it('ends of ranges of zip codes are counted, and what is gone is missed', () => {
    const write = (values: object) => kind('account.fiscal.position', 'write', [[99_999], values], PORTAL)
    expect(write({ zip_to: 'x' })).toBe('MissingError')
    expect(write({ name: 'x' })).toBe('AccessError')
    expect(kind('account.fiscal.position', 'create', [{ name: 'z', zip_from: 5, zip_to: 6 }])).toBe('TypeError')
  })

  it('lines are read by who changes them', () => {
    const order = made('sale.order', { partner_id: made('res.partner', { name: 'Buyer' }) })
    const [product] = call('product.product', 'search', [[['sale_ok', '=', true]], 0, 1]) as [number]
    const line = made('sale.order.line', { order_id: order, product_id: product })
    expect(kind('sale.order.line', 'write', [[line], { display_type: 'line_note' }], PORTAL)).toBe('AccessError')
  })

  it('accounts of 17 are searched by a list of whatever is given', () => {
    if (major !== 17) return
    expect(kind('res.partner.bank', 'search', [5])).toBe('TypeError')
    expect(kind('res.partner.bank', 'search', [{}])).toBe('nothing was raised')
    expect(kind('res.bank', 'name_search', ['', 5])).toBe('AssertionError')
    expect(kind('res.bank', 'name_search', ['x', 5])).toBe('TypeError')
  })

  it('fields are no methods', () => {
    if (major !== 17) return
    expect(raised(() => call('res.partner', 'name', [[1]]))).toBe(
      "AttributeError: 'Char' object has no attribute '__name__'",
    )
    expect(kind('res.partner', 'ids', [])).toBe('IndexError')
    expect(kind('res.partner', 'env', [[1]])).toBe('TypeError')
    expect(kind('res.partner', 'mro', [[1]])).toBe('TypeError')
  })

  it('activities of whom nobody sees tell nothing of their fields', () => {
    if (major < 17) return
    expect(kind('mail.activity', 'search_read', [[['id', '=', 99_999]], ['nope']])).toBe('KeyError')
    expect(kind('res.partner', 'search_read', [[['id', '=', 99_999]], ['nope']])).toBe('ValueError')
  })

  it('files are no business of customers', () => {
    if (major < 17) return
    expect(kind('ir.attachment', 'write', [[], { name: 'x' }], PORTAL)).toBe('AccessError')
  })

  it('others may be changed by rules, on 17', () => {
    if (major !== 17) return
    expect(kind('res.users', 'check_access_rule', [[2], 'write'], PORTAL)).toBe('nothing was raised')
    expect(kind('res.users', 'check_access_rule', [[2], 'read'], PORTAL)).toBe('AccessError')
  })

  it('what is made in words wants a language, on 18', () => {
    const context = { lang: 'xx_XX' }
    const expected = major < 18 ? 'nothing was raised' : 'UserError'
    expect(kind('sale.order', 'create', [{ partner_id: 3 }], 2, { context })).toBe(expected)
    expect(kind('product.category', 'create', [{ name: 'x' }], 2, { context })).toBe(expected)
    expect(kind('res.partner', 'copy_data', [[3]], 2, { context })).toBe(expected)
    expect(kind('res.partner', 'read', [[3, 999_999], ['name']], 2, { context })).toBe(expected)
    expect(kind('res.bank', 'create', [{ name: 'x' }], 2, { context })).toBe('nothing was raised')
  })

  it('what is done by nobody in particular is private, on 18', () => {
    expect(kind('res.partner', 'sudo', [[3]])).toBe(major < 18 ? 'nothing was raised' : 'AccessError')
  })

  it('groups by how activities stand are there on 18', () => {
    const asked = [[['id', '=', 3]], [], ['activity_state']]
    if (major !== 17)
      expect(kind('res.partner', 'read_group', asked)).toBe(major < 17 ? 'UserError' : 'nothing was raised')
  })

  it('nothing is to be done about what is put aside', () => {
    const partner = made('res.partner', { name: 'Aside' })
    const [res_model_id] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
    const activity = made('mail.activity', { res_model_id, res_id: partner, activity_type_id: 4 })
    call('res.partner', 'write', [[partner], { active: false }])
    expect(call('mail.activity', 'exists', [[activity]])).toEqual([])
  })

  it('users and messages are named to everybody, up to 17', () => {
    if (major >= 18) return
    expect(call('res.users', 'name_get', [[2]], {}, PORTAL)).toEqual([[2, 'Mitchell Admin']])
    expect(kind('sale.order', 'name_get', [[made('sale.order', { partner_id: 3 })]], PORTAL)).toBe('AccessError')
  })

  it('empty names are no fields in exports', () => {
    expect(kind('res.partner', 'export_data', [[1], ['']])).toBe(major === 17 ? 'KeyError' : 'ValueError')
    const partner = made('res.partner', { name: 'Told' })
    expect(kind('res.partner', 'export_data', [[partner], ['create_uid/']])).toBe(
      major === 17 ? 'KeyError' : 'ValueError',
    )
  })

  it('who copies a group comes upon the rights on models', () => {
    expect(raised(() => call('res.groups', 'copy_data', [[1]], {}, DEMO))).toContain("access 'Model Access'")
  })

  it('lines of attributes are asked for what they say', () => {
    for (const values of [[[1]], ['x'], [5], [null]]) {
      expect(kind('product.template.attribute.line', 'create', [values], PORTAL)).toBe('AttributeError')
    }
  })

  it('orders are confirmed one after the other since 17', () => {
    const [order, gone] = [3, 3].map((partner_id) => made('sale.order', { partner_id })) as [number, number]
    call('sale.order', 'unlink', [[gone]])
    call('sale.order', 'action_cancel', [[order]])
    expect(kind('sale.order', 'action_confirm', [[order, gone]])).toBe(major < 17 ? 'MissingError' : 'UserError')
  })

  it('texts are no variants to delete on 18', () => {
    if (major === 18) expect(kind('product.product', 'unlink', [['x']])).toContain('InvalidTextRepresentation')
  })

  it('who may not read what is linked may not show it in a form', () => {
    const bank_ids = [[4, made('res.partner.bank', { acc_number: 'BE1', partner_id: 3 })]]
    const asked = [[], { email: 'a', bank_ids }, ['email'], asSpec(['email'])]
    expect(kind('res.partner', 'onchange', asked, PORTAL)).toBe('AccessError')
    expect(kind('res.partner', 'onchange', asked)).toBe('nothing was raised')
    const ofGone = [[], { email: 'a', bank_ids: [[4, 99_999]] }, ['email'], asSpec(['email'])]
    expect(kind('res.partner', 'onchange', ofGone)).toBe('MissingError')
  })
})
