import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Readonly<Record<string, unknown>>

describeTargets('as 19 has it', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const clean = tidy(admin)
  const call = (model: string, method: string, args: readonly unknown[], kwargs: Row = {}) =>
    admin().call(model, method, args, kwargs)
  const told = async (model: string, method: string, args: readonly unknown[], kwargs: Row = {}) => {
    const error = await failure(call(model, method, args, kwargs))
    return String((error as { message?: unknown }).message)
  }
  const isOf = (context: { skip: () => void }) => {
    if (target().major < 19) context.skip()
  }

  describe('groups', () => {
    it('of new users are those of the default for new users', async (context) => {
      isOf(context)
      const { group_ids: given } = (await call('res.users', 'default_get', [['group_ids']])) as {
        group_ids: [[6, 0, number[]]]
      }
      const rows = (await call('ir.model.data', 'search_read', [
        [
          ['model', '=', 'res.groups'],
          ['res_id', 'in', given[0][2]],
        ],
        ['complete_name'],
      ])) as Row[]
      expect(rows.map((row) => row.complete_name).toSorted()).toEqual([
        ...['account.group_account_manager', 'base.group_user', 'product.group_product_manager'],
        ...['sales_team.group_sale_manager', 'stock.group_stock_manager', 'website.group_website_designer'],
      ])
    })

    it('are asked for together', async (context) => {
      isOf(context)
      const has = (spec: unknown, ids: readonly number[] = [2]) => call('res.users', 'has_groups', [ids, spec])
      expect(await has('base.group_portal, base.group_user')).toBe(true)
      expect(await has('base.group_user,!base.group_system')).toBe(false)
      expect(await has('!base.group_portal')).toBe(true)
      expect(await has('.')).toBe(false)
      expect(await has('base.group_no_one')).toBe(false)
      expect(await told('res.users', 'has_groups', [[2], 5])).toContain("'int' object has no attribute 'split'")
    })

    it('go by their whole names where an order begins with these', async (context) => {
      isOf(context)
      const found = async (order: unknown) =>
        (
          (await call('res.groups', 'search_read', [[['id', 'in', [22, 9, 8]]], ['full_name']], { order })) as Row[]
        ).map((row) => row.full_name)
      const names = await found('full_name')
      expect(names).toEqual([...names].toSorted())
      expect(await found('full_name desc')).toEqual(names)
      expect(await found('full_name DESC')).toEqual([...names].reverse())
      expect(await told('res.groups', 'search', [[]], { order: ['name'] })).toContain(
        "'list' object has no attribute 'startswith'",
      )
    })

    it('of rows are told with what stands open in them', async (context) => {
      isOf(context)
      const domain = [['id', 'in', [22, 23, 9]]]
      const open = (groupby: readonly string[], kwargs: Row) =>
        call('res.groups', 'web_read_group', [], { domain, groupby, aggregates: [], ...kwargs }) as Promise<{
          groups: Row[]
        }>
      const [first] = (await open(['privilege_id', 'sequence'], { auto_unfold: true })).groups
      expect(first?.__groups).toMatchObject({ length: 2, groups: [{ sequence: 10 }, { sequence: 20 }] })
      const [own] = (await open(['privilege_id'], { auto_unfold: true })).groups
      expect(own?.__records).toEqual([{ id: 22 }, { id: 23 }])
      const value = (own?.privilege_id as [number] | undefined)?.[0]
      const opening_info = [{ value, folded: false, limit: 1, offset: 1, groups: [] }]
      const remembered = await open(['privilege_id'], { opening_info, unfold_read_specification: { name: {} } })
      expect(remembered.groups.map((group) => group.__records)).toEqual([
        [{ id: 23, name: 'User: All Documents' }],
        undefined,
      ])
    })

    it('are none by what a parent computes', async (context) => {
      isOf(context)
      const words = 'Cannot convert res.partner.email_formatted to SQL because it is not stored'
      expect(await told('res.users', 'formatted_read_group', [[], ['email_formatted'], []])).toContain(words)
      expect(await told('res.users', 'search', [[]], { order: 'email_formatted' })).toContain(words)
      expect(await call('res.users', 'formatted_read_group', [[['login', '=', 'nobody']], [], []])).toEqual([])
    })
  })

  describe('forms', () => {
    const change = (model: string, values: object, names: readonly string[], spec: object) =>
      call(model, 'onchange', [[], values, names, spec])

    it('show the lists that they say have changed, and links that are there', async (context) => {
      isOf(context)
      const words = (values: object, spec: object) => told('sale.order', 'onchange', [[], values, ['order_line'], spec])
      const fields = { order_line: { fields: { name: {} } } }
      expect(await words({ order_line: [] }, { name: {} })).toContain('order_line')
      expect(await words({ order_line: [5] }, fields)).toContain("'int' object is not subscriptable")
      expect(await words({ order_line: [[4, 999_999_999]] }, fields)).toContain('sale.order.line(999999999,)')
    })

    it('keep what they are given of what would be computed', async (context) => {
      isOf(context)
      expect(await change('product.template', { name: 'x', barcode: 'y' }, [], { name: {}, barcode: {} })).toEqual({
        value: { name: 'x', barcode: 'y' },
      })
      expect(
        await change('res.partner', { company_type: 'company' }, [], { company_type: {}, is_company: {} }),
      ).toEqual({ value: { company_type: 'company', is_company: true } })
    })

    it('compute of a parent what follows from what they show', async (context) => {
      isOf(context)
      const open = (spec: object) => change('res.users', {}, [], spec)
      expect(await open({ company_type: {} })).toEqual({ value: { company_type: false } })
      expect(await open({ company_type: {}, is_company: {} })).toEqual({
        value: { company_type: 'person', is_company: false },
      })
    })
  })

  describe('defaults of nothing', () => {
    it('are nothing for texts', async (context) => {
      isOf(context)
      const kwargs = { context: { default_name: false, default_active: false, default_color: false } }
      expect(await call('res.partner', 'default_get', [['name', 'active', 'color']], kwargs)).toEqual({
        name: null,
        active: false,
        color: 0,
      })
    })
  })

  describe('units', () => {
    it('are some of another', async (context) => {
      isOf(context)
      const make = (values: object) => told('uom.uom', 'create', [{ name: uniqueName('unit'), ...values }])
      expect(await make({ relative_factor: 0, relative_uom_id: 1 })).toContain('cannot be 0')
      expect(await make({ relative_factor: 2 })).toContain('Reference unit of measure is missing.')
      const id = (await call('uom.uom', 'create', [{ name: uniqueName('unit'), relative_uom_id: 1 }])) as number
      clean('uom.uom', { id })
      expect(await told('uom.uom', 'write', [[id], { relative_uom_id: id }])).toContain('Recursion Detected.')
    })
  })

  describe('copies', () => {
    it('say zero where nobody gave a number, and leave out what a user has of a contact alone', async (context) => {
      isOf(context)
      const name = uniqueName('copied')
      const id = (await call('res.users', 'create', [{ name, login: name, phone: '1' }])) as number
      clean('res.users', { id })
      const [values] = (await call('res.users', 'copy_data', [[id]])) as [Row]
      expect(values).toMatchObject({ name: `${name} (copy)`, login: `${name} (copy)`, partner_latitude: 0 })
      expect(values).not.toHaveProperty('phone')
    })
  })

  describe('imports', () => {
    it('tell a column of another table as nobody’s', async (context) => {
      isOf(context)
      const of = async (model: string, fields: readonly string[], row: readonly string[]) =>
        ((await call(model, 'load', [fields, [row]])) as { messages: Row[] }).messages[0]
      const variant = await of('product.product', ['name'], [''])
      expect(variant).not.toHaveProperty('field')
      expect(variant?.message).toContain("field 'Name' (name).\nModel: Unknown")
      const account = await of(
        'res.partner',
        ['name', 'bank_ids/acc_number', 'bank_ids/acc_holder_name'],
        ['a', '', 'x'],
      )
      expect(account).not.toHaveProperty('field')
      expect(account?.message).toContain("field 'acc_number'.\nModel: Unknown")
    })
  })

  describe('commands', () => {
    it('miss what is gone where a rule says who reads it, and not what goes with its link', async (context) => {
      isOf(context)
      const make = (values: object) => call('res.partner.category', 'create', [{ name: uniqueName('tag'), ...values }])
      expect(await told('res.partner.category', 'create', [{ name: 'x', partner_ids: [[2, 999_999_999]] }])).toContain(
        'res.partner(999999999,)',
      )
      clean('res.partner.category', { id: (await make({ child_ids: [[3, 999_999_999]] })) as number })
    })
  })

  describe('messages', () => {
    it('are posted on pricelists, and take what their notices take', async (context) => {
      isOf(context)
      const id = (await call('product.pricelist', 'create', [{ name: uniqueName('list') }])) as number
      clean('product.pricelist', { id })
      const made = (await call('product.pricelist', 'message_post', [[id]], { body: 'x', reply_to: 'a@b.example' })) as
        | number
        | number[]
      expect([made].flat()).toHaveLength(1)
      expect(await told('product.pricelist', 'message_post', [[id]], { body: 'x', model: 'y', nosuch: 1 })).toContain(
        'posting or notifying: model',
      )
    })
  })
})
