import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999_999

/** What a program that knows no sandbox asks of the whole declared part: each tried on a real 14.0. */
describeTargets('a whole program on 14', (target) => {
  const { admin, demo, portal, make } = demoUsers(target)
  beforeEach((context) => needs(target(), 'calls as of 14', context))
  const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
    admin().call(model, method, args, kwargs)
  const idOf = async (model: string, ...domain: unknown[]) => {
    const [id] = (await call(model, 'search', [domain], { limit: 1 })) as number[]
    return id as number
  }
  let contact = 0
  beforeAll(async () => {
    if (target().major !== 14) return
    contact = await make('res.partner', { name: uniqueName('whole') })
  })

  describe('searches that are kept', () => {
    const model_id = 'res.partner'

    it('are one by name and user, and told with those of everybody', async () => {
      const name = uniqueName('Kept')
      const filter = (await call('ir.filters', 'create_or_replace', [{ name, model_id, user_id: false }])) as number
      const values = { name: name.toLowerCase(), model_id, user_id: false, domain: "[('id', '=', 1)]" }
      expect(await call('ir.filters', 'create_or_replace', [values])).toBe(filter)
      const told = (await call('ir.filters', 'get_filters', [model_id])) as { id: number }[]
      expect(told.find(({ id }) => id === filter)).toEqual({
        ...{ id: filter, name: name.toLowerCase(), domain: "[('id', '=', 1)]", context: '{}', sort: '[]' },
        ...{ user_id: false, is_default: false },
      })
      expect(await raised(call('ir.filters', 'create', [{ name, model_id }]))).toBe('ValidationError')
      const copy = (await call('ir.filters', 'copy', [filter, { name: 'other' }])) as number
      expect(await call('ir.filters', 'read', [[copy], ['name']])).toEqual([
        { id: copy, name: `${name.toLowerCase()} (copy)` },
      ])
      expect(await raised(demo().call('ir.filters', 'unlink', [[filter]]))).toBe('AccessError')
      await call('ir.filters', 'unlink', [[filter, copy]])
    })

    it.each([
      [[5], 'AttributeError'],
      [[{ name: 'x' }], 'KeyError'],
      [[{ model_id: 'nosuch', name: 'x' }], 'ValueError'],
    ])('%j is none', async (args, kind) => {
      expect(await raised(call('ir.filters', 'create_or_replace', args))).toBe(kind)
    })

    it('of others are nobody’s else', async () => {
      expect(await raised(portal().call('ir.filters', 'create', [{ name: 'x', model_id }]))).toBe('AccessError')
    })
  })

  describe('pricelists', () => {
    it('are for groups of countries, and copied with a group', async () => {
      const country = await make('res.country', { name: uniqueName('Far'), code: '~7' })
      const list = await make('product.pricelist', { name: uniqueName('Far') })
      const group = await make('res.country.group', {
        ...{ name: uniqueName('Far'), country_ids: [[6, 0, [country]]], pricelist_ids: [[6, 0, [list]]] },
      })
      await call('res.partner', 'write', [[contact], { country_id: country }])
      const [row] = (await call('res.partner', 'read', [[contact], ['property_product_pricelist']])) as [
        { property_product_pricelist: [number, string] },
      ]
      expect(row.property_product_pricelist[0]).toBe(list)
      const copy = (await call('res.country.group', 'copy', [group])) as number
      expect(await call('product.pricelist', 'read', [[list], ['country_group_ids']])).toEqual([
        { id: list, country_group_ids: [group, copy] },
      ])
      await call('res.country.group', 'unlink', [[group, copy]])
      await call('res.partner', 'write', [[contact], { country_id: false }])
      await call('res.country', 'unlink', [[country]])
    })

    it('have rules that keep what they are not about, where nobody says what they are about', async () => {
      const product = await make('product.template', { name: uniqueName('whole') })
      const list = await make('product.pricelist', { name: uniqueName('whole') })
      const rule = { pricelist_id: list, product_tmpl_id: product, fixed_price: 2 }
      const kept = await make('product.pricelist.item', rule)
      const cleared = await make('product.pricelist.item', { ...rule, applied_on: '3_global' })
      const rows = (await call('product.pricelist.item', 'read', [[kept, cleared], ['product_tmpl_id']])) as {
        product_tmpl_id: unknown
      }[]
      expect(rows.map((row) => Boolean(row.product_tmpl_id))).toEqual([true, false])
      expect(await call('product.template', 'read', [[product], ['pricelist_item_count']])).toEqual([
        { id: product, pricelist_item_count: 1 },
      ])
    })
  })

  describe('messages', () => {
    it('come from their author, who may have no address or be nobody', async () => {
      const about = { body: 'x', model: 'res.partner', res_id: contact }
      const ids = [
        await make('mail.message', { ...about, author_id: contact }),
        await make('mail.message', { ...about, author_id: false }),
      ]
      expect(await call('mail.message', 'read', [ids, ['email_from']])).toEqual([
        { id: ids[0], email_from: '' },
        { id: ids[1], email_from: false },
      ])
    })

    it('tell nobody by a link, and one alone about no record', async () => {
      const about = { body: 'x', model: 'res.partner', res_id: contact }
      const told = { ...about, notified_partner_ids: [[4, contact]] }
      expect(await raised(call('mail.message', 'create', [told]))).toBe('ValidationError')
      const alone = { ...about, message_type: 'user_notification' }
      expect(await raised(call('mail.message', 'create', [alone]))).toBe('KeyError')
    })
  })

  it('a user who is made asleep puts the contact to sleep', async () => {
    const partner = await make('res.partner', { name: uniqueName('asleep') })
    const user = await make('res.users', { name: 'x', login: uniqueName('asleep'), active: false, partner_id: partner })
    expect(await call('res.partner', 'read', [[partner], ['active']])).toEqual([{ id: partner, active: false }])
    await call('res.users', 'unlink', [[user]])
  })

  it.each(['toggle_active', 'action_archive'])(
    'what is put to sleep by %s has nothing to be done any more',
    async (way) => {
      const partner = await make('res.partner', { name: uniqueName('asleep') })
      await call('res.partner', 'activity_schedule', [[partner]], { act_type_xmlid: 'mail.mail_activity_data_todo' })
      await call('res.partner', way, [[partner]])
      expect(await call('res.partner', 'read', [[partner], ['active', 'activity_ids']])).toEqual([
        { id: partner, active: false, activity_ids: [] },
      ])
    },
  )

  it.each([
    ['website', 5, 'AttributeError'],
    ['__last_update', 5, 'TypeError'],
    ['activity_state', 'nosuch', 'ValueError'],
    ['message_needaction_counter', 'x', 'ValueError'],
    ['message_partner_ids', 5, 'ValueError'],
  ])('%s of a contact is not %j', async (field, value, kind) => {
    expect(await raised(call('res.partner', 'write', [[contact], { [field]: value }]))).toBe(kind)
  })

  it('a line without words is called after its product', async () => {
    const product = await make('product.product', { name: 'Chair of 14' })
    const order = await make('sale.order', { partner_id: contact })
    const line = await make('sale.order.line', { order_id: order, product_id: product, name: '' })
    const [[, name]] = (await call('sale.order.line', 'name_get', [[line]])) as [[number, string]]
    expect(name).toMatch(/ - Chair of 14$/)
    expect(await raised(call('sale.order.line', 'create', [{ product_uom_qty: 1 }]))).toBe('ValidationError')
  })

  describe('conditions', () => {
    const counted = (...term: unknown[]) => call('res.partner', 'search_count', [[['id', '=', contact], term]])

    it.each([
      ['message_partner_ids', 'in', 3, 'ValueError'],
      ['message_partner_ids', 'not in', [3], 'AssertionError'],
      ['id', '<', 2 ** 31, 'NumericValueOutOfRange'],
      ['country_id.id', '=', 2 ** 31, 'NumericValueOutOfRange'],
      ['message_is_follower.x', '=', 1, 'AttributeError'],
      ['name.x', '=', 1, 'AttributeError'],
    ])('%s %s %j is %s', async (...given) => {
      const kind = given.pop()
      expect(await raised(counted(...given))).toBe(kind)
    })

    it('what lies beyond what nothing searches is so of all', async () => {
      expect(await counted('message_needaction_counter.x', '=', 1)).toBe(1)
      expect(await counted('same_vat_partner_id.nosuch', '=', 1)).toBe(1)
    })

    it('who nobody follows is never found by followers', async () => {
      const alone = await make('res.partner', { name: uniqueName('alone') })
      await call('res.partner', 'message_unsubscribe', [[alone], [3]])
      const domain = (operator: string, value: unknown) => [
        ['id', '=', alone],
        ['message_partner_ids', operator, value],
      ]
      for (const value of [3, false]) {
        expect(await call('res.partner', 'search_count', [domain('!=', value)])).toBe(0)
        expect(await call('res.partner', 'search_count', [domain('=', value)])).toBe(0)
      }
    })

    it('customers look for no files of messages', async () => {
      const domain = [['attachment_ids.name', '=', 'x']]
      expect(await raised(portal().call('mail.message', 'search', [domain]))).toBe('AccessError')
    })

    it.each([[[]], [null], ['']])('a page is not full from %j on', async (offset) => {
      const asked = { domain: [['id', '=', contact]], fields: ['name'], limit: 80, offset }
      expect(await raised(call('res.partner', 'web_search_read', [], asked))).toBe('TypeError')
    })
  })

  describe('what models look at by themselves', () => {
    it.each([
      ['product.template', 'write', [[], 'abc'], 'AttributeError'],
      ['product.pricelist.item', 'write', [[GONE], 5], 'AttributeError'],
      ['product.pricelist.item', 'create', [5], 'TypeError'],
      ['product.pricelist', 'write', [[GONE], 5], 'AccessError'],
      ['account.fiscal.position', 'create', ['abc'], 'AttributeError'],
      ['product.template.attribute.line', 'create', [null], 'TypeError'],
      ['product.template.attribute.value', 'write', [[GONE], { product_tmpl_id: 1 }], 'MissingError'],
      ['mail.message', 'write', [[], 'abc'], 'AttributeError'],
      ['ir.model', 'write', [[GONE], 'abc'], 'AccessError'],
      ['ir.sequence', 'unlink', ['abc'], 'TypeError'],
      ['ir.cron', 'create', ['abc'], 'TypeError'],
      ['res.groups', 'create', ['abc'], 'AttributeError'],
      ['res.users', 'write', [[GONE], { active: true }], 'MissingError'],
      ['res.company', 'write', [[GONE], { name: 'x' }], 'AccessError'],
      ['res.company', 'write', [[GONE], { currency_id: 1 }], 'MissingError'],
      ['res.lang', 'name_create', ['x'], 'KeyError'],
    ])('%s.%s %j', async (model, method, args, kind) => {
      expect(await raised(demo().call(model, method, args))).toBe(kind)
    })

    it('what a template has of an attribute stays what it is', async () => {
      const attribute = await make('product.attribute', { name: uniqueName('whole') })
      const values = [
        await make('product.attribute.value', { name: 'red', attribute_id: attribute }),
        await make('product.attribute.value', { name: 'blue', attribute_id: attribute }),
      ]
      const line = { attribute_id: attribute, value_ids: [[6, 0, values.slice(0, 1)]] }
      await make('product.template', { name: uniqueName('whole'), attribute_line_ids: [[0, 0, line]] })
      const own = await idOf('product.template.attribute.value', ['product_attribute_value_id', '=', values[0]])
      const change = [[own], { product_attribute_value_id: values[1] }]
      expect(await raised(call('product.template.attribute.value', 'write', change))).toBe('UserError')
      expect(await raised(demo().call('product.template.attribute.value', 'write', change))).toBe('UserError')
    })
  })

  it('what is computed follows in a form whatever the view says of it', async () => {
    const account = { acc_number: '12 3-4', partner_id: contact }
    const shown = { acc_number: '', sanitized_acc_number: '' }
    expect(await call('res.partner.bank', 'onchange', [[], account, 'acc_number', shown])).toEqual({
      value: { sanitized_acc_number: '1234' },
    })
    const res_model_id = await idOf('ir.model', ['model', '=', 'res.partner'])
    const opened = await call('mail.activity', 'onchange', [
      [],
      { res_model_id, res_id: contact },
      '',
      { res_model: '' },
    ])
    expect(opened).toEqual({ value: { res_model: 'res.partner' } })
  })

  it('contacts live on industries', async () => {
    const industry = await idOf('res.partner.industry', ['name', '=', 'Food'])
    await call('res.partner', 'write', [[contact], { industry_id: industry }])
    expect(await call('res.partner', 'read', [[contact], ['industry_id']])).toEqual([
      { id: contact, industry_id: [industry, 'Food'] },
    ])
    expect(await raised(portal().call('res.partner.industry', 'search', [[]]))).toBe('AccessError')
  })
})
