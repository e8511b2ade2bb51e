import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 18.0, the others on their own series.
describe('small answers of 18', () => {
  const call = callerOn('18.0')
  const made = (model: string, values: object) => call(model, 'create', [values]) as number

  it('what nobody knows of a message is minded once it is there, what is its own before', () => {
    const partner = made('res.partner', { name: 'x' })
    const [portal] = call('res.users', 'search', [[['login', '=', 'portal']]]) as number[]
    const post = (more: object, uid?: number) =>
      raised(() => call('res.partner', 'message_post', [[partner]], { body: 'x', ...more }, uid))
    expect(post({ nosuch: 1 })).toBe('ValueError: Those values are not supported when posting or notifying: nosuch')
    expect(post({ starred: true }, portal)).toMatch(/^ValueError.*starred$/)
    expect(post({ nosuch: 1 }, portal)).toMatch(/^AccessError/)
    expect(post({ is_internal: true, subtitles: [] })).toBe('nothing was raised')
    expect(post({ message_type: {} })).toBe("TypeError: unhashable type: 'dict'")
    expect(post({ subtype_xmlid: ['a'] })).toBe("AttributeError: 'list' object has no attribute 'split'")
  })

  it('a button tells whether a product is shown by now', () => {
    const id = made('product.template', { name: 'x' })
    const press = (series: string) => {
      const on = callerOn(series)
      const own = on('product.template', 'create', [{ name: 'x' }])
      return [0, 1].map(() => on('product.template', 'website_publish_button', [[own]]))
    }
    expect(press('18.0')).toEqual([true, false])
    expect(press('17.0')).toEqual([true, true])
    expect(call('product.template', 'read', [[id], ['uom_name']])).toMatchObject([{ uom_name: 'Units' }])
  })

  it('what is not wholly like a text is no NULL, up to 18', () => {
    const ids = [made('res.partner', { name: 'bare' }), made('res.partner', { name: 'full', ref: 'abc' })]
    expect(call('res.partner', 'search', [[['id', 'in', ids], '!', ['ref', '=like', 'x']]])).toEqual([ids[1]])
  })

  it('a value of an attribute that has none yet is false twice', () => {
    const view = { display_name: {}, name: {}, attribute_id: {} }
    expect(call('product.attribute.value', 'onchange', [[], {}, [], view])).toMatchObject({
      value: { display_name: 'False: False' },
    })
  })

  it('commas of a map’s address are its own', () => {
    const id = made('res.partner', { name: 'x', street: 'Rue', city: 'Liège', zip: '4000' })
    expect(call('res.partner', 'google_map_link', [[id]])).toBe(
      'https://maps.google.com/maps?q=Rue,+Li%C3%A8ge+4000,+&z=10',
    )
  })
})

// Tried on 18.0.
it('records of 18 take after others, and hierarchies go by paths', () => {
  const call = callerOn('18.0')
  const made = (model: string, values: object) => call(model, 'create', [values]) as number
  const parent_id = made('res.partner', { name: 'parent', user_id: 6 })
  expect(call('res.partner', 'read', [[made('res.partner', { name: 'x', parent_id })], ['user_id']])).toMatchObject([
    { user_id: [6, expect.any(String)] },
  ])
  const above = made('product.category', { name: 'above' })
  const below = made('product.category', { name: 'below', parent_id: above })
  const found = (id: number) => call('product.category', 'search', [[['child_id', 'child_of', id]]])
  expect([found(above), found(below)]).toEqual([[above, below], [below]])
  const order = made('sale.order', { partner_id: parent_id, show_update_fpos: true })
  expect(call('sale.order', 'read', [[order], ['show_update_fpos']])).toMatchObject([{ show_update_fpos: false }])
  const [group] = call('res.partner', 'read_group', [[['id', '=', parent_id]], [], ['category_id']]) as object[]
  expect(group).toMatchObject({ __domain: ['&', ['id', '=', parent_id], ['category_id', 'not any', [[1, '=', 1]]]] })
})

// Tried on 18.0.
it('who is gone is missed by PostgreSQL once something shall be linked to them', () => {
  const change = (values: object) => () => callerOn('18.0')('res.partner.category', 'write', [[99_999_999], values])
  for (const values of [
    { partner_ids: [[4, 1]] },
    { partner_ids: [[6, 0, [1]]] },
    { child_ids: [[0, 0, { name: 'x' }]] },
  ]) {
    expect(raised(change(values))).toMatch(/^ValidationError/)
  }
  for (const values of [{ name: 'x' }, { partner_ids: [[6, 0, []]] }, { child_ids: [[5]] }])
    expect(change(values)()).toBe(true)
})

// Tried on 18.0.
it('addresses are looked for by the names of contacts, and below each before the next', () => {
  const call = callerOn('18.0')
  const made = (values: object) => call('res.partner', 'create', [values]) as number
  const company = made({ name: 'Company', is_company: true })
  made({ name: 'Delivery', parent_id: company, type: 'delivery' })
  const below = made({ name: 'x', parent_id: made({ name: 'Contact', parent_id: company }), type: 'delivery' })
  expect(call('res.partner', 'address_get', [[company], ['delivery']])).toEqual({ contact: company, delivery: below })
})
