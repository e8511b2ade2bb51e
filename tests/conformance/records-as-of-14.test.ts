import { beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, firstOf, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999_999

/** What 14 makes of records and files: each found by a generator, and tried on a real 14.0. */
describeTargets('records as of 14', (target) => {
  const { admin, demo, portal, keep, make, read } = demoUsers(target)
  beforeEach((context) => needs(target(), 'calls as of 14', context))
  const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
    admin().call(model, method, args, kwargs)

  it('those that sleep wake when they are toggled', async () => {
    const asleep = await make('res.partner', { name: uniqueName('asleep'), active: false })
    const awake = await make('res.partner', { name: uniqueName('awake') })
    await call('res.partner', 'toggle_active', [[asleep, awake]])
    expect((await read('res.partner', asleep, ['active'])).active).toBe(true)
    expect((await read('res.partner', awake, ['active'])).active).toBe(false)
  })

  describe('that are gone', () => {
    it.each([
      ['res.partner.category', 'child_ids', [{ id: GONE, child_ids: [] }]],
      ['product.product', 'message_has_error', [{ id: GONE, message_has_error: false }]],
      ['product.product', 'id', [{ id: GONE }]],
      ['res.partner', 'message_has_error', 'MissingError'],
      ['sale.order.line', 'tax_id', 'MissingError'],
      ['res.users', 'groups_id', 'MissingError'],
      ['res.users', 'id', 'MissingError'],
      ['ir.attachment', 'res_name', []],
      ['res.partner', 'company_type', []],
    ])('%s: %s', async (model, field, answer) => {
      const asked = call(model, 'read', [[GONE], [field]]).catch(() => 'MissingError')
      expect(await asked).toEqual(answer)
    })

    it('are missed by who deletes them out of their own list', async () => {
      const contact = await make('res.partner', { name: uniqueName('own') })
      expect(await raised(call('res.partner', 'write', [[contact], { child_ids: [[2, contact, 0]] }]))).toBe(
        'MissingError',
      )
      expect(await call('res.partner', 'exists', [[contact]])).toEqual([contact])
    })
  })

  it('content that stands in the database is told as it is, and counted by nobody', async () => {
    const beside = await make('ir.attachment', { name: 'beside', db_datas: 'aGVsbG8=' })
    const fields = ['datas', 'raw', 'db_datas', 'file_size', 'checksum', 'index_content']
    const told = { datas: 'YUdWc2JHOD0=', raw: 'aGVsbG8=', db_datas: 'aGVsbG8=', file_size: 0 }
    expect(await read('ir.attachment', beside, fields)).toMatchObject({
      ...told,
      checksum: false,
      index_content: false,
    })
    const copy = (await call('ir.attachment', 'copy', [beside])) as number
    keep('ir.attachment', { id: copy })
    expect(await read('ir.attachment', copy, fields)).toMatchObject(told)
    await call('ir.attachment', 'write', [[beside], { datas: 'JVBERi0xLjQK' }])
    expect(await read('ir.attachment', beside, fields)).toMatchObject({ db_datas: false, file_size: 9 })
    await call('ir.attachment', 'write', [[beside], { datas: 'aGk=', raw: false }])
    expect(await read('ir.attachment', beside, fields)).toMatchObject({ datas: '', file_size: 0 })
  })

  it('what is delivered of goods is what was said until they are to leave', async () => {
    const goods = [
      ['type', '!=', 'service'],
      ['sale_ok', '=', true],
    ]
    const product = await firstOf(admin(), 'product.product', goods)
    const partner_id = await make('res.partner', { name: uniqueName('customer') })
    const order_id = await make('sale.order', { partner_id })
    const line = (values: object) => make('sale.order.line', { order_id, product_id: product, ...values })
    const delivered = async (id: number) => (await read('sale.order.line', id, ['qty_delivered'])).qty_delivered
    const before = await line({ qty_delivered: 3.456 })
    expect(await delivered(before)).toBe(3.46)
    await call('sale.order', 'action_confirm', [[order_id]])
    expect(await delivered(before)).toBe(0)
    expect(await delivered(await line({ qty_delivered: 2 }))).toBe(0)
    expect(await delivered(await line({ qty_delivered: 2, product_uom_qty: 0 }))).toBe(2)
    await call('sale.order', 'action_cancel', [[order_id]])
  })

  it('templates keep what they were told while their variants sleep', async () => {
    const values = { weight: 2, default_code: 'kept', barcode: uniqueName('code'), taxes_id: [[6, 0, []]] }
    const template = await make('product.template', { name: uniqueName('template'), ...values })
    const told = () => read('product.template', template, ['weight', 'default_code', 'barcode'])
    await call('product.template', 'action_archive', [[template]])
    expect(await told()).toMatchObject({ weight: 2, default_code: 'kept', barcode: false })
    await call('product.template', 'write', [[template], { weight: 7 }])
    await call('product.template', 'action_unarchive', [[template]])
    expect(await told()).toMatchObject({ weight: 7, default_code: 'kept', barcode: values.barcode })
  })

  describe('rights', () => {
    it('on private addresses are for administrators', async () => {
      const home = await make('res.partner', { name: uniqueName('home'), type: 'private' })
      expect(await demo().call('res.partner', 'search', [[['id', '=', home]]])).toEqual([])
      expect(await raised(demo().call('res.partner', 'name_get', [[home]]))).toBe('AccessError')
      expect(await call('res.partner', 'search_count', [[['id', '=', home]]])).toBe(1)
    })

    it.each([
      [{ barcode: 'x' }, 'AccessError'],
      [{ barcode: '' }, 'AccessError'],
      [{ barcode: false }, true],
    ])('on values of a company: %j', async (values, answer) => {
      const name = uniqueName('property')
      const made = demo().call('res.partner', 'create', [{ name, ...values }])
      const id = await made.catch(() => undefined)
      if (typeof id === 'number') keep('res.partner', { id })
      expect(await raised(made)).toBe(answer === true ? id : answer)
    })

    it.each([
      ['res.partner', ['barcode', '=', false]],
      ['product.product', ['standard_price', '>', 1]],
      ['product.template', ['standard_price', '>', 1]],
    ])('on values of a company, of %s looked for by %j', async (model, term) => {
      expect(await raised(demo().call(model, 'search_count', [[term]]))).toBe('AccessError')
      expect(await call(model, 'search_count', [[term]])).toBeTypeOf('number')
    })

    it('are asked by what is done', async () => {
      const contact = await make('res.partner', { name: uniqueName('other') })
      const asked = (operation: string) =>
        raised(portal().call('res.partner', 'check_access_rule', [[contact], operation]))
      expect(await asked('create')).toBe(null)
      expect(await asked('read')).toBe('AccessError')
    })

    it('names of products and groups are told to everybody', async () => {
      const product = await make('product.product', { name: uniqueName('untold'), taxes_id: [[6, 0, []]] })
      const [group] = (await call('res.groups', 'search', [[]], { limit: 1 })) as number[]
      expect(await portal().call('product.product', 'name_get', [[product]])).toHaveLength(1)
      expect(await portal().call('res.groups', 'name_get', [[group]])).toHaveLength(1)
    })

    it('names of users are looked for among those that one sees', async () => {
      const category = await make('product.category', { name: uniqueName('seen') })
      const found = (term: unknown) =>
        portal().call('product.category', 'search_count', [[['id', '=', category], term]])
      expect(await found(['create_uid', '=', 'Mitchell Admin'])).toBe(0)
      expect(await found(['create_uid', 'not like', 'nobody'])).toBe(0)
    })
  })

  describe('conditions', () => {
    it.each([
      [['ref', '=', 5], 1],
      [['ref', '!=', [5]], 0],
      [['ref', 'in', [5]], 1],
      [['create_uid', '=?', ''], 0],
    ])('%j', async (term, count) => {
      const contact = await make('res.partner', { name: uniqueName('five'), ref: '5' })
      expect(await call('res.partner', 'search_count', [[['id', '=', contact], term]])).toBe(count)
    })

    it.each([
      ['!=', 'x'],
      ['not in', ['x']],
      ['=', false],
    ])('on what is related to nothing: %s %j', async (operator, value) => {
      const partner_id = await make('res.partner', { name: uniqueName('holder') })
      const account = await make('res.partner.bank', { acc_number: uniqueName('account'), partner_id })
      const domain = [
        ['id', '=', account],
        ['bank_bic', operator, value],
      ]
      expect(await call('res.partner.bank', 'search_count', [domain])).toBe(0)
    })

    it.each([
      ['activity_type_id', '=', false],
      ['activity_summary', '!=', 'x'],
      ['activity_type_icon', 'not like', 'x'],
    ])('on what is to be done, where nothing is: %s %s %j', async (...term) => {
      const contact = await make('res.partner', { name: uniqueName('idle') })
      expect(await call('res.partner', 'search_count', [[['id', '=', contact], term]])).toBe(0)
    })

    it('on lists, by a name that one has who belongs to nothing', async () => {
      const name = uniqueName('alone')
      const alone = await make('product.category', { name })
      expect(
        await call('product.category', 'search_count', [
          [
            ['id', '=', alone],
            ['child_id', 'not ilike', name],
          ],
        ]),
      ).toBe(0)
    })
  })

  it('sums of NULL are null where nothing is grouped by', async () => {
    const product = await make('product.product', { name: uniqueName('light'), taxes_id: [[6, 0, []]] })
    const sum = async (groupby: readonly string[]) => {
      const [row] = (await call('product.product', 'read_group', [
        [['id', '=', product]],
        ['weight', 'volume'],
        groupby,
      ])) as { volume: unknown }[]
      return row?.volume
    }
    expect(await sum([])).toBe(null)
    expect(await sum(['weight'])).toBe(false)
  })

  it('forms that are opened show nothing of what nothing leads to', async () => {
    const tag = await make('res.partner.category', { name: uniqueName('tag') })
    const form = { display_name: '1', parent_id: '1', active: '1', create_uid: '1' }
    const value = { display_name: false, parent_id: false, active: true, create_uid: false }
    expect(await portal().call('res.partner.category', 'onchange', [[tag], {}, [], form])).toEqual({ value })
    const lines = { name: 'x', taxes_id: [[0, 0, { name: 'x', amount: 3 }]] }
    expect(await raised(call('product.template', 'onchange', [[], lines, [], { name: '1' }]))).toBe('KeyError')
  })

  describe('cells', () => {
    it('that are true are no text', async () => {
      const rows = [[uniqueName('cell'), true]]
      expect(await raised(call('res.partner', 'load', [['name', 'is_company'], rows]))).toBe('AttributeError')
    })

    it('that are lists are told as Python tells them', async () => {
      const { ids } = (await call('res.partner.category', 'load', [['name'], [[[[4]]]]])) as { ids: number[] }
      const id = keep('res.partner.category', { id: ids[0] as number }).id
      expect((await read('res.partner.category', id, ['name'])).name).toBe('[[4]]')
    })
  })

  it.each([
    ['ir.cron', 'write', [[], {}], 'SyntaxError'],
    ['ir.cron', 'unlink', [[]], 'SyntaxError'],
    ['ir.sequence', 'next_by_id', [[]], 'UndefinedFunction'],
    ['res.users', 'name_create', ['nobody'], 'RedirectWarning'],
    ['res.users', 'has_group', [5], 'TypeError'],
    ['res.users', 'has_group', [['a']], 'AssertionError'],
    ['res.partner.category', 'unlink', [[{}]], 'TypeError'],
    ['sale.order', 'unlink', [[[]]], 'TypeError'],
    ['res.currency', 'create', [{ name: 'ZZ9', symbol: 'z', rounding: 0 }], 'ValidationError'],
    ['ir.sequence', 'create', [{ name: 'x', number_increment: 0 }], 'UserError'],
    ['res.groups', 'create', [0], 'TypeError'],
    ['ir.model.access', 'create', [{ name: 'x', model_id: [[1, 5, {}]] }], 'ProgrammingError'],
  ])('%s.%s %j', async (model, method, args, exception) => {
    expect(await raised(call(model, method, args))).toBe(exception)
  })

  it('of several accounts no two have a number', async () => {
    const partner_id = await make('res.partner', { name: uniqueName('holder') })
    const accounts = [
      await make('res.partner.bank', { acc_number: uniqueName('one'), partner_id }),
      await make('res.partner.bank', { acc_number: uniqueName('two'), partner_id }),
    ]
    expect(await raised(call('res.partner.bank', 'write', [accounts, { acc_number: uniqueName('same') }]))).toBe(
      'ValidationError',
    )
  })

  it('currencies have as many digits as they are rounded to', async () => {
    const currency = await make('res.currency', {
      name: 'ZZ8 is too long',
      symbol: 'z',
      rounding: 0.005,
      active: false,
    })
    expect(await read('res.currency', currency, ['name', 'decimal_places'])).toMatchObject({
      name: 'ZZ8',
      decimal_places: 3,
    })
  })

  it('messages come from who says them', async () => {
    const message = await make('mail.message', { body: 'x', model: 'res.partner', res_id: 3 })
    expect((await read('mail.message', message, ['email_from'])).email_from).toMatch(/^".+" <.+@.+>$/)
  })
})
