import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('variants of %s', (series) => {
  it('are made in the order of the values that a line was given, and of those that there were as they are shown', () => {
    const call = callerOn(series)
    const attribute = (...values: { name: string; sequence: number }[]) => {
      const [id] = [
        call('product.attribute', 'create', [[{ name: 'A', value_ids: values.map((one) => [0, 0, one]) }]]),
      ].flat()
      const rows = call('product.attribute.value', 'search_read', [[['attribute_id', '=', id]], ['name']])
      return {
        id,
        values: Object.fromEntries((rows as { id: number; name: string }[]).map((row) => [row.name, row.id])),
      }
    }
    const first = attribute({ name: 'v7', sequence: 5 }, { name: 'v8', sequence: 1 })
    const second = attribute({ name: 'w1', sequence: 5 }, { name: 'w2', sequence: 1 })
    const line = ({ id, values }: typeof first, ...names: string[]) => [
      ...[0, 0],
      { attribute_id: id, value_ids: [[6, 0, names.map((name) => values[name])]] },
    ]
    const [template] = [
      call('product.template', 'create', [[{ name: 'T', attribute_line_ids: [line(first, 'v7', 'v8')] }]]),
    ].flat()
    const names = () => {
      const domain = [['product_tmpl_id', '=', template]]
      const rows = call('product.product', 'search_read', [domain, ['display_name']], { order: 'id' })
      return (rows as { display_name: string }[]).map(({ display_name }) => display_name)
    }
    expect(names()).toEqual(['T (v7)', 'T (v8)'])
    call('product.template', 'write', [[template], { attribute_line_ids: [line(second, 'w1', 'w2')] }])
    expect(names()).toEqual(['T (v8, w1)', 'T (v8, w2)', 'T (v7, w1)', 'T (v7, w2)'])
  })
})

// Tried on 14.0; 19.0 by source.
describe.each(['14.0', '19.0'])('a template of %s', (series) => {
  it('sleeps with its last variant where that is archived by the button', () => {
    const call = callerOn(series)
    const [template] = [call('product.template', 'create', [[{ name: 'T' }]])].flat() as [number]
    const [variant] = call('product.product', 'search', [[['product_tmpl_id', '=', template]]]) as [number]
    const isAwake = () =>
      (call('product.template', 'read', [[template], ['active']]) as { active: boolean }[])[0]?.active
    call('product.product', 'write', [[variant], { active: false }])
    expect(isAwake()).toBe(true)
    call('product.product', 'write', [[variant], { active: true }])
    call('product.product', 'action_archive', [[variant]])
    expect(isAwake()).toBe(false)
    call('product.product', 'write', [[variant], { active: true }])
    expect(isAwake()).toBe(false)
  })
})

// Tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('a link that is nothing on %s', (series) => {
  it('is one to the record that is made for it', () => {
    const call = callerOn(series)
    const [user] = [call('res.users', 'create', [[{ name: 'U', login: 'u', partner_id: false }]])].flat()
    expect(call('res.users', 'read', [[user], ['partner_id']])).toMatchObject([
      { partner_id: [expect.any(Number), 'U'] },
    ])
  })
})

describe('followers, files and activities of 14', () => {
  const call = callerOn('14.0')

  // Each tried on 14.0.
  it('are as they are told', () => {
    expect(raised(() => call('mail.followers', 'create', [{ res_model: 'res.partner', res_id: 1 }]))).toBe(
      'ValidationError: Error: A follower must be either a partner or a channel (but not both).',
    )
    expect(call('mail.followers', 'fields_get', [['name']])).not.toHaveProperty('name.related')
    const partner = call('res.partner', 'create', [{ name: 'P' }]) as number
    call('mail.followers', 'create', [{ res_model: 'res.partner', res_id: partner, partner_id: partner }])
    const domain = [
      ['res_id', '=', partner],
      ['partner_id', '=', partner],
    ]
    expect(call('mail.followers', 'search_read', [domain, ['name', 'is_active']])).toMatchObject([
      { name: 'P', is_active: true },
    ])
    call('res.partner', 'message_post', [partner], { body: 'x', attachments: [['f.txt', 'x']] })
    expect(
      call('ir.attachment', 'search_read', [
        [
          ['res_id', '=', partner],
          ['name', '=', 'f.txt'],
        ],
        ['description'],
      ]),
    ).toMatchObject([{ description: 'f.txt' }])
    const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
    const activity = call('mail.activity', 'create', [{ res_model_id: model, res_id: partner }]) as number
    expect(call('mail.activity', 'name_get', [[activity]])).toEqual([[activity, false]])
    expect(call('mail.activity', 'read', [[activity], ['display_name']])).toMatchObject([{ display_name: false }])
    expect(call('res.partner.bank', 'retrieve_acc_type', ['x'])).toBe('bank')
    expect(call('sale.order', 'fields_get', [['create_date']])).toMatchObject({
      create_date: { string: 'Creation Date' },
    })
  })
})
