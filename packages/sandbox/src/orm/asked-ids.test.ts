import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DEMO = 6

const outcome = (run: () => unknown): unknown => {
  let value: unknown
  const error = raised(() => {
    value = run()
  })
  return error === 'nothing was raised' ? value : error.split(':')[0]
}

// Each as 19.0 answered it.
describe('ids that are none', () => {
  const call = callerOn('19.0')

  it.each([
    ['res.partner', 'write', [['987654321'], {}], 'MissingError'],
    ['res.partner', 'write', [['abc'], {}], 'InvalidTextRepresentation'],
    ['res.partner', 'unlink', [['abc']], 'ValueError'],
    ['res.partner', 'read', [['987654321'], ['name']], []],
    ['res.partner', 'read', [[987654321], ['id']], [{ id: 987654321 }]],
    ['res.partner', 'read', ['ab', ['id']], 'InvalidTextRepresentation'],
    ['res.partner', 'has_access', [['987654321'], 'read'], 'MissingError'],
    ['res.partner', 'get_external_id', [['abc']], 'ValueError'],
    ['res.partner', 'get_external_id', [[[]]], 'TypeError'],
    ['res.partner', 'action_archive', [['987654321']], 'MissingError'],
    ['res.partner.category', 'write', [[0], {}], true],
    ['res.partner.category', 'write', [[0], { name: 'x' }], 'AttributeError'],
    ['res.partner.category', 'write', [['5'], {}], 'UndefinedFunction'],
    ['res.partner.category', 'unlink', [['987654321']], true],
    ['res.country', 'has_access', [['abc'], 'read'], true],
    ['res.country', 'has_access', [[{}], 'write'], true],
    ['ir.attachment', 'unlink', [[987654321]], 'MissingError'],
    ['ir.config_parameter', 'write', [[987654321], {}], 'MissingError'],
    ['mail.message', 'unlink', [['5']], 'UndefinedFunction'],
    ['sale.order', 'action_archive', [[]], 'AssertionError'],
    ['sale.order', 'toggle_active', [[]], 'AssertionError'],
    ['res.partner', 'export_data', [[0], ['name']], { datas: [['']] }],
  ])('%s.%s(%j)', (model, method, args, expected) => {
    expect(outcome(() => call(model, method, args))).toEqual(expected)
  })

  it('read a record that is being made as its defaults', () => {
    const names = ['name', 'display_name', 'active', 'type', 'child_ids', 'parent_id', 'company_type', 'create_date']
    expect(call('res.partner', 'read', [[0], names])).toEqual([
      {
        ...{ id: 0, name: false, display_name: '', active: true, type: 'contact', child_ids: [], parent_id: false },
        ...{ company_type: 'person', create_date: false },
      },
    ])
    expect(call('product.template', 'read', [[0], ['list_price', 'type', 'product_variant_ids']])).toEqual([
      { id: 0, list_price: 1, type: 'consu', product_variant_ids: [] },
    ])
    expect(call('res.partner', 'get_metadata', [[0]])).toEqual([
      {
        ...{ id: 0, create_uid: false, create_date: false, write_uid: false, write_date: false },
        ...{ xmlid: false, noupdate: false, xmlids: [] },
      },
    ])
  })

  it('are looked at before rights where a model has a say in its changes', () => {
    const demo = (model: string, method: string, args: unknown[]) => call(model, method, args, {}, DEMO)
    expect(outcome(() => demo('product.template', 'write', [[987654321], {}]))).toBe('MissingError')
    expect(outcome(() => demo('product.template', 'unlink', [[987654321]]))).toBe('AccessError')
    expect(outcome(() => demo('product.template', 'unlink', [['abc']]))).toBe('ValueError')
    expect(outcome(() => demo('res.country', 'write', [[987654321], {}]))).toBe('AccessError')
  })
})

describe('values of a many2one that are no ids', () => {
  const call = callerOn('19.0')

  it.each([
    ['country_id', [5], 'DatatypeMismatch'],
    ['country_id', [null], 'InvalidTextRepresentation'],
    ['country_id', { a: 1 }, 'ValueError'],
    ['country_id', { name: 'x' }, 'ProgrammingError'],
    ['country_id', true, 'DatatypeMismatch'],
    ['country_id', 'abc', 'InvalidTextRepresentation'],
    ['country_id', 987_654_321, 'ValidationError'],
    ['country_id', 2 ** 40, 'NumericValueOutOfRange'],
    ['parent_id', 987_654_321, 'MissingError'],
    ['country_id', 0, false],
    ['country_id', {}, false],
    ['country_id', '75', 75],
    ['type', 0, false],
    ['type', [5], 'TypeError'],
    ['type', 'nosuch', 'ValueError'],
    ['lang', 'nosuch', 'nosuch'],
    ['color', 2 ** 40, 'NumericValueOutOfRange'],
    ['color', [5], 'TypeError'],
    ['partner_latitude', [[5]], 'TypeError'],
    ['partner_latitude', [], 0],
    ['comment', 3.7, '<p>Unknown error when sanitizing</p>'],
    ['comment', ' lead', '<p>lead</p>'],
    ['website', [5], 'AttributeError'],
    ['company_type', 'nosuch', 'ValueError'],
  ])('%s of a partner: %j', (name, value, expected) => {
    const found = outcome(() => {
      const id = call('res.partner', 'create', [{ name: 'x', [name]: value }])
      return (
        call('res.partner', 'read', [[id], [name]], { load: '_classic_write' }) as Record<string, unknown>[]
      )[0]?.[name]
    })
    expect(found).toEqual(expected)
  })

  it.each([
    ['datas', [5], 'TypeError'],
    ['datas', 'abc', 'Error'],
    ['datas', {}, ''],
    ['res_model', [], 'TypeError'],
    ['mimetype', [5], 'AttributeError'],
    ['url', 5, 'AttributeError'],
  ])('%s of an attachment: %j', (name, value, expected) => {
    const found = outcome(() => {
      const id = call('ir.attachment', 'create', [{ name: 'x', [name]: value }])
      return (call('ir.attachment', 'read', [[id], [name]]) as Record<string, unknown>[])[0]?.[name]
    })
    expect(found).toEqual(expected)
  })
})
