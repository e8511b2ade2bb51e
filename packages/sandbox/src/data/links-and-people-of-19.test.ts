import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const call = callerOn('19.0')
const PORTAL = 7
const DEMO = 6
const GONE = 999_999
const refused = (
  ...[model, method, args, kwargs, uid]: [string, string, unknown[], Record<string, unknown>?, number?]
) => raised(() => call(model, method, args, kwargs, uid))
const make = (model: string, values: object, uid?: number) =>
  [call(model, 'create', [values], {}, uid)].flat()[0] as number

// Each tried on 19.0.
describe('activities of 19', () => {
  const [contacts] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as [number]
  const activity = (values = {}) => make('mail.activity', { res_model_id: contacts, res_id: 1, ...values })

  it.each([
    [{ user_id: GONE }, /MissingError/],
    [{ user_id: 'x' }, /InvalidTextRepresentation/],
    [{ user_id: true }, /TypeError: 'bool'/],
    [{ user_id: [[6, 0]] }, /unhashable/],
    [{ res_model_id: GONE }, /MissingError/],
    [{ res_model_id: 'x' }, /ValidationError/],
  ])('are about what is there: %j', (values, exception) => {
    expect(refused('mail.activity', 'write', [[activity()], values])).toMatch(exception)
  })

  it('are made about models that are there', () => {
    expect(raised(() => activity({ res_model_id: GONE }))).toMatch(/MissingError/)
    expect(refused('mail.activity', 'copy', [[activity()]], { default: { res_model_id: GONE } })).toMatch(
      /MissingError/,
    )
  })

  it('are nobody’s while they are being made among others', () => {
    expect(refused('mail.activity', 'write', [[activity(), 0], { summary: 'q' }])).toMatch(/AccessError/)
    expect(refused('mail.activity', 'write', [[0], { summary: 'q' }])).toBe('nothing was raised')
    expect(refused('mail.activity', 'write', [['x'], { summary: 'q' }])).toMatch(/InvalidTextRepresentation/)
  })

  it('are planned of a type that one may read, for numbers that PostgreSQL has', () => {
    const todo = { act_type_xmlid: 'mail.mail_activity_data_todo' }
    expect(refused('res.partner', 'activity_schedule', [[]], todo, PORTAL)).toMatch(/AccessError.*Activity Type/)
    expect(refused('res.partner', 'activity_schedule', [[2 ** 40]], todo)).toMatch(/NumericValueOutOfRange/)
  })
})

describe('orders of 19', () => {
  it('are made by companies that are there', () => {
    expect(refused('sale.order', 'create', [{ partner_id: 1, company_id: GONE }])).toMatch(/AccessError: Access to/)
    expect(refused('sale.order', 'create', [{ partner_id: 1, company_id: 'x' }])).toMatch(/ValueError: invalid literal/)
    const order = make('sale.order', { partner_id: 1 })
    expect(refused('sale.order', 'write', [[order], { company_id: GONE }])).toMatch(/MissingError/)
  })

  it('are copied for people whom PostgreSQL misses', () => {
    const order = make('sale.order', { partner_id: 1 })
    expect(refused('sale.order', 'copy', [[order]], { default: { partner_id: GONE } })).toMatch(/troublemaker/)
    expect(refused('sale.order', 'copy', [[order]], { default: { user_id: 2 ** 40 } })).toMatch(/OutOfRange/)
  })

  it('that are being made everybody locks', () => {
    expect(refused('sale.order', 'action_lock', [[false]], {}, PORTAL)).toBe('nothing was raised')
    expect(refused('sale.order', 'action_unlock', [[0]], {}, PORTAL)).toBe('nothing was raised')
  })

  it('have no pricelist that was put away', () => {
    const own = callerOn('19.0')
    const first = (model: string, values: object) => [own(model, 'create', [values])].flat()[0]
    own('product.pricelist', 'write', [[1], { active: false }])
    const list = first('product.pricelist', { name: 'L' })
    const order = first('sale.order', { partner_id: 1 })
    expect(own('sale.order', 'read', [[order], ['pricelist_id']])).toMatchObject([{ pricelist_id: [list, 'L (USD)'] }])
  })
})

describe('files and messages of 19', () => {
  it('a file of a record without a model is read by who has just saved it, and becomes the message’s', () => {
    const lost = { name: 'f', res_id: 1 }
    expect(call('ir.attachment', 'web_save', [[], lost, { name: {} }], {}, DEMO)).toMatchObject([{ name: 'f' }])
    const id = make('ir.attachment', lost)
    expect(refused('ir.attachment', 'read', [[id], ['name']])).toMatch(/AccessError/)
    expect(refused('res.partner', 'message_post', [[1]], { body: 'b', attachment_ids: [id] })).toBe(
      'nothing was raised',
    )
  })

  it('a message is posted in a language that there is, with files that are one’s own', () => {
    const posted = (values: object, context = {}, uid = 2) =>
      refused('res.partner', 'message_post', [[1]], { body: 'b', ...values, context }, uid)
    expect(posted({ attachment_ids: [0] }, {}, DEMO)).toMatch(/AccessError/)
    expect(posted({ attachment_ids: [0] })).toMatch(/troublemaker/)
    expect(posted({}, { lang: 'xx_YY' }, PORTAL)).toMatch(/Invalid language code/)
  })

  it('content is looked at before it is asked where it goes', () => {
    const id = make('ir.attachment', { name: 'f' })
    expect(refused('ir.attachment', 'write', [[id], { raw: 'x', res_id: 'x' }])).toMatch(/TypeError: `bin_data`/)
  })
})

describe('copies, names and users of 19', () => {
  it('what a template has of a value is not copied', () => {
    const attribute = make('product.attribute', { name: 'A', value_ids: [[0, 0, { name: 'V' }]] })
    const values = call('product.attribute.value', 'search', [[['attribute_id', '=', attribute]]])
    const line = { attribute_id: attribute, value_ids: [[6, 0, values]] }
    make('product.template', { name: 'T', attribute_line_ids: [[0, 0, line]] })
    const [value] = call('product.template.attribute.value', 'search', [[]], { limit: 1 }) as number[]
    expect(refused('product.template.attribute.value', 'copy', [[value]])).toMatch(/UserError: You cannot update/)
  })

  it('pricelists are copied with their rules', () => {
    const list = make('product.pricelist', { name: 'L', item_ids: [[0, 0, { fixed_price: 3 }]] })
    const [copy] = call('product.pricelist', 'copy', [[list]]) as [number]
    expect(call('product.pricelist', 'read', [[copy], ['item_ids']])).toMatchObject([
      { item_ids: [expect.any(Number)] },
    ])
  })

  it('an operator is asked whether it is a negative one, where there is no name', () => {
    expect(refused('product.product', 'name_search', [''], { operator: [] })).toMatch(/AttributeError: 'list'.*'lower'/)
    expect(refused('res.users', 'name_search', [''], { operator: {} })).toMatch(/AttributeError: 'dict'.*'lower'/)
  })

  it('lists are not changed of records that are there and such as are being made', () => {
    const category = make('product.category', { name: 'C' })
    expect(refused('product.category', 'write', [[category, 0], { child_id: [[6, 0, []]] }])).toMatch(/AssertionError/)
  })

  it('who is asked for their groups is a key', () => {
    expect(refused('res.users', 'has_group', [[[9]], 'nope.x'], {}, PORTAL)).toMatch(/unhashable/)
  })

  it('users sign with the name that they began with', () => {
    expect(call('res.users', 'read', [[2], ['signature']])).toMatchObject([{ signature: '<div>Mitchell Admin</div>' }])
  })

  it('of an account that is being made nobody is told', () => {
    expect(refused('res.partner.bank', 'write', [[null], { acc_number: 'A' }])).toMatch(/Expected singleton/)
  })
})
