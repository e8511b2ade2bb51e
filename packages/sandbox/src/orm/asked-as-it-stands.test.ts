import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const PORTAL = 7

describe('texts that are translated are compared as they are sent', () => {
  const call = callerOn('14.0')
  const count = (model: string, operator: string, value: unknown) =>
    raised(() => call(model, 'search_count', [[['name', operator, value]]])).split(':')[0]

  // Each line tried on 14.0.
  it.each([
    ['=', true, 'UndefinedFunction'],
    ['!=', 2 ** 31, 'UndefinedFunction'],
    ['=', ['x', 5], 'UndefinedFunction'],
    ['=', [['x']], 'UndefinedFunction'],
    ['=', [null], 'nothing was raised'],
    ['=', 0, 'nothing was raised'],
    ['<', 5, 'UndefinedFunction'],
    ['<', ['x', 5], 'InvalidTextRepresentation'],
    ['<', [false, 5], 'DatatypeMismatch'],
    ['<', [null], 'nothing was raised'],
    ['=?', [null], 'UndefinedFunction'],
    ['=like', [true], 'UndefinedFunction'],
    ['=ilike', ['x', false], 'InvalidTextRepresentation'],
    ['in', 5, 'TypeError'],
    ['in', { a: 1 }, 'nothing was raised'],
    ['not in', 5, 'SyntaxError'],
    ['not in', { a: 1 }, 'ProgrammingError'],
    ['ilike', { a: 1 }, 'nothing was raised'],
  ])('name %s %j', (operator, value, kind) => {
    for (const model of ['uom.uom', 'product.product', 'res.groups']) expect(count(model, operator, value)).toBe(kind)
  })

  it('and others as texts', () => {
    expect(count('res.partner', '=', true)).toBe('nothing was raised')
    expect(callerOn('16.0')('uom.uom', 'search_count', [[['name', '=', true]]])).toBe(0)
  })
})

// Each tried on 14.0.
describe('what is looked at first', () => {
  const call = callerOn('14.0')
  const refused = (...args: Parameters<typeof call>) => raised(() => call(...args)).split(':')[0]

  it('is the context, before the arguments', () => {
    expect(refused('account.tax', 'check_access_rule', [[], 'read'], { domain: -1, context: 'x' })).toBe('ValueError')
    expect(refused('account.tax', 'nope', [[]], { context: 'x' })).toBe('AttributeError')
  })

  it('is a path of load, also beside what is no relation', () => {
    expect(refused('res.partner', 'load', [['name', 'name/nope'], [['a', '']]])).toBe('KeyError')
    expect(refused('res.partner', 'load', [['name', 'name/id'], [['a', '']]])).toBe('nothing was raised')
  })

  it('is a record that is to be copied, and the name of a template', () => {
    expect(refused('sale.order', 'copy', [987_654, 'x'])).toBe('MissingError')
    expect(refused('product.template', 'copy', [987_654, 'x'])).toBe('MissingError')
    expect(refused('product.template', 'copy', [987_654, 5])).toBe('TypeError')
  })

  it('are lines in the values of a form', () => {
    const spec = { order_line: '1', 'order_line.name': '' }
    expect(refused('sale.order', 'onchange', [[], -1, ['partner_id'], spec])).toBe('AttributeError')
    expect(refused('sale.order', 'onchange', [[], -1, ['partner_id'], { partner_id: '1' }])).toBe('TypeError')
    expect(refused('res.partner', 'onchange', [[], {}, ['name'], 1.5])).toBe('TypeError')
  })

  it('are messages, by who may read them', () => {
    const message = call('mail.message', 'create', [{ body: 'x' }]) as number
    expect(refused('mail.message', 'check_access_rule', [[message], 'read'], {}, PORTAL)).toBe('AccessError')
    expect(refused('mail.message', 'check_access_rule', [[message], 'unlink'])).toBe('AccessError')
    expect(refused('mail.message', 'check_access_rule', [[message], 'write'])).toBe('nothing was raised')
  })
})

describe('records that nobody keeps', () => {
  const call = callerOn('14.0')

  // Each tried on 14.0.
  it('are shown by where they are', () => {
    expect(JSON.stringify(call('res.partner', 'new', [{ name: 5 }]))).toMatch(/^"res\.partner\(<NewId 0x\w+>,\)"$/)
    expect(JSON.stringify(call('res.partner', 'new', [{}, null, 'r']))).toBe(`"res.partner(<NewId ref='r'>,)"`)
    expect(raised(() => call('res.partner', 'new', [{ nope: 1 }]))).toMatch(/^ValueError: Invalid field 'nope'/)
    expect(raised(() => call('res.partner', 'new', [5]))).toMatch(/^AttributeError: 'int' .* 'items'/)
    expect(raised(() => call('res.partner', 'new', [{}, 3]))).toMatch(/^AttributeError: 'int' .* 'id'/)
    expect(raised(() => call('res.partner', 'new', [{ child_ids: 5 }]))).toMatch(/^ValueError: Wrong value/)
  })
})
