import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const PORTAL = 7

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('on %s', (series) => {
  const call = callerOn(series)

  it('metadata and external ids are asked of ids alone', () => {
    expect(raised(() => call('res.country', 'get_metadata', [[[5]]]))).toBe("TypeError: unhashable type: 'list'")
    expect(raised(() => call('res.country', 'get_external_id', [[[5]]]))).toBe("TypeError: unhashable type: 'list'")
    expect(raised(() => call('res.country', 'get_metadata', [['a']]))).toContain(
      'invalid input syntax for type integer',
    )
    expect(raised(() => call('res.country', 'get_external_id', [['a']]))).toBe(
      "ValueError: invalid literal for int() with base 10: 'a'",
    )
    expect(call('res.country', 'get_metadata', [[99_999]])).toEqual([])
  })

  it('nothing is exported of no records, whoever asks', () => {
    expect(call('ir.cron', 'export_data', [[], ['active']], {}, 6)).toEqual({ datas: [] })
  })

  it('banks and values of attributes are called by two names', () => {
    const bank = call('res.bank', 'create', [{ name: 'Bank', bic: 'BIC1' }]) as number
    const [{ display_name }] = call('res.bank', 'read', [[bank].flat(), ['display_name']]) as [{ display_name: string }]
    expect(display_name).toBe('Bank - BIC1')
    const attribute = call('product.attribute', 'create', [{ name: 'Legs' }]) as number
    const values = { name: 'Steel', attribute_id: [attribute].flat()[0] }
    const value = call('product.attribute.value', 'create', [values]) as number
    const named = (context: object) =>
      call('product.attribute.value', 'read', [[value].flat(), ['display_name']], { context })
    expect(named({})).toMatchObject([{ display_name: 'Legs: Steel' }])
    expect(named({ show_attribute: false })).toMatchObject([{ display_name: 'Steel' }])
  })

  it('a company keeps its address, and not its logo', () => {
    const fields = call('res.company', 'fields_get', [['email', 'phone', 'logo']])
    const kept = { store: true, readonly: false }
    expect(fields).toMatchObject({ email: kept, phone: kept, logo: { store: false, readonly: false } })
  })
})

it.each([
  ['14.0', 'Tax (Copy)'],
  ['19.0', 'Tax (copy)'],
])('a tax copied on %s is %s', (series, title) => {
  const call = callerOn(series)
  const [id] = [call('account.tax', 'create', [{ name: 'Tax', amount: 1 }])].flat() as [number]
  const copy = [call('account.tax', 'copy', [[id]])].flat()
  expect(call('account.tax', 'read', [copy, ['name']])).toMatchObject([{ name: title }])
})

it('who made a record is told to everybody up to 16', () => {
  const asked = (series: string) => raised(() => callerOn(series)('res.partner', 'get_metadata', [[1, 2]], {}, PORTAL))
  expect(asked('14.0')).toBe('nothing was raised')
  expect(asked('19.0')).toContain('AccessError')
})
