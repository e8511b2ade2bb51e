import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

type Told = Readonly<Record<string, unknown>>

const told = (series: string, model: string, field: string) =>
  (callerOn(series)(model, 'fields_get', [[field]]) as Record<string, Told>)[field]

/** As real servers tell them (their schemas). */
const FIELDS: readonly (readonly [series: string, model: string, field: string, told: Told])[] = [
  ['8.0', 'res.partner', 'name', { required: true }],
  ['8.0', 'res.partner.bank', 'create_date', { readonly: false }],
  ['8.0', 'sale.order', 'amount_total', { readonly: 1 }],
  ['8.0', 'sale.order.line', 'price_unit', { readonly: true, states: { draft: [['readonly', false]] } }],
  ['8.0', 'ir.attachment', 'res_id', { type: 'integer', readonly: true }],
  ['8.0', 'res.currency.rate', 'name', { type: 'datetime' }],
  ['14.0', 'res.partner', '__last_update', { type: 'datetime', readonly: true, store: false, searchable: false }],
  ['14.0', 'res.partner', 'activity_summary', { related: ['activity_ids', 'summary'], readonly: false }],
  ['16.0', 'res.company', 'name', { related: 'partner_id.name' }],
  ['16.0', 'sale.order', 'partner_id', { readonly: false, states: lockedIn('cancel', 'done', 'sale') }],
  ['16.0', 'sale.order', 'pricelist_id', { required: true }],
  ['16.0', 'res.partner', 'credit_limit', { company_dependent: true, store: false }],
  ['17.0', 'product.template', 'type', { required: false }],
  ['17.0', 'res.partner', 'activity_user_id', { readonly: true }],
  ['17.0', 'mail.message', 'res_id', { type: 'many2one_reference' }],
  ['17.0', 'ir.attachment', 'res_model', { readonly: true }],
  ['18.0', 'ir.attachment', 'res_model', { readonly: false }],
  ['18.0', 'res.currency', 'symbol', { required: true }],
  ['18.0', 'res.partner.bank', 'bank_name', { readonly: false }],
  ['18.0', 'ir.cron', 'interval_number', { required: true }],
  ['19.0', 'res.lang', 'date_format', { type: 'selection', required: true }],
]

function lockedIn(...states: string[]): Told {
  return Object.fromEntries(states.map((state) => [state, [['readonly', true]]]))
}

describe('fields of a series', () => {
  it.each(FIELDS)('%s: %s.%s', (series, model, field, attributes) => {
    expect(told(series, model, field)).toMatchObject(attributes)
  })

  it('__last_update was there from 8 to 16', () => {
    expect(told('7.0', 'res.partner', '__last_update')).toBeUndefined()
    expect(told('17.0', 'res.partner', '__last_update')).toBeUndefined()
    const [row] = callerOn('16.0')('res.partner', 'read', [[1], ['__last_update', 'write_date']]) as [Told]
    expect(row.__last_update).toBe(row.write_date)
  })

  it('what nobody logs has no fields for it (tried on 14.0 and 19.0)', () => {
    expect(told('19.0', 'mail.followers', 'create_date')).toBeUndefined()
    expect(callerOn('19.0')('mail.followers', 'get_metadata', [[]])).toEqual([])
  })

  it('time zones are those that a server lists, with old names and new ones', () => {
    const call = callerOn('17.0')
    const id = call('res.partner', 'create', [{ name: 'Asha', tz: 'Asia/Kolkata' }]) as number
    expect(call('res.partner', 'read', [[id], ['tz']])).toEqual([{ id, tz: 'Asia/Kolkata' }])
    const { selection } = told('17.0', 'res.partner', 'tz') as { selection: [string, string][] }
    expect(selection[0]).toEqual(['Africa/Abidjan', 'Africa/Abidjan'])
    expect(selection.at(-1)).toEqual(['Etc/Zulu', 'Etc/Zulu'])
  })

  it('states of lines were their own up to 8', () => {
    const call = callerOn('8.0')
    const order = call('sale.order', 'create', [{ partner_id: 14, order_line: [[0, 0, { product_id: 5 }]] }]) as number
    const states = () =>
      (call('sale.order.line', 'search_read', [[['order_id', '=', order]], ['state']]) as Told[])[0]?.state
    expect(states()).toBe('draft')
    call('sale.order', 'action_button_confirm', [[order]])
    expect(states()).toBe('confirmed')
  })
})

describe('refusals of a series', () => {
  // wire/16.0, wire/17.0 and wire/18.0/xmlrpc-object-private-method
  it.each([
    ['16.0', 'does not exist'],
    ['17.0', 'Private methods'],
    ['18.0', 'does not exist'],
  ])('%s: a private method that is nowhere', (series, words) => {
    const call = callerOn(series)
    expect(() => call('res.partner', '_get_default_image', [[1]])).toThrow(words)
    expect(() => call('res.partner', '_search', [[]])).toThrow('Private methods')
  })

  // wire/6.1, wire/7.0 and wire/8.0/old-read_group-unknown-field
  it.each([
    ['6.1', "Fields in 'groupby' must be regular"],
    ['7.0', "Fields in 'groupby' must be regular"],
    ['8.0', 'nosuch'],
  ])('%s: groups by a field that is nowhere', (series, words) => {
    expect(() => callerOn(series)('res.partner', 'read_group', [[], ['nosuch'], ['nosuch']])).toThrow(words)
  })

  // wire/16.0 to wire/18.0/svc-call_button-cancel
  it.each(['16.0', '17.0', '18.0'])('%s: an order that is no draft is cancelled by a dialog', (series) => {
    const call = callerOn(series)
    const id = call('sale.order', 'create', [{ partner_id: 14 }]) as number
    const state = () => (call('sale.order', 'read', [[id], ['state']]) as Told[])[0]?.state
    call('sale.order', 'action_confirm', [[id]])
    const action = call('sale.order', 'action_cancel', [[id]]) as Told
    expect(action).toMatchObject({ res_model: 'sale.order.cancel', context: { default_order_id: id } })
    expect(state()).toBe('sale')
    const wizard = call('sale.order.cancel', 'create', [{ order_id: id }])
    call('sale.order.cancel', 'action_cancel', [[wizard]])
    expect(state()).toBe('cancel')
  })

  // wire/7.0 and wire/8.0/svc-load-x2many
  it('up to 8 a line’s external id has to be known', () => {
    const rows = [['p', 'Parent', 'nobody', 'Child']]
    const load = (series: string) =>
      callerOn(series)('res.partner', 'load', [['id', 'name', 'child_ids/id', 'child_ids/name'], rows]) as Told
    expect(load('8.0')).toMatchObject({ ids: false, messages: [{ field: 'child_ids' }] })
    expect(load('14.0')).toMatchObject({ messages: [] })
  })
})
