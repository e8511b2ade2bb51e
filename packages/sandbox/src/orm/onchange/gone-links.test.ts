import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const GONE = 999_999

// Each tried on 19.0.
describe('forms of 19 that are given what is not there', () => {
  const call = callerOn('19.0')
  const form = (model: string, values: Record<string, unknown>, changed: string[], ...shown: string[]) => {
    const names = [...new Set([...Object.keys(values), ...shown])]
    return call(model, 'onchange', [[], values, changed, Object.fromEntries(names.map((name) => [name, {}]))])
  }
  const told = (...asked: Parameters<typeof form>) => raised(() => form(...asked))

  it.each<[string, Record<string, unknown>, string[], string[]]>([
    ['res.country.state', { name: 'x', country_id: GONE }, ['name'], ['display_name']],
    ['res.partner', { name: 'x', parent_id: GONE }, ['parent_id'], []],
    ['res.partner.category', { name: 'x', parent_id: GONE }, ['name'], ['display_name']],
    ['res.partner.bank', { acc_number: 'x', bank_id: GONE }, ['bank_id'], ['display_name']],
    ['res.groups', { name: 'x', privilege_id: GONE }, ['name'], ['full_name']],
    ['product.category', { name: 'x', parent_id: GONE }, ['name'], ['complete_name']],
    ['product.pricelist.item', { categ_id: GONE }, ['categ_id'], []],
    ['sale.order', { partner_id: GONE }, ['partner_id'], ['pricelist_id']],
    ['mail.activity', { activity_type_id: GONE }, ['activity_type_id'], []],
  ])('%s misses who is gone where something is made of it', (model, values, changed, shown) => {
    expect(told(model, values, changed, ...shown)).toMatch(/^MissingError/)
  })

  it.each<[string, Record<string, unknown>, string[], string[]]>([
    ['res.country.state', { name: 'x', country_id: GONE }, ['country_id'], []],
    ['res.partner', { name: 'x', country_id: GONE }, ['country_id'], ['display_name']],
    ['res.partner', { name: 'x', parent_id: GONE }, ['name'], []],
    ['product.template', { name: 'x', categ_id: GONE }, ['categ_id'], []],
    ['res.groups', { name: 'x', privilege_id: GONE }, ['name'], []],
  ])('%s looks for nobody else', (model, values, changed, shown) => {
    expect(told(model, values, changed, ...shown)).toBe('nothing was raised')
  })

  it('a choice that is none is minded where it changes', () => {
    expect(told('res.partner', { name: 'x', type: 'nosuch' }, ['type'])).toMatch(/^ValueError: Wrong value/)
    expect(form('res.partner', { name: 'x', type: 'nosuch' }, ['name'])).toEqual({ value: {} })
  })

  it('a rate of no day has none before it', () => {
    const given = { currency_id: 2, name: '2018-06-17', rate: 2 }
    const empty = 'UserError: The name for the current rate is empty.\nPlease set it.'
    expect(told('res.currency.rate', given, ['name', 'rate'], 'company_rate')).toBe(empty)
    expect(told('res.currency.rate', given, ['name'], 'company_rate')).toBe('nothing was raised')
    expect(told('res.currency.rate', given, ['rate'], 'company_rate')).toBe('nothing was raised')
  })
})
