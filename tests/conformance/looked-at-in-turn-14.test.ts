import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What 14 looks at first, what it does not look at, and what it takes where nobody says: each tried on a real 14.0. */
describeTargets('what 14 looks at in turn', (target) => {
  const { admin, portal, make } = demoUsers(target)
  beforeEach((context) => needs(target(), 'calls as of 14', context))
  const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
    admin().call(model, method, args, kwargs)
  let contact = 0
  let value = 0
  beforeAll(async () => {
    if (target().major !== 14) return
    contact = await make('res.partner', { name: uniqueName('turn') })
    const attribute_id = await make('product.attribute', { name: uniqueName('turn') })
    value = await make('product.attribute.value', { name: uniqueName('turn'), attribute_id })
    const attribute_line_ids = [[0, 0, { attribute_id, value_ids: [[6, 0, [value]]] }]]
    // Made last, it is deleted first.
    await make('product.template', { name: uniqueName('turn'), attribute_line_ids })
  })

  describe('the offset of groups', () => {
    const own = () => [['id', '=', contact]]

    it('is passed over where there is no limit', async () => {
      for (const offset of [-1, 5, { a: 1 }]) {
        const groups = await call('res.partner', 'read_group', [own(), [], ['type']], { offset })
        expect(groups).toMatchObject([{ type: 'contact', type_count: 1 }])
      }
    })

    it('is counted by the web client all the same', async () => {
      const page = { offset: -1 }
      expect(await call('res.partner', 'web_read_group', [own(), [], ['type']], page)).toMatchObject({ length: 0 })
    })

    it('is refused with a limit', async () => {
      const page = { offset: -1, limit: 3 }
      const asked = call('res.partner', 'read_group', [own(), [], ['type']], page)
      expect(await raised(asked)).toBe('InvalidRowCountInResultOffsetClause')
    })
  })

  it('an empty password is refused before the old one is looked at', async () => {
    expect(await raised(portal().call('res.users', 'change_password', ['wrong', '']))).toBe('UserError')
    expect(await raised(portal().call('res.users', 'change_password', ['', '']))).toBe('AccessDenied')
  })

  it('who may not read a product is not told that it has a value', async () => {
    expect(await raised(portal().call('product.attribute.value', 'unlink', [[value]]))).toBe('AccessError')
    expect(await raised(call('product.attribute.value', 'unlink', [[value]]))).toBe('UserError')
  })

  it('an author that is false has no address', async () => {
    const post = call('res.partner', 'message_post', [[contact]], { body: 'x', author_id: false })
    expect(await raised(post)).toBe('UserError')
  })

  it('what has no parents is nobody below', async () => {
    const leaf = ['currency_id', 'parent_of', true]
    expect(await raised(call('sale.order', 'search', [[leaf]]))).toBe('KeyError')
  })

  it('numbers of accounts keep letters of any script', async () => {
    const account = await make('res.partner.bank', { acc_number: `É ñ-${uniqueName('turn')}`, partner_id: contact })
    const [row] = (await call('res.partner.bank', 'read', [[account], ['sanitized_acc_number']])) as [
      Record<string, unknown>,
    ]
    expect(row.sanitized_acc_number).toMatch(/^ÉÑ/)
  })

  it('who makes a channel listens to it', async () => {
    const channel = await make('mail.channel', { name: uniqueName('turn') })
    const [row] = (await call('mail.channel', 'read', [[channel], ['channel_partner_ids']])) as [
      Record<string, unknown>,
    ]
    expect(row.channel_partner_ids).toHaveLength(1)
  })

  it('an order takes the first pricelist that is for no countries', async () => {
    const pricelist_id = await make('product.pricelist', { name: uniqueName('turn'), sequence: 0 })
    const order = await make('sale.order', { partner_id: contact })
    const [row] = (await call('sale.order', 'read', [[order], ['pricelist_id']])) as [
      { pricelist_id: [number, string] },
    ]
    await call('product.pricelist', 'write', [[pricelist_id], { active: false }])
    expect(row.pricelist_id[0]).toBe(pricelist_id)
  })

  it('a unit is of a kind, which has one measure', async () => {
    const category_id = await make('uom.category', { name: uniqueName('turn') })
    const unit = (values: object) => call('uom.uom', 'create', [{ name: uniqueName('turn'), ...values }])
    expect(await raised(unit({}))).toBe('ValidationError')
    expect(await raised(unit({ category_id, uom_type: 'bigger' }))).toBe('ValidationError')
    await unit({ category_id })
    expect(await raised(unit({ category_id }))).toBe('ValidationError')
    const four = await unit({ category_id, uom_type: 'bigger', factor_inv: 4 })
    expect(await call('uom.uom', 'read', [[four], ['factor']])).toMatchObject([{ factor: 0.25 }])
  })

  it('anybody is shown the groups of a user, and sales of whatever product', async () => {
    const groups = portal().call('res.users', 'action_show_groups', [[2]])
    expect(await groups).toMatchObject({ res_model: 'res.groups', type: 'ir.actions.act_window' })
    expect(await raised(call('res.users', 'action_show_groups', [[]]))).toBe('ValueError')
    const sales = portal().call('product.product', 'action_view_sales', [[999_999]])
    expect(await sales).toMatchObject({ domain: [['product_id', 'in', [999_999]]] })
    expect(await raised(call('res.partner', 'signup_retrieve_info', ['x']))).toBe('UserError')
    expect(await call('ir.model.data', 'get_object', ['base', 'main_company'])).toBe('res.company(1,)')
    expect(await call('res.partner', 'compute_concurrency_field', [[contact]])).toBeNull()
  })

  it('a form tells links that are to be made, and misses what a name is made of', async () => {
    const form = { name: 'x', category_id: [[0, 'v1', { name: 'p' }]] }
    const opened = call('res.partner', 'onchange', [[], form, [], { name: '1', category_id: '1' }])
    expect(await opened).toEqual({ value: { name: 'x', category_id: [[5], [0, 'v1', {}]] } })
    const gone = { attribute_id: 999_999, name: 'x' }
    const fields = { attribute_id: '1', name: '1' }
    const named = call('product.attribute.value', 'onchange', [[], gone, [], { ...fields, display_name: '' }])
    expect(await raised(named)).toBe('MissingError')
    const unnamed = call('product.attribute.value', 'onchange', [[], gone, [], fields])
    expect(await unnamed).toEqual({ value: { name: 'x', attribute_id: false } })
    const todo = call('res.partner', 'onchange', [[], { activity_summary: '5' }, [], { activity_summary: '1' }])
    expect(await todo).toMatchObject({ value: { activity_summary: '5' } })
  })

  it('companies of nobody are looked at by panels and forms of contacts', async () => {
    const context = { allowed_company_ids: [999_999] }
    const asked = (model: string, method: string, args: readonly unknown[]) => call(model, method, args, { context })
    expect(await raised(asked('res.partner', 'search_panel_select_range', ['type']))).toBe('AccessError')
    expect(await raised(asked('res.partner', 'search_panel_select_multi_range', ['company_id']))).toBe('AccessError')
    expect(await raised(asked('res.partner', 'load_views', [[[false, 'form']]]))).toBe('AccessError')
    expect(await asked('res.country', 'load_views', [[[false, 'list']]])).toHaveProperty('fields_views')
  })

  it('who counts has an order taken apart, and an empty list invites', async () => {
    const own = [['id', '=', contact]]
    expect(await raised(call('res.partner', 'search', [own], { count: true, order: 5 }))).toBe('AttributeError')
    expect(await call('res.partner', 'search', [own], { count: true, order: 'nope' })).toBe(1)
    expect(await call('res.partner', 'get_empty_list_help', [''])).toContain('Create new document')
    expect(await call('res.country', 'get_empty_list_help', [''])).toBe('')
  })
})
