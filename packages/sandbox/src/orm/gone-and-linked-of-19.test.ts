import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const call = callerOn('19.0')
const refused = (...[model, method, args, kwargs]: [string, string, unknown[], Record<string, unknown>?]) =>
  raised(() => call(model, method, args, kwargs))
const GONE = 999_999

// Each tried on 19.0.
describe('a change of what is gone, on 19', () => {
  it.each([[[GONE]], [[-1]], [[0]], [['x']]])('names no field that is not there: %j', (ids) => {
    expect(refused('res.partner.category', 'write', [ids, { nope: 1 }])).toMatch(/ValueError: Invalid field/)
  })

  it('is looked at for its values', () => {
    expect(refused('product.tag', 'write', [[GONE], { sequence: 'x' }])).toMatch(/ValueError/)
    expect(refused('sale.order', 'write', [[0], { activity_exception_decoration: 'x' }])).toMatch(/ValueError/)
    expect(refused('product.tag', 'write', [[GONE], { sequence: 5 }])).toBe('nothing was raised')
  })

  it('links nothing, and lists nothing below it', () => {
    expect(refused('res.partner.category', 'write', [[GONE], { partner_ids: [[6, 0, [1]]] }])).toMatch(/troublemaker/)
    expect(refused('res.partner.category', 'write', [[-1], { partner_ids: [1] }])).toMatch(/troublemaker/)
    expect(refused('res.partner.category', 'write', [[GONE], { child_ids: [[0, 0, { name: 'z' }]] }])).toMatch(
      /troublemaker/,
    )
    expect(refused('res.partner.category', 'write', [[GONE], { partner_ids: [[6, 0, []]] }])).toBe('nothing was raised')
  })

  it('of messages is one of what is read by number', () => {
    expect(refused('mail.message', 'write', [['x'], { body: 'b' }])).toMatch(/InvalidTextRepresentation/)
    expect(refused('mail.message', 'write', [['1'], { model: 'x' }])).toMatch(/MissingError/)
    expect(refused('mail.message', 'write', [['x'], { author_id: 1 }])).toMatch(/UndefinedFunction/)
  })

  it('looks first at what stands above, and at what a contact is not', () => {
    expect(refused('res.partner', 'write', [[GONE], { parent_id: 'x' }])).toMatch(/InvalidTextRepresentation/)
    expect(refused('product.template', 'write', [[], { categ_id: 'x' }])).toMatch(/InvalidTextRepresentation/)
    expect(refused('res.partner', 'write', [[GONE], { nope: 1 }])).toMatch(/KeyError/)
    expect(refused('res.partner', 'write', [['x'], { activity_summary: 'a' }])).toMatch(/ValueError: invalid literal/)
    expect(refused('ir.rule', 'write', [[-1], { active: true }])).toMatch(/MissingError/)
    expect(refused('ir.rule', 'write', [[-1], { active: false }])).toBe('nothing was raised')
  })
})

describe('links of a record, on 19', () => {
  it('are looked at once PostgreSQL has the row', () => {
    const currency = { name: 'QQQ', symbol: 'q' }
    call('res.currency', 'create', [currency])
    expect(refused('res.currency', 'create', [{ ...currency, rate_ids: 5 }])).toMatch(/must be unique/)
    expect(refused('product.category', 'create', [{ child_id: 5 }])).toMatch(/Missing required value/)
    expect(refused('product.category', 'create', [{ name: 'C', child_id: 5 }])).toMatch(/Wrong value/)
  })

  it('take what is gone for nothing where no rule says who changes it', () => {
    const [country] = call('res.country', 'search', [[]], { limit: 1 }) as [number]
    for (const command of [
      [3, GONE],
      [3, -1],
      [6, 0, [GONE]],
    ]) {
      expect(refused('res.country', 'write', [[country], { state_ids: [command] }])).toBe('nothing was raised')
    }
    expect(refused('res.country', 'write', [[country], { state_ids: [[1, GONE, { nope: 1 }]] }])).toMatch(/ValueError/)
    expect(refused('res.partner', 'write', [[1], { child_ids: [[3, GONE]] }])).toMatch(/MissingError/)
  })

  it('have no defaults of the context', () => {
    const context = { default_child_ids: [[0, 0, {}]] }
    expect(refused('res.partner', 'create', [{ name: 'P' }], { context })).toMatch(/Contacts require a name/)
    expect(refused('res.partner', 'onchange', [[], {}, [], { name: {} }], { context: { default_child_ids: 5 } })).toBe(
      'nothing was raised',
    )
  })

  it('tell nobody of a message without saying how', () => {
    const told = (commands: unknown) =>
      refused('mail.message', 'create', [{ body: 'b', notified_partner_ids: commands }])
    expect(told([[6, 0, [1]]])).toMatch(/Notification Type/)
    expect(told([[4, GONE]])).toMatch(/MissingError/)
    expect(told(5)).toMatch(/Wrong value/)
    expect(told([[6, 0, []]])).toBe('nothing was raised')
  })
})

describe('a context with a key that is no text, on 19', () => {
  it('is minded by all that asks who calls', () => {
    const context = [[1, 2]]
    expect(refused('res.partner', 'search', [[]], { context })).toMatch(/AttributeError: 'int'.*'startswith'/)
    expect(refused('res.partner', 'fields_get', [['name']], { context })).toBe('nothing was raised')
    expect(refused('res.partner', 'search', [[]], { context: [['a', 2]] })).toBe('nothing was raised')
  })
})
