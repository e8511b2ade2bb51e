import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'
import { hasOddKeys } from '../python/odd-keys.ts'

const [DEMO, PORTAL] = [6, 7]
const call = callerOn('14.0')
const made = (model: string, values: Readonly<Record<string, unknown>>) => call(model, 'create', [values]) as number
const refused = (model: string, method: string, args: unknown[], uid?: number) =>
  raised(() => call(model, method, args, {}, uid))
const counted = (model: string, id: number, ...terms: unknown[]) =>
  call(model, 'search_count', [[['id', '=', id], ...terms]])

// Each tried on 14.0.
describe('what is looked up on 14 before anybody asks for rights', () => {
  it('what messages are about, where that changes', () => {
    const about = made('mail.message', { body: 'x', model: 'res.partner', res_id: 3 })
    for (const values of [{ model: 'res.partner' }, { message_type: 'comment' }, { res_id: 3 }]) {
      const none = made('mail.message', { body: 'x' })
      expect(refused('mail.message', 'write', [[none], values], PORTAL)).toBe('KeyError: False')
      expect(call('mail.message', 'write', [[about, none], values])).toBe(true)
    }
  })

  it("the server's own models, which are talked about as they are", () => {
    const [id] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
    expect(refused('ir.model', 'write', [[id], { is_mail_thread: true }])).toBe(
      'UserError: Only custom models can be modified.',
    )
  })

  it('followers that are gone, by what they follow and who they are', () => {
    expect(refused('mail.followers', 'write', [[99_999_999], { res_id: 3 }], DEMO)).toMatch(/^MissingError/)
    expect(refused('mail.followers', 'write', [[99_999_999], { partner_id: 3 }], DEMO)).toMatch(/^AccessError/)
    expect(refused('mail.followers', 'write', [[99_999_999], { partner_id: 3 }])).toMatch(/^MissingError/)
    expect(call('mail.followers', 'write', [[99_999_999], {}])).toBe(true)
  })

  it('units and values of attributes that are deleted', () => {
    for (const model of ['uom.uom', 'product.template.attribute.value']) {
      expect(refused(model, 'unlink', [[99_999_999]])).toMatch(/^MissingError/)
      expect(refused(model, 'unlink', [[5.5]])).toMatch(/^AccessError/)
    }
    expect(refused('product.category', 'unlink', [[5.5]])).toMatch(/^AccessError/)
    expect(refused('product.category', 'write', [[5.5], { name: 'x' }])).toMatch(/^AccessError/)
    expect(refused('product.category', 'write', [[5.5], {}])).toMatch(/^MissingError/)
  })

  it('what is no id is kept from everybody who reads it', () => {
    for (const method of ['copy', 'copy_data', 'mapped']) {
      const args = method === 'mapped' ? ['name'] : []
      expect(refused('res.country', method, [[5.5], ...args])).toMatch(/^AccessError/)
    }
    expect(refused('mail.message', 'mapped', [['987654321'], 'body'])).toMatch(/^AccessError/)
    expect(refused('res.country', 'mapped', [[[]], 'name'])).toBe("TypeError: unhashable type: 'list'")
    expect(refused('res.partner', 'name_get', [[5.5]], PORTAL)).toMatch(/^AccessError/)
  })

  it('names that are no fields come before what is no id', () => {
    expect(refused('res.country', 'write', [[5.5], { nope: 1 }])).toMatch(/^ValueError/)
    expect(refused('res.country', 'write', [['x'], { nope: 1 }])).toMatch(/^ValueError/)
  })

  it('ids alone are not', () => {
    const shown = (method: string, args: unknown[]) => JSON.parse(JSON.stringify(call('res.country', method, args)))
    expect(shown('filtered', [[99_999_999], 'id'])).toBe('res.country(99999999,)')
    expect(shown('sorted', [['x'], 'id'])).toBe("res.country('x',)")
    expect(shown('filtered_domain', [[[]], [['id', '=', 5]]])).toBe('res.country()')
    expect(call('res.country', 'get_base_url', [[99_999_999]])).toMatch(/^http/)
    expect(refused('sale.order', 'get_base_url', [[99_999_999]])).toMatch(/^MissingError/)
  })

  it('rules that ask for ids alone', () => {
    const model_id = (call('ir.model', 'search', [[['model', '=', 'res.bank']]]) as number[])[0]
    const group = made('res.groups', { name: 'Tellers', users: [[4, 2, 0]] })
    made('ir.rule', { name: 'r', model_id, groups: [[6, 0, [group]]], domain_force: "[('id','>',0)]" })
    expect(call('res.bank', 'check_access_rule', [[99_999_999], 'write'])).toBeNull()
  })

  it('companies of price rules that are gone, and those of contacts, whoever asks', () => {
    for (const model of ['product.pricelist.item', 'res.partner.bank', 'account.tax']) {
      expect(refused(model, 'check_access_rule', [[-1], 'read'], PORTAL)).toMatch(/^MissingError/)
      expect(refused(model, 'check_access_rule', [[5.5], 'read'], PORTAL)).toMatch(/^AccessError/)
    }
  })

  it('texts of digits are deleted as what they stand for', () => {
    const id = made('res.country.state', { name: 'A', code: 'ZA', country_id: 75 })
    expect(call('res.country.state', 'unlink', [[String(id), '99999999']])).toBe(true)
    expect(call('res.country.state', 'search_count', [[['id', '=', id]]])).toBe(0)
  })
})

// Each tried on 14.0.
describe('links of 14', () => {
  const order = made('sale.order', { partner_id: 10 })
  const template = made('product.template', { name: 'Chair' })

  it.each([
    ['res.partner', { name: 'A', country_id: '75' }],
    ['product.template', { name: 'A', uom_id: '1' }],
    ['product.pricelist.item', { compute_price: 'fixed', product_tmpl_id: String(template) }],
    ['sale.order', { partner_id: '10' }],
    ['sale.order.line', { order_id: String(order), product_id: 5 }],
  ])('%s made with %j finds a record of another id', (model, values) => {
    expect(refused(model, 'create', [values])).toMatch(/^AccessError: Database fetch misses ids/)
  })

  it.each([
    ['sale.order', 'create', [{ partner_id: 10.5 }], "TypeError: 'float' object is not iterable"],
    ['mail.message', 'create', [{ body: 'x', author_id: true }], "TypeError: 'bool' object is not iterable"],
    ['sale.order', 'create', [{ partner_id: { a: 1 } }], 'InvalidTextRepresentation'],
    ['product.template', 'write', [[template], { categ_id: true }], "TypeError: 'bool' object is not iterable"],
    ['product.template', 'write', [[template], { uom_id: '1' }], 'AccessError: Database fetch misses ids'],
    ['product.template', 'write', [[template], { uom_po_id: 99_999 }], 'MissingError'],
    ['uom.uom', 'write', [[1], { category_id: 'x' }], 'ValueError: invalid literal'],
    ['sale.order', 'write', [[order], { pricelist_id: 0 }], 'ValidationError'],
  ])('%s.%s%j', (model, method, args, words) => {
    expect(refused(model, method, args)).toContain(words)
  })

  it('columns that follow others are keys as well', () => {
    const line = made('sale.order.line', { order_id: order, display_type: 'line_note', name: 'x' })
    const written = (value: unknown) => refused('sale.order.line', 'write', [[line], { order_partner_id: value }])
    expect(written(99_999)).toMatch(/^ValidationError/)
    expect(written('x')).toMatch(/^InvalidTextRepresentation/)
    expect(written({ a: 1 })).toMatch(/^ValueError/)
    expect(written([1])).toBe('nothing was raised')
  })
})

// Each tried on 14.0.
describe('conditions of 14', () => {
  it('none asks for a truth that nobody gave', () => {
    const [plain, given] = [made('res.groups', { name: 'P' }), made('res.groups', { name: 'G', share: false })]
    expect(counted('res.groups', plain, ['share', '=', null])).toBe(1)
    expect(counted('res.groups', given, ['share', '=', null])).toBe(0)
    expect(counted('res.groups', given, ['share', '!=', null])).toBe(1)
    expect(counted('res.groups', plain, ['share', '<', true])).toBe(0)
    expect(counted('res.groups', given, ['share', '<', true])).toBe(1)
    // What is computed is written.
    expect(call('res.users', 'search_count', [[['share', '=', null]]])).toBe(0)
    // What has a default is given.
    expect(counted('res.partner', made('res.partner', { name: 'x' }), ['is_company', '=', null])).toBe(0)
  })

  it('families of what keeps its path are told by it, along lists too', () => {
    const parent = made('product.category', { name: 'Above' })
    const child = made('product.category', { name: 'Below', parent_id: parent })
    expect(counted('product.category', child, ['child_id', 'child_of', parent])).toBe(1)
    expect(counted('product.category', parent, ['child_id', 'parent_of', child])).toBe(1)
  })

  it('no id is more than nothing', () => {
    expect(call('res.country', 'search_count', [[['id', '>', false]]])).toBe(0)
    expect(call('res.country', 'search_count', [['!', ['id', '<', null]]])).toBe(0)
  })
})

// Each tried on 14.0.
describe('what methods of 14 answer', () => {
  it('a window that draws another record cannot be posted', () => {
    const post = (view: string) => refused('res.partner', 'message_post_with_view', [[3], view])
    expect(post('mail.message_origin_link')).toMatch(/^QWebException/)
  })

  it('actions are taken away by who may write them', () => {
    expect(refused('ir.actions.server', 'unlink_action', [[]], DEMO)).toMatch(/^AccessError/)
    expect(call('ir.actions.server', 'create_action', [[]], {}, DEMO)).toBe(true)
  })

  it('copies have zeros for numbers that nobody gave', () => {
    const rule = made('product.pricelist.item', { compute_price: 'percentage' })
    expect(call('product.pricelist.item', 'copy_data', [[rule]])).toMatchObject({ price_round: 0, fixed_price: 0 })
  })

  it('rules of price lists are as active as their list', () => {
    const rule = made('product.pricelist.item', { compute_price: 'fixed' })
    expect(call('product.pricelist.item', 'action_unarchive', [[rule]], {}, DEMO)).toBeNull()
  })

  it('imports tell exceptions as Python shows them', () => {
    const told = (model: string, fields: string[], rows: unknown[][], kwargs = {}) =>
      JSON.stringify(call(model, 'load', [fields, rows], kwargs))
    expect(told('res.users', ['name'], [['x']])).toContain("Go to the configuration panel', None)")
    const french = { context: { lang: 'fr_FR' } }
    expect(told('res.groups', ['name'], [['x']], french)).toContain("<class 'ValueError'>")
  })

  it('cells that are true are looked for in all languages first', () => {
    expect(refused('res.currency', 'load', [['name', 'active'], [['ZZZ', true]]], PORTAL)).toMatch(/^AccessError/)
  })

  it('who has a token to sign up needs no other', () => {
    expect(refused('res.partner', 'signup_prepare', [[10]], DEMO)).toMatch(/^AccessError/)
    expect(call('res.partner', 'signup_prepare', [[10]])).toBe(true)
    expect(call('res.partner', 'signup_prepare', [[10]], {}, PORTAL)).toBe(true)
  })

  it('threads without a table are closed, of no record they say what they are for', () => {
    expect(refused('mail.thread.cc', 'message_post', [[1]])).toMatch(/^AccessError/)
    expect(refused('mail.thread.cc', 'message_post', [[]])).toMatch(/^ValueError/)
    const { display_name } = call('mail.thread.cc', 'fields_get', []) as Record<string, Record<string, unknown>>
    expect(display_name?.depends).toEqual([])
  })

  it('activities are done by who may look for files, which have numbers', () => {
    expect(refused('mail.activity', 'action_done', [[99_999_999]], PORTAL)).toMatch(/^AccessError: .*Attachment/)
    expect(refused('mail.activity', 'action_done', [['1,2']])).toMatch(/^ValueError/)
    expect(refused('mail.activity', 'action_done', [[0]])).toBe('KeyError: False')
    const next = refused('mail.activity', 'action_feedback_schedule_next', [[99_999_999]], PORTAL)
    expect(next).toMatch(/^AccessError: .*Activity/)
  })

  it("names of no files are nobody's", () => {
    expect(call('ir.attachment', 'name_get', [[]], {}, PORTAL)).toEqual([])
  })

  it('nothing is called by its name to who is no employee', () => {
    expect(refused('res.partner.category', 'get_metadata', [[null]], PORTAL)).toMatch(/^AccessError/)
    expect(refused('res.partner.category', 'get_metadata', [[null]])).toMatch(/^TypeError/)
  })

  it('variants that are gone are followed by who likes, as no rule is about them', () => {
    expect(call('product.product', 'message_unsubscribe', [[99_999_999], [3]])).toBeNull()
  })

  it('progress by numbers has them with their point', () => {
    const rule = made('product.pricelist.item', { compute_price: 'fixed' })
    const bar = { field: 'compute_price', colors: { fixed: 'x' } }
    const told = call('product.pricelist.item', 'read_progress_bar', [[['id', '=', rule]], 'price_round', bar])
    expect(told).toEqual({ '0.0': { fixed: 1 } })
    expect(hasOddKeys(told as object)).toBe(true)
  })

  it('no name is one that an export looks for', () => {
    expect(refused('res.country', 'export_data', [[75], ['name', '']])).toMatch(/^KeyError/)
  })
})
