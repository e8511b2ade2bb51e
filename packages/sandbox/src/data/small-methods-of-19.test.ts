import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const call = callerOn('19.0')
const told = (...[model, method, args]: [string, string, unknown[]]) =>
  JSON.parse(JSON.stringify(call(model, method, args)))

// By the source of 19.0; windows of users tried.
describe('small methods of 19', () => {
  it.each([
    ['uom.uom', 'compare', [[1], 1, 2], -1],
    ['uom.uom', 'is_zero', [[1], 0.001], true],
    ['uom.uom', 'round', [[999_999_999], 1.005], 1.01],
    ['res.users', 'get_company_currency_id', [], 1],
    ['res.users', 'on_change_login', [[]], null],
    ['account.tax', 'onchange_amount', [[]], null],
    ['res.partner', 'google_map_img', [[]], false],
    ['res.partner.bank', 'get_supported_account_types', [], [['bank', 'Normal']]],
  ])('%s.%s of %j', (model, method, args, answer) => {
    expect(told(model, method, args)).toEqual(answer)
  })

  it('opens windows of what a user may', () => {
    expect(told('res.users', 'action_show_groups', [[2]])).toMatchObject({
      res_model: 'res.groups',
      domain: [['id', 'in', expect.any(Array)]],
    })
    expect(told('sale.order', 'action_open_discount_wizard', [[1]])).toMatchObject({ res_model: 'sale.order.discount' })
  })

  it('reads what a user may as who asks, of groups that there are', () => {
    const asked = (method: string, id: number, uid: number) => raised(() => call('res.users', method, [[id]], {}, uid))
    for (const [uid, model] of [
      [6, 'Record Rule'],
      [7, 'Access Groups'],
    ] as const) {
      expect(asked('action_show_rules', 2, uid)).toContain(`You are not allowed to access '${model}'`)
      expect(asked('action_show_rules', 999_999, uid)).toBe('nothing was raised')
      expect(asked('action_show_groups', 2, uid)).toBe('nothing was raised')
    }
  })

  it('refuses several records, and what is no number', () => {
    expect(raised(() => call('res.users', 'action_show_accesses', [[2, 6]]))).toMatch(/Expected singleton/)
    expect(raised(() => call('uom.uom', 'is_zero', [[1], 'x']))).toMatch(/TypeError/)
  })
})

// Tried on 19.0, but for the reserved addresses of actions, which are by its source.
describe('what models of 19 make of values', () => {
  const id = (model: string, values: object) => call(model, 'create', [values]) as number
  const read = (model: string, of: number, ...names: string[]) => told(model, 'read', [[of], names])[0]

  it('kinds of files are in small letters, and stand when they are given', () => {
    const file = id('ir.attachment', { name: 'x.txt', datas: 'aGVsbG8=', mimetype: 'Foo/Bar' })
    const kind = () => read('ir.attachment', file, 'mimetype').mimetype
    expect(kind()).toBe('foo/bar')
    const written = (values: object) => call('ir.attachment', 'write', [[file], values])
    written({ raw: 'abc', mimetype: 'Zq Delta' })
    expect(kind()).toBe('zq delta')
    written({ datas: 'aGVs' })
    expect(kind()).toBe('text/plain')
    written({ mimetype: false })
    expect(kind()).toBe('application/octet-stream')
  })

  it('what is no base64 is refused in a file that is there too', () => {
    const file = id('ir.attachment', { name: 'x.txt', datas: 'aGVsbG8=' })
    expect(() => call('ir.attachment', 'write', [[file], { datas: 'not base64!' }])).toThrow(/base64/)
  })

  it('customers read no tokens of files', () => {
    const file = id('ir.attachment', { name: 'x.txt', public: true })
    const asked = () => call('ir.attachment', 'generate_access_token', [[file]], {}, 7)
    expect(raised(asked)).toMatch(/AccessError.*access_token/)
  })

  it('a record that is being made has an address too, and a sequence a step', () => {
    expect(told('res.partner', 'get_base_url', [[false]])).toMatch(/^http/)
    expect(id('ir.sequence', { name: 'x', number_increment: 0 })).toBeGreaterThan(0)
  })

  it('a contact keeps a number that the company has not, and gives it to the company', () => {
    const company = id('res.partner', { name: 'x', is_company: true })
    const contact = id('res.partner', { name: 'y', parent_id: company, vat: 'US1' })
    expect([contact, company].map((one) => read('res.partner', one, 'vat').vat)).toEqual(['US1', 'US1'])
  })

  it('the first variant of a product is the first by its code', () => {
    const values = ['a', 'b'].map((name) => [0, 0, { name }])
    const attribute = id('product.attribute', { name: 'x', value_ids: values })
    const { value_ids } = read('product.attribute', attribute, 'value_ids')
    const line = { attribute_id: attribute, value_ids: [[6, 0, value_ids]] }
    const template = id('product.template', { name: 'x', attribute_line_ids: [[0, 0, line]] })
    const first = () => read('product.template', template, 'product_variant_id').product_variant_id[0]
    const [one, other] = read('product.template', template, 'product_variant_ids').product_variant_ids
    expect(first()).toBe(one)
    call('product.product', 'write', [[other], { default_code: 'x1' }])
    expect(first()).toBe(other)
  })

  it('actions open as they are written down', () => {
    expect(told('res.users', 'action_get', [])).toMatchObject({ view_mode: 'form', target: 'new' })
    expect(told('ir.attachment', 'action_get', [])).toMatchObject({ view_mode: 'kanban,list,form' })
  })

  it('who gets a company has no other one by name', () => {
    const contact = id('res.partner', { name: 'x', company_name: 'y' })
    call('res.partner', 'write', [[contact], { parent_id: 1, company_name: 'z' }])
    expect(read('res.partner', contact, 'company_name')).toMatchObject({ company_name: false })
  })

  it('names that are looked up alone come as they are shown in lists too', () => {
    const found = (specification: object) => told('res.country', 'web_name_search', ['Belg', specification])
    expect(found({ display_name: {} })).toEqual([
      { id: 20, display_name: 'Belgium', __formatted_display_name: 'Belgium' },
    ])
    expect(found({ display_name: {}, code: {} })).toEqual([{ id: 20, display_name: 'Belgium', code: 'BE' }])
  })

  it('names of models are looked up in whatever has parts', () => {
    expect(told('ir.model', 'display_name_for', ['x'])).toEqual([{ display_name: 'x', model: 'x' }])
    expect(raised(() => call('ir.model', 'display_name_for', [5]))).toMatch(/TypeError/)
  })

  it('numbers are drawn from one sequence at a time', () => {
    const sequences = [1, 2].map((number) => id('ir.sequence', { name: `x${number}` }))
    expect(raised(() => call('ir.sequence', 'next_by_id', [sequences]))).toMatch(/Expected singleton/)
  })

  it('numbers are as wide as they are told to be', () => {
    const drawn = (padding: number) => told('ir.sequence', 'next_by_id', [[id('ir.sequence', { name: 'x', padding })]])
    expect([drawn(3), drawn(-3)]).toEqual(['001', '1  '])
    expect(raised(() => drawn(2_000_000_000))).toBe('MemoryError: ')
  })

  it('addresses of actions are plain', () => {
    const made = (path: string) => () => id('ir.actions.act_window', { name: 'x', res_model: 'res.partner', path })
    expect(raised(made('Zq été'))).toMatch(/ValidationError/)
    expect(raised(made('m-x'))).toMatch(/reserved prefix/)
    expect(raised(made('new'))).toMatch(/reserved/)
    expect(made('zq-path')()).toBeGreaterThan(0)
  })

  it('Northern Ireland is a country', () => {
    expect(told('res.country', 'search_read', [[['code', 'in', ['XI', 'XK']]], ['phone_code']])).toEqual([
      { id: 251, phone_code: 383 },
      { id: 250, phone_code: 44 },
    ])
  })

  it('customers make keys where the portal lets them', () => {
    const asPortal = (model: string, method: string, args: unknown[], kwargs = {}) =>
      call(model, method, args, kwargs, 7) as { res_id: number }
    const made = () => {
      const wizard = asPortal('res.users.apikeys.description', 'create', [{ name: 'x', duration: '1' }])
      return asPortal('res.users.apikeys.description', 'make_key', [[wizard]])
    }
    const check = made().res_id
    const checked = () =>
      asPortal('res.users.identitycheck', 'run_check', [[check]], { context: { password: 'portal' } })
    expect(raised(checked)).toMatch(/AccessError/)
    expect(raised(made)).toMatch(/AccessError/)
    call('ir.config_parameter', 'set_param', ['portal.allow_api_keys', 'True'])
    expect(made()).toMatchObject({ context: { default_key: expect.any(String) } })
  })
})
