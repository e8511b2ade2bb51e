import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 16.0, 17.0 and 18.0.
describe.each(['16.0', '17.0', '18.0'])('small answers of %s', (series) => {
  const major = Number.parseInt(series, 10)
  const call = callerOn(series)
  const made = (model: string, values: object) => call(model, 'create', [values]) as number
  const [demo = 0] = call('res.users', 'search', [[['login', '=', 'demo']]]) as number[]
  const kind = (model: string, method: string, args: readonly unknown[], uid?: number) =>
    raised(() => call(model, method, args, {}, uid)).split(':')[0]

  it('taxes count a price', () => {
    const tax = made('account.tax', { name: 'ten', amount: 10 })
    const counted = (price: unknown) => call('account.tax', 'compute_all', [[tax], price])
    expect(counted(12.34)).toMatchObject({
      ...{ base_tags: [], total_excluded: 12.34, total_included: 13.57, total_void: 13.57 },
      taxes: [{ id: tax, name: 'ten', amount: 1.23, base: 12.34, use_in_tax_closing: major < 17 }],
    })
    expect(raised(() => counted('x'))).toBe("TypeError: can't multiply sequence by non-int of type 'float'")
    if (major === 18) expect(counted(null)).toMatchObject({ total_included: 0 })
    else expect(raised(() => counted(null))).toMatch(/^TypeError: unsupported operand type.*'NoneType' and 'float'/)
  })

  it('what is gone is missed before anybody asks who may, or afterwards', () => {
    const gone = [999999]
    expect(kind('res.lang', 'unlink', [gone], demo)).toBe('AccessError')
    expect(kind('res.currency', 'write', [gone, { rounding: 0.1 }], demo)).toBe('MissingError')
    expect(kind('mail.followers', 'write', [gone, { res_id: 3 }], demo)).toBe('MissingError')
    expect(kind('ir.cron', 'write', [gone, { name: 'x' }])).toBe('MissingError')
    expect(call('ir.model.fields', 'write', [gone, { field_description: 'x' }])).toBe(true)
    if (major > 16) expect(kind('product.pricelist', 'unlink', [gone])).toBe('MissingError')
    if (major > 16) expect(kind('product.pricelist', 'unlink', [[-1]])).toBe('MissingError')
    expect(kind('product.product', 'unlink', [gone])).toBe(major === 17 ? 'MissingError' : 'nothing was raised')
    expect(kind('ir.config_parameter', 'unlink', [gone])).toBe('MissingError')
  })

  it('windows show what groups bring to whoever may look at it', () => {
    for (const [method, model] of [
      ['action_show_groups', 'res.groups'],
      ['action_show_rules', 'ir.rule'],
      ['action_show_accesses', 'ir.model.access'],
    ] as const) {
      expect(call('res.users', method, [[2]])).toMatchObject({
        res_model: model,
        view_mode: major < 18 ? 'tree,form' : 'list,form',
        domain: [['id', 'in', expect.any(Array)]],
      })
      expect(kind('res.users', method, [[2]], demo)).toBe(model === 'res.groups' ? 'nothing was raised' : 'AccessError')
    }
  })

  it('lists and pictures are columns that nobody has, which 17 asks PostgreSQL for', () => {
    const refused = major === 17 ? 'UndefinedColumn' : major === 16 ? 'UserError' : 'ValueError'
    const grouped = (model: string, name: string) =>
      raised(() => call(model, 'read_group', [[], ['id:max'], [name]])).split(':')[0]
    for (const name of ['child_ids', 'image_128']) expect(grouped('res.partner', name)).toBe(refused)
    expect(grouped('product.product', 'image_128')).toBe(major === 16 ? 'UserError' : 'ValueError')
  })

  it('lines of a locked order keep their taxes and prices', () => {
    const [product_id, partner_id] = ['product.product', 'res.partner'].map((model) => made(model, { name: 'x' }))
    const order = made('sale.order', { partner_id, order_line: [[0, 0, { product_id }]] })
    call('sale.order', 'action_confirm', [[order]])
    call('sale.order', major < 17 ? 'action_done' : 'action_lock', [[order]])
    const words = 'UserError: It is forbidden to modify the following fields in a locked order:\n'
    const of = (method: string) => raised(() => call('sale.order', method, [[order]]))
    expect(of('action_update_taxes')).toBe(`${words}Taxes`)
    expect(of('action_update_prices')).toBe(`${words}Unit Price`)
  })

  it('a customer has no inbox', () => {
    const [, group] = call('ir.model.data', 'check_object_reference', ['base', 'group_portal']) as [string, number]
    const values = { name: 'x', groups_id: [[6, 0, [group]]] }
    expect(made('res.users', { ...values, login: 'mail' })).toBeGreaterThan(0)
    const inbox = { ...values, login: 'inbox', notification_type: 'inbox' }
    expect(raised(() => made('res.users', inbox))).toMatch(/^ValidationError.*Only internal user/)
  })

  it('content is kept as its bytes, however it is written', () => {
    const kept = (datas: string) =>
      call('ir.attachment', 'read', [[made('ir.attachment', { name: 'x', datas })], ['datas']])
    for (const text of ['aGVs%%bG8=', 'aGVsbG8=aGVs', 'aG Vs\nbG8=']) {
      expect(kept(text)).toMatchObject([{ datas: 'aGVsbG8=' }])
    }
    expect(raised(() => kept('a'))).toMatch(/^Error/)
  })

  it('settings that a database begins with stay', () => {
    const [id = 0] = call('ir.config_parameter', 'search', [[['key', '=', 'database.uuid']]]) as number[]
    expect(kind('ir.config_parameter', 'unlink', [[id]])).toBe('ValidationError')
    expect(kind('ir.config_parameter', 'write', [[id], { key: 'x' }])).toBe('ValidationError')
  })

  it('private methods of models are told from those that are nowhere', () => {
    if (major === 17) return
    expect(kind('sale.order', '_action_confirm', [[1]])).toBe('AccessError')
    expect(kind('product.template', '_create_variant_ids', [[1]])).toBe('AccessError')
    expect(kind('sale.order', '_nowhere', [[1]])).toBe('AttributeError')
  })

  it('groups are found by truths, weeks of 18 are those of the days that most of them have', () => {
    const found = raised(() => call('res.groups', 'search_count', [[['full_name', '=', false]]]))
    expect(found).toMatch(major < 17 ? /^ValueError/ : /^nothing/)
    if (major > 16) expect(kind('res.groups', 'unlink', [[]], demo)).toBe('AccessError')
    const partner_id = made('res.partner', { name: 'x' })
    const order = made('sale.order', { partner_id, validity_date: '2030-12-31' })
    const groups = call('sale.order', 'read_group', [[['id', '=', order]], [], ['validity_date:week']])
    expect(groups).toMatchObject([{ 'validity_date:week': major < 18 ? 'W53 2030' : 'W1 2031' }])
  })

  it('names of contacts have no blanks around them', () => {
    const id = made('res.partner', { name: 'Ada', company_name: '  x ' })
    expect(call('res.partner', 'read', [[id], ['display_name']])).toMatchObject([{ display_name: 'x , Ada' }])
  })

  it('other small things', () => {
    expect(call('mail.activity', 'action_close_dialog', [[]])).toEqual({ type: 'ir.actions.act_window_close' })
    expect(call('res.users', 'get_company_currency_id', [])).toBeGreaterThan(0)
    expect(call('res.partner.bank', 'retrieve_acc_type', ['x'])).toBe('bank')
    const [us = 0] = call('res.country', 'search', [[['code', '=', 'US']]]) as number[]
    expect(call('res.country', 'get_address_fields', [[us]])).toEqual([
      'street',
      'street2',
      'city',
      'state_code',
      'zip',
      'country_name',
    ])
    expect(call('mail.message', 'mark_all_as_read', [[]])).toEqual(major < 17 ? [] : null)
    const starred = kind('mail.message', 'toggle_message_starred', [[]])
    expect(starred).toBe(major < 18 ? 'nothing was raised' : 'ValueError')
    const attribute = made('product.attribute', { name: 'x' })
    expect(call('product.attribute', 'read', [[attribute], ['sequence']])).toMatchObject([
      { sequence: major === 17 ? 0 : 20 },
    ])
    expect(
      call('mail.activity.type', 'search_read', [[['name', 'in', ['To Do', 'To-Do']]], ['icon', 'sequence']]),
    ).toMatchObject([{ icon: major < 18 ? 'fa-tasks' : 'fa-check', sequence: 12 }])
  })
})
