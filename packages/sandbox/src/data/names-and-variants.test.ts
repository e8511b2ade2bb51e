import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

type Rows = Record<string, unknown>[]

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('on %s', (series) => {
  const call = callerOn(series)
  const is19 = series === '19.0'
  const create = (model: string, values: object) => call(model, 'create', [values]) as number
  const read = (model: string, id: number, ...fields: string[]) => (call(model, 'read', [[id], fields]) as Rows)[0]
  const attribute = create('product.attribute', {
    name: 'Colour',
    value_ids: [
      [0, 0, { name: 'Red' }],
      [0, 0, { name: 'Blue' }],
    ],
  })
  const value_ids = [[6, 0, call('product.attribute.value', 'search', [[['attribute_id', '=', attribute]]])]]
  const both = { attribute_line_ids: [[0, 0, { attribute_id: attribute, value_ids }]] }

  it('people with a login belong to their company by its name alone', () => {
    const [person] = call('res.partner', 'search_read', [
      [['name', '=', 'Joel Willis']],
      ['parent_id', 'company_name', 'display_name', 'commercial_company_name', 'commercial_partner_id'],
    ]) as Rows
    const company = 'My Company (San Francisco)'
    expect(person).toMatchObject({ parent_id: false, company_name: company, commercial_company_name: company })
    expect(person).toMatchObject({ display_name: `${company}, Joel Willis` })
    const contact = create('res.partner', { name: 'x', parent_id: 10, company_name: 'lost' })
    expect(read('res.partner', contact, 'company_name')).toMatchObject({ company_name: false })
  })

  it('a contact’s language is that of its company, and there is always one', () => {
    const company = create('res.partner', { name: 'x', lang: false })
    const contact = create('res.partner', { name: 'y', parent_id: company })
    expect(read('res.partner', contact, 'lang')).toMatchObject({ lang: 'en_US' })
  })

  it('a first contact’s address is its company’s up to 18, but not that of several made together', () => {
    const address = { name: 'k', street: 'Road 1' }
    const street = (...contacts: object[]) => {
      const child_ids = contacts.map((contact) => [0, 0, contact])
      return read('res.partner', create('res.partner', { name: 'x', is_company: true, child_ids }), 'street')?.street
    }
    if (!is19) {
      expect(street(address)).toBe('Road 1')
      expect(street({ ...address, type: 'delivery' }, { name: 'l' })).toBe(false)
    }
  })

  it('variants of a new template that is archived are awake', () => {
    const template = create('product.template', { name: 'Asleep', active: false, ...both })
    expect(read('product.template', template, 'active', 'product_variant_count')).toMatchObject({
      active: false,
      product_variant_count: 2,
    })
    const plain = create('product.template', { name: 'Plain', active: false })
    expect(read('product.template', plain, 'product_variant_count')).toMatchObject({ product_variant_count: 0 })
  })

  it('a template of several variants keeps what it weighs until one of them does', () => {
    const template = create('product.template', { name: 'Kept', weight: 1.234, volume: 0.5, ...both })
    const measures = () => read('product.template', template, 'weight', 'volume')
    expect(measures()).toMatchObject({ weight: 1.23, volume: 0.5 })
    call('product.template', 'write', [[template], { volume: 2 }])
    expect(measures()).toMatchObject({ weight: 1.23, volume: 2 })
    const [variant] = call('product.product', 'search', [[['product_tmpl_id', '=', template]]]) as number[]
    call('product.product', 'write', [[variant], { weight: 7 }])
    expect(measures()).toMatchObject({ weight: 0, volume: 2 })
  })

  it('copies of taxes are told to be some up to 16, whatever they are to be called', () => {
    const tax = create('account.tax', { name: 'Tax', amount: 5 })
    const copy = [call('account.tax', 'copy', [[tax], { name: 'Another' }])].flat()[0] as number
    expect(read('account.tax', copy, 'name')).toMatchObject({ name: is19 ? 'Another' : 'Tax (Copy)' })
  })

  it('who is to do something follows', () => {
    const contact = create('res.partner', { name: 'x' })
    call('res.partner', 'activity_schedule', [[contact]], {
      act_type_xmlid: 'mail.mail_activity_data_todo',
      user_id: 6,
    })
    expect(read('res.partner', contact, 'message_partner_ids')).toMatchObject({ message_partner_ids: [3, 7] })
  })
})

// Tried on 14.0.
describe('contacts on 14', () => {
  const call = callerOn('14.0')

  it('are found by a barcode where they have one', () => {
    const id = call('res.partner', 'create', [{ name: 'Coded', barcode: 'B1' }]) as number
    const found = (operator: string, value: unknown) =>
      call('res.partner', 'search', [
        [
          ['id', 'in', [id, 9]],
          ['barcode', operator, value],
        ],
      ])
    expect([found('=', false), found('!=', false), found('!=', 'B2'), found('=', 'B1')]).toEqual([[], [id], [id], [id]])
  })

  it('who is called so comes before who has such an address', () => {
    call('res.partner', 'create', [{ name: '1 by mail', email: 'wonder@x.y' }])
    call('res.partner', 'create', [{ name: 'Wonder', vat: 'BE 1' }])
    const names = (name: string) => (call('res.partner', 'name_search', [name]) as [number, string][]).map(([, n]) => n)
    expect(names('wonder')).toEqual(['Wonder', '1 by mail'])
  })

  it('the note that begins a thread is called after nothing', () => {
    const id = call('res.partner', 'create', [{ name: 'Threaded' }])
    const domain = [
      ['model', '=', 'res.partner'],
      ['res_id', '=', id],
    ]
    expect(call('mail.message', 'search_read', [domain, ['display_name']])).toMatchObject([{ display_name: 'False' }])
  })
})

// Tried on 19.0.
describe('names on 19', () => {
  const call = callerOn('19.0')
  const coded = call('product.template', 'create', [{ name: 'Zebra', default_code: 'ZZ' }]) as number

  it('are those of the fields that they are looked up by', () => {
    const found = (model: string, operator: string, value: unknown) =>
      call(model, 'search_count', [
        [
          ['display_name', operator, value],
          [model === 'product.product' ? 'product_tmpl_id' : 'id', 'in', [coded]],
        ],
      ])
    for (const model of ['product.template', 'product.product']) {
      expect([found(model, '=', 'Zebra'), found(model, 'ilike', 'zz'), found(model, '=', '[ZZ] Zebra')]).toEqual([
        1, 1, 1,
      ])
      expect([found(model, 'not ilike', 'zebra'), found(model, '=ilike', 'zeb%')]).toEqual([0, 1])
    }
    expect(found('product.product', 'ilike', '[ZZ] Zebra')).toBe(0)
  })

  it('of templates among some by their ids are their own alone', () => {
    const search = (domain: unknown[]) => call('product.template', 'name_search', ['ZZ'], { domain })
    expect(search([['name', '=', 'Zebra']])).toEqual([[coded, '[ZZ] Zebra']])
    expect(search([['id', '=', coded]])).toEqual([])
  })

  it('of nobody are found by what they lack', () => {
    const id = call('res.partner', 'create', [{ name: 'Named', ref: 'R', email: 'a@b.c', vat: 'V' }])
    const other = call('res.partner', 'create', [{ name: 'Named' }])
    const domain = [
      ['id', 'in', [id, other]],
      ['display_name', '=', false],
    ]
    expect(call('res.partner', 'search', [domain])).toEqual([other])
  })

  it('addresses in one line are tracked', () => {
    const id = call('res.partner', 'create', [{ name: 'Moved', street: 'A', city: 'B' }])
    const messages = () => (call('res.partner', 'read', [[id], ['message_ids']]) as { message_ids: number[] }[])[0]
    expect(call('res.partner', 'read', [[id], ['contact_address_inline']])).toMatchObject([
      { contact_address_inline: expect.stringMatching(/^A, B/) },
    ])
    const before = messages()?.message_ids.length as number
    call('res.partner', 'write', [[id], { street: 'C' }])
    expect(messages()?.message_ids).toHaveLength(before + 1)
  })

  it('values of attributes can be archived', () => {
    const asked = call('product.attribute.value', 'fields_get', [['active'], ['type']])
    expect(asked).toEqual({ active: { type: 'boolean' } })
  })
})
