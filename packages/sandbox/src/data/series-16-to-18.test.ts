import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 16.0, 17.0 and 18.0.
describe.each(['16.0', '17.0', '18.0'])('what %s minds', (series) => {
  const major = Number.parseInt(series, 10)
  const call = callerOn(series)
  const made = (model: string, values: object, uid?: number) => call(model, 'create', [values], {}, uid) as number
  const [demo = 0] = call('res.users', 'search', [[['login', '=', 'demo']]]) as number[]
  const [portal = 0] = call('res.users', 'search', [[['login', '=', 'portal']]]) as number[]
  const kind = (run: () => unknown) => raised(run).split(':')[0]

  it('a company that is none', () => {
    const user = made('res.users', { name: 'x', login: 'x' })
    const partner_id = made('res.partner', { name: 'x' })
    const order = made('sale.order', { partner_id })
    const company_id = 9999
    expect(kind(() => call('res.users', 'write', [[user], { company_id }]))).toBe('MissingError')
    expect(kind(() => made('sale.order', { partner_id, company_id }))).toBe('AccessError')
    const [, , ofOrder] = { 16: [0, 0, 'AccessError'], 17: [0, 0, 'MissingError'] }[major] ?? [0, 0, 'ValidationError']
    expect(kind(() => call('sale.order', 'write', [[order], { company_id }]))).toBe(ofOrder)
    const ofTax = major === 16 ? 'ValidationError' : 'MissingError'
    expect(kind(() => made('account.tax', { name: 'x', company_id }))).toBe(ofTax)
    expect(raised(() => call('res.users', 'write', [[user], { company_ids: [[5]] }]))).toContain('for user x ().')
  })

  it('other companies are not read by who works for none of them', () => {
    const other = made('res.company', { name: 'other' })
    expect(kind(() => call('res.company', 'read', [[other], ['name']], {}, demo))).toBe('AccessError')
    expect(call('res.company', 'search', [[['id', '=', other]]], {}, portal)).toEqual([])
    expect(call('res.company', 'read', [[other], ['name']])).toEqual([{ id: other, name: 'other' }])
  })

  it('text in the place of a picture that is made smaller', () => {
    const picture = { name: 'a.png', raw: 'text' }
    for (const uid of [demo, portal]) expect(kind(() => made('ir.attachment', picture, uid))).toBe('TypeError')
    expect(kind(() => made('ir.attachment', { name: 'a.tiff', raw: 'text' }))).toBe('TypeError')
    expect(made('ir.attachment', { name: 'a.gif', raw: 'text' })).toBeGreaterThan(0)
    const file = made('ir.attachment', { name: 'a.png' })
    expect(call('ir.attachment', 'write', [[file], { raw: 'text' }])).toBe(true)
    expect(kind(() => call('ir.attachment', 'write', [[file], picture]))).toBe('TypeError')
  })

  it('a file of a record that is gone', () => {
    const file = made('ir.attachment', { name: 'x', res_model: 'res.partner', res_id: 999999 })
    expect(call('ir.attachment', 'search', [[['id', '=', file]]])).toEqual([])
    const may = major === 16 ? 'nothing was raised' : 'AccessError'
    expect(kind(() => call('ir.attachment', 'read', [[file], ['name']]))).toBe(may)
    expect(call('ir.attachment', 'write', [[file], { name: 'y' }])).toBe(true)
    expect(kind(() => call('ir.attachment', 'unlink', [[file]]))).toBe(may)
    const open = made('ir.attachment', { name: 'x', res_model: 'res.partner', res_id: 999999, public: true })
    expect(call('ir.attachment', 'search', [[['id', '=', open]]])).toEqual([open])
    expect(call('ir.attachment', 'unlink', [[open]])).toBe(true)
    const ofNone = made('ir.attachment', { name: 'x', res_model: 'res.partner' })
    expect(call('ir.attachment', 'search_count', [[['id', '=', ofNone]]])).toBe(major === 16 ? 0 : 1)
  })

  it('a rule of a pricelist that ends before it began', () => {
    const pricelist_id = made('product.pricelist', { name: 'x' })
    const dates = { date_start: '2025-05-05 00:00:00', date_end: '2025-05-05 00:00:00' }
    expect(raised(() => made('product.pricelist.item', { pricelist_id, ...dates }))).toContain('end date')
  })

  it('an order without a field', () => {
    expect(kind(() => call('res.partner', 'search', [[]], { order: 'id,' }))).toBe(
      major < 18 ? 'IndexError' : 'UserError',
    )
  })

  it('sequences whose step is nothing are made', () => {
    const sequence = { name: 'x', number_increment: 0, implementation: 'standard' }
    expect(made('ir.sequence', sequence)).toBeGreaterThan(0)
  })

  it('what a database begins with nobody made', () => {
    for (const model of ['res.company', 'res.partner', 'res.users', 'res.groups']) {
      expect(call(model, 'read', [[1], ['create_uid']])).toEqual([{ id: 1, create_uid: false }])
    }
  })

  it('who is to see all documents sees orders of others, and managers of access are employees', () => {
    const group = (name: string) => {
      const [row] = call('ir.model.data', 'search_read', [[['name', '=', name]], ['res_id']]) as { res_id: number }[]
      return row?.res_id ?? 0
    }
    const order = made('sale.order', { partner_id: made('res.partner', { name: 'x' }) })
    const reads = () => kind(() => call('sale.order', 'read', [[order], ['name']], {}, demo))
    expect(reads()).toBe(major === 16 ? 'nothing was raised' : 'AccessError')
    call('res.users', 'write', [[demo], { groups_id: [[4, group('group_sale_salesman_all_leads')]] }])
    expect(reads()).toBe('nothing was raised')
    const [manager] = call('res.groups', 'read', [[group('group_erp_manager')], ['implied_ids']]) as object[]
    expect(manager).toMatchObject({ implied_ids: [group('group_user')] })
  })

  it('languages that are not installed are minded since 18', () => {
    const asked = (model: string, method: string, ...args: readonly unknown[]) =>
      kind(() => call(model, method, args, { context: { lang: 'fr_FR' } }))
    const minded = major < 18 ? 'nothing was raised' : 'UserError'
    expect(asked('res.partner', 'read', [1], ['id'])).toBe(minded)
    expect(asked('product.pricelist', 'search', [])).toBe(minded)
    expect(asked('res.country', 'read', [1], ['name'])).toBe(minded)
    expect(asked('res.country', 'read', [1], ['id'])).toBe('nothing was raised')
    expect(asked('sale.order', 'search', [])).toBe('nothing was raised')
    expect(asked('res.company', 'read', [1], ['name'])).toBe('nothing was raised')
  })

  it('names of records as they are searched', () => {
    const tax = made('account.tax', { name: 'tq zz', description: 'dd x' })
    const found = (operator: string, value: unknown) =>
      call('account.tax', 'search_count', [
        [
          ['id', '=', tax],
          ['display_name', operator, value],
        ],
      ])
    const named = (name: string, operator = 'ilike') =>
      call('account.tax', 'name_search', [name, [['id', '=', tax]], operator]) as unknown[]
    // Up to 17 it is nothing that could be searched.
    for (const operator of ['=', '!=', 'ilike'])
      expect(found(operator, 'none')).toBe(major < 18 || operator === '!=' ? 1 : 0)
    expect([found('ilike', 'dd'), found('=', 'tq zz')]).toEqual([1, 1])
    expect([named('dd'), named('tq'), named('none')].map(({ length }) => length)).toEqual([1, 1, 0])
    expect(named('qz')).toHaveLength(major < 18 ? 1 : 0)
    const pricelist_id = made('product.pricelist', { name: 'x' })
    const rule = made('product.pricelist.item', { pricelist_id })
    const ofRule = [
      ['id', '=', rule],
      ['display_name', '=', 'none'],
    ]
    if (major > 16) expect(call('product.pricelist.item', 'search_count', [ofRule])).toBe(1)
  })

  it('what stays as it is', () => {
    const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
    expect(raised(() => call('ir.model', 'write', [[model], { is_mail_thread: true }]))).toContain('Only custom models')
    expect(raised(() => call('product.category', 'unlink', [[1]]))).toContain('default generic category')
    const units = call('uom.uom', 'search', [[]], { limit: 2 })
    expect(raised(() => call('uom.uom', 'write', [units, { ratio: 2 }]))).toContain('Expected singleton')
    const none = raised(() => call('ir.cron', 'method_direct_trigger', [[]], {}, demo))
    expect(none).toContain(major < 18 ? 'AccessError' : 'Expected singleton')
  })

  it('small things', () => {
    const file = made('ir.attachment', { name: 'x' })
    const copied = call('ir.attachment', 'copy_data', [[file]])
    expect(Array.isArray(copied) ? copied[0] : copied).toMatchObject({ file_size: 0 })
    const account = made('res.partner.bank', { acc_number: 'x', partner_id: made('res.partner', { name: 'x' }) })
    expect(call('res.partner.bank', 'read', [[account], ['company_id']])).toEqual([{ id: account, company_id: false }])
    const asleep = made('product.template', { name: 'x', default_code: 'dc', weight: 2, active: false })
    expect(call('product.template', 'read', [[asleep], ['default_code', 'weight']])).toEqual([
      { id: asleep, default_code: 'dc', weight: 2 },
    ])
    const closed = () => call('product.product', 'search_fetch', [[['id', '=', 0]], ['standard_price']], {}, portal)
    expect(kind(closed)).toBe(major === 16 ? 'AttributeError' : 'AccessError')
  })

  it('attributes of products that sleep', () => {
    const [attribute_id = 0, other] = ['x', 'y'].map((name) => made('product.attribute', { name }))
    const values = ['a', 'b'].map((name) => made('product.attribute.value', { name, attribute_id }))
    const line = [0, 0, { attribute_id, value_ids: [[6, 0, values]] }]
    const template = made('product.template', { name: 'x', attribute_line_ids: [line] })
    const counted = (uid?: number) =>
      call('product.attribute', 'read', [[attribute_id], ['number_related_products']], {}, uid)
    const number = (number_related_products: number) => [{ id: attribute_id, number_related_products }]
    expect(counted()).toEqual(number(1))
    expect(counted(portal)).toEqual(number(major === 17 ? 1 : 0))
    call('product.template', 'write', [[template], { active: false }])
    expect(counted()).toEqual(number(major === 17 ? 1 : 0))
    const written = kind(() => call('product.attribute', 'write', [[attribute_id], { create_variant: 'dynamic' }]))
    expect(written).toBe(major === 17 ? 'UserError' : 'nothing was raised')
    const moved = kind(() => call('product.attribute.value', 'write', [values, { attribute_id: other }]))
    expect(moved).toBe(major < 18 ? 'UserError' : 'nothing was raised')
  })

  it('messages that are marked', () => {
    const id = made('mail.message', { body: 'x' })
    const marked = () => call('mail.message', 'toggle_message_starred', [[id]])
    expect(marked()).toEqual(major < 18 ? null : { 'mail.message': [{ id, starred: true }] })
    expect(kind(() => call('mail.message', 'toggle_message_starred', [[999999]]))).toBe('ValidationError')
  })

  it.each(['1 +', 'x = 1 -  # c', 'not', 'if', 'f(\n1) +'])('code that ends amidst something: %j', (code) => {
    const [model_id] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
    const action = { name: 'x', model_id, state: 'code' }
    expect(raised(() => made('ir.actions.server', { ...action, code }))).toContain(
      'SyntaxError : invalid syntax at line',
    )
    const second = raised(() => made('ir.cron', { ...action, interval_type: 'days', code: 'a = 1\nb =' }))
    expect(second).toBe('ValidationError: SyntaxError : invalid syntax at line 2\nb =\n')
    for (const whole of ['x = 1,', 'f(\n1 +\n2)', 'x = [1,\n2]']) {
      expect(made('ir.actions.server', { ...action, code: whole })).toBeGreaterThan(0)
    }
  })

  it('numbers that nobody gave are copied as zeros, and the order is what a line lacks first', () => {
    const copied = call('res.partner', 'copy_data', [[made('res.partner', { name: 'x' })]])
    expect([copied].flat()[0]).toMatchObject({ partner_latitude: 0 })
    expect(call('sale.order.line', 'load', [['product_uom_qty'], [['12']]])).toMatchObject({
      messages: [{ field: 'order_id' }],
    })
  })

  it('names of groups and fields are looked at before rights', () => {
    const group = made('res.groups', { name: 'x' })
    for (const uid of [2, demo]) {
      const named = raised(() => call('res.groups', 'write', [[group], { name: '-x' }], {}, uid))
      expect(named).toContain('can not start with "-"')
    }
    expect(made('res.groups', { name: '-y' })).toBeGreaterThan(0)
    expect(kind(() => call('res.groups', 'write', [[group], { name: 5 }]))).toBe('AttributeError')
    const [field] = call('ir.model.fields', 'search', [[['name', '=', 'email']]]) as number[]
    expect(kind(() => call('ir.model.fields', 'write', [[field], { x_no: 1 }], {}, portal))).toBe('KeyError')
  })

  it('accounts are called after their bank, and what has no name after nothing', () => {
    const bank_id = made('res.bank', { name: 'Bank' })
    const account = made('res.partner.bank', { acc_number: '1', bank_id, partner_id: 1 })
    const [told] = call('res.partner.bank', 'read', [[account], ['display_name', 'acc_holder_name']]) as object[]
    expect(told).toMatchObject({ display_name: '1 - Bank' })
    if (major === 16) expect(told).toMatchObject({ acc_holder_name: false })
    const again = raised(() => made('res.partner.bank', { acc_number: '1', partner_id: 1 }))
    expect(again).toContain('The combination Account Number/Partner must be unique.')
    const variant = made('product.product', { name: '' })
    const [{ product_tmpl_id: link, display_name: name } = {}] = call('product.product', 'read', [
      [variant],
      ['product_tmpl_id', 'display_name'],
    ]) as Record<string, unknown>[]
    expect([[link].flat()[1], name]).toEqual([major === 16 ? '' : false, ''])
  })
})
