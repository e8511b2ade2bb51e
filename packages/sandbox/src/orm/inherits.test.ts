import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

describe.each(['14.0', '19.0'])('_inherits on %s', (series) => {
  const call = callerOn(series)

  it('makes, changes and finds a user through their partner', () => {
    const id = call('res.users', 'create', [{ name: 'U', login: 'u' }])
    expect(
      call('res.users', 'read', [[id], ['name', 'partner_id', 'lang', 'company_ids', 'password', 'share']]),
    ).toEqual([
      {
        id,
        name: 'U',
        partner_id: [expect.any(Number), 'U'],
        lang: 'en_US',
        company_ids: [1],
        password: '',
        share: false,
      },
    ])
    call('res.users', 'write', [[id], { name: 'U2', city: 'Lyon' }])
    expect(
      call('res.users', 'search', [
        [
          ['city', '=', 'Lyon'],
          ['name', '=', 'U2'],
        ],
      ]),
    ).toEqual([id])
    // The partner stays when the user goes.
    call('res.users', 'unlink', [[id]])
    expect(call('res.partner', 'search_count', [[['name', '=', 'U2']]])).toBe(1)
  })

  it('minds logins and names', () => {
    expect(raised(() => call('res.users', 'create', [{ name: 'x', login: 'demo' }]))).toBe(
      'ValidationError: You can not have two users with the same login!',
    )
    expect(raised(() => call('res.users', 'create', [{ login: 'nameless' }]))).toBe(
      series === '14.0'
        ? 'ValidationError: res_partner_check_name'
        : 'ValidationError: The operation cannot be completed: Contacts require a name',
    )
  })

  it('a product has a template, and both tell one price', () => {
    const id = call('product.product', 'create', [{ name: 'P', list_price: 10, default_code: 'X' }])
    call('product.product', 'write', [[id], { standard_price: 3, lst_price: 11 }])
    const [row] = call('product.product', 'read', [[id], ['list_price', 'standard_price', 'product_tmpl_id']]) as [
      { product_tmpl_id: [number, string] },
    ]
    expect(row).toEqual({ id, list_price: 11, standard_price: 3, product_tmpl_id: [expect.any(Number), '[X] P'] })
    const [template] = row.product_tmpl_id
    expect(
      call('product.template', 'read', [[template], ['standard_price', 'default_code', 'product_variant_ids']]),
    ).toEqual([{ id: template, standard_price: 3, default_code: 'X', product_variant_ids: [id] }])
    // The last variant takes the template along.
    call('product.product', 'unlink', [[id]])
    expect(call('product.template', 'search', [[['id', '=', template]]])).toEqual([])
  })

  it('tells in fields_get where fields come from', () => {
    const { name } = call('res.users', 'fields_get', [['name'], ['related', 'store', 'readonly']]) as { name: object }
    expect(name).toEqual({
      related: series === '14.0' ? ['partner_id', 'name'] : 'partner_id.name',
      store: false,
      readonly: false,
    })
  })
})
