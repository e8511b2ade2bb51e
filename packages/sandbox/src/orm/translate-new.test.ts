import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

// Each tried on 14.0.
describe('words of new rows of 14 in a language that is not installed', () => {
  const call = callerOn('14.0')
  const made = (model: string, values: object, lang: unknown) =>
    raised(() => call(model, 'create', [values], { context: { lang } }))
  const attribute = { name: 'Legs', create_variant: 'always' }

  it.each([
    ['product.template', { name: 'Desk' }],
    ['product.product', { name: 'Desk' }],
    ['product.attribute', attribute],
    ['res.partner.category', { name: 'Tag' }],
    ['product.pricelist', { name: 'List' }],
    ['ir.actions.act_window', { name: 'Window', res_model: 'res.partner' }],
  ])('%s is not made', (model, values) => {
    expect(made(model, values, 'fr_FR')).toBe("ValueError: Wrong value for ir.translation.lang: 'fr_FR'")
    expect(made(model, values, 'xx')).toContain('ValidationError')
    expect(made(model, values, '')).toBe('nothing was raised')
    expect(made(model, values, null)).toBe('nothing was raised')
  })

  it('what is not translated is made, and changes are kept', () => {
    expect(made('product.category', { name: 'Chairs' }, 'fr_FR')).toBe('nothing was raised')
    expect(made('account.tax', { name: 'Tax', amount: 1 }, 'xx')).toBe('nothing was raised')
    expect(call('res.country', 'write', [[1], { name: 'A' }], { context: { lang: 'fr_FR' } })).toBe(true)
  })
})
