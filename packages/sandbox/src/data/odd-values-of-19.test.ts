import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const call = callerOn('19.0')
const PORTAL = 7
const DEMO = 6
const refused = (
  ...[model, method, args, kwargs, uid]: [string, string, unknown[], Record<string, unknown>?, number?]
) => raised(() => call(model, method, args, kwargs, uid))

// Each tried on 19.0.
describe('odd values on 19', () => {
  it.each([
    [{ parent_id: 'x' }, /InvalidTextRepresentation/],
    [{ parent_id: true }, /UndefinedFunction/],
    [{ parent_id: [1] }, /nothing/],
    [{ author_id: true }, /TypeError: 'bool' object is not iterable/],
    [{ author_id: 1.5 }, /TypeError: 'float' object is not iterable/],
    [{ author_id: [1] }, /DatatypeMismatch/],
    [{ attachment_ids: [0] }, /troublemaker/],
    [{ message_type: 'x' }, /Wrong value/],
  ])('a message is posted with %j', (values, exception) => {
    expect(refused('res.partner', 'message_post', [[1]], { body: 'b', ...values })).toMatch(exception)
  })

  it('a message has a kind that is one before anybody asks who may post', () => {
    const asked = { body: 'b', message_type: 'x' }
    expect(refused('res.users', 'message_post', [[2]], asked, DEMO)).not.toMatch(/AccessError/)
  })

  it('numbers are drawn of sequences that are there', () => {
    expect(refused('ir.sequence', 'next_by_id', [[]])).toMatch(/UndefinedFunction/)
    expect(refused('ir.sequence', 'next_by_id', [[0]])).toMatch(/UndefinedTable/)
    expect(refused('ir.sequence', 'next_by_id', [[null]])).toMatch(/TypeError: %d format/)
  })

  it.each([
    [5, 'integer'],
    [2 ** 40, 'numeric'],
    [1.5, 'numeric'],
    [true, 'boolean'],
  ])('parameters have no key like %j', (key, type) => {
    expect(refused('ir.config_parameter', 'get_param', [key])).toMatch(
      new RegExp(`UndefinedFunction: operator does not exist: character varying = ${type}`),
    )
  })

  it('who may not change files is told so before their values are looked at', () => {
    expect(refused('ir.attachment', 'write', [[], { datas: 5 }], {}, PORTAL)).toMatch(/AccessError/)
    expect(refused('ir.attachment', 'write', [[999_999], { datas: 5 }])).toMatch(/MissingError/)
    expect(refused('ir.attachment', 'write', [['x'], { mimetype: 5 }])).toMatch(/InvalidTextRepresentation/)
  })

  it('numbers of accounts are text', () => {
    const account = { partner_id: 1, acc_number: 5 }
    expect(refused('res.partner.bank', 'create', [account])).toMatch(/TypeError: expected string or bytes-like/)
    expect(refused('res.partner.bank', 'create', [account], {}, PORTAL)).toMatch(/TypeError/)
  })

  it('a copy of one that was copied already is one of nothing', () => {
    const make = (model: string, values: object) => [call(model, 'create', [values])].flat()[0]
    const category = make('product.category', { name: 'C' })
    expect(refused('product.category', 'copy', [[category, category]])).toMatch(/TypeError: 'NoneType'/)
    const account = make('res.partner.bank', { partner_id: 1, acc_number: 'A 1' })
    expect(refused('res.partner.bank', 'copy', [[account, account]])).toMatch(/AttributeError: 'NoneType'.*'get'/)
  })

  it('who may not read is told so before what is gone is missed, where there is something', () => {
    const [right] = call('ir.model.access', 'search', [[]], { limit: 1 }) as [number]
    expect(refused('ir.model.access', 'copy', [[999_999, right]], {}, DEMO)).toMatch(/AccessError/)
    expect(refused('res.groups', 'copy_data', [[1]], {}, DEMO)).toMatch(/AccessError: Failed to read/)
  })

  it('an empty name is exported of no field', () => {
    expect(refused('res.partner', 'export_data', [[1], ['']])).toMatch(/ValueError: Invalid field '' on 'res.partner'/)
    expect(refused('ir.model.access', 'export_data', [[1], ['name', '']], {}, DEMO)).toMatch(/ValueError/)
    expect(call('res.partner', 'export_data', [[1], ['name/']])).toEqual(
      call('res.partner', 'export_data', [[1], ['name']]),
    )
  })

  it('a form holds the name that it is given as text', () => {
    const shown = (display_name: unknown) =>
      call('product.category', 'onchange', [[], { display_name }, [], { display_name: {} }])
    expect(shown(['x'])).toEqual({ value: { display_name: "['x']" } })
    expect(shown(true)).toEqual({ value: { display_name: 'True' } })
  })

  it('another product takes as long as it does', () => {
    const [product, other] = call('product.product', 'search', [[]], { limit: 2 }) as [number, number]
    const values = { partner_id: 1, order_line: [[0, 0, { product_id: product, customer_lead: 12.5 }]] }
    const [order] = [call('sale.order', 'create', [values])].flat()
    const lines = call('sale.order.line', 'search', [[['order_id', '=', order]]])
    call('sale.order.line', 'write', [lines, { product_id: other }])
    expect(call('sale.order.line', 'read', [lines, ['customer_lead']])).toMatchObject([{ customer_lead: 0 }])
  })
})
