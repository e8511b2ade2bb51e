import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const TAGS = 'res.partner.category'
const UNKNOWN = 'UserError: Invalid language code: fr_FR'
const DEMO = 6

// Each line tried on 19.0.
describe('a language that 19 has not', () => {
  const call = callerOn('19.0')
  const asked = (model: string, method: string, args: readonly unknown[], uid = 2) =>
    raised(() => call(model, method, args, { context: { lang: 'fr_FR' } }, uid))
  const fine = 'nothing was raised'

  it('is minded where words are read, looked for, sorted and grouped by', () => {
    expect(asked(TAGS, 'read', [[1], ['color']])).toBe(fine)
    expect(asked(TAGS, 'read', [[1], ['display_name']])).toBe(UNKNOWN)
    expect(asked(TAGS, 'search_count', [[]])).toBe(fine)
    expect(asked(TAGS, 'search_count', [[['name', '=', 'x']]])).toBe(UNKNOWN)
    expect(asked(TAGS, 'search', [[], 0, 1, 'id'])).toBe(fine)
    expect(asked(TAGS, 'search', [[], 0, 1, 'name'])).toBe(UNKNOWN)
    expect(asked(TAGS, 'formatted_read_group', [[], ['active'], ['__count']])).toBe(fine)
    expect(asked(TAGS, 'formatted_read_group', [[], ['name'], ['__count']])).toBe(UNKNOWN)
    expect(asked(TAGS, 'write', [[1], { color: 2 }])).toBe(fine)
    expect(asked(TAGS, 'write', [[1], { name: 'x' }])).toBe(UNKNOWN)
  })

  it('is minded where record rules are asked for, also beyond a relation', () => {
    expect(asked('res.partner', 'search_count', [[]])).toBe(UNKNOWN)
    expect(asked('res.partner', 'write', [[1], {}])).toBe(UNKNOWN)
    expect(asked('res.partner', 'has_access', [[1], 'read'])).toBe(UNKNOWN)
    expect(asked(TAGS, 'search_count', [[['create_uid.name', '=', 'x']]])).toBe(UNKNOWN)
  })

  it('is minded of files where they are looked for alone, or belong to something', () => {
    const file = call('ir.attachment', 'create', [{ name: 'f.txt' }]) as number
    expect(asked('ir.attachment', 'create', [{ name: 'g.txt' }])).toBe(fine)
    expect(asked('ir.attachment', 'create', [{ name: 'g', res_model: 'res.partner', res_id: 1 }])).toBe(UNKNOWN)
    expect(asked('ir.attachment', 'write', [[file], { name: 'h.txt' }])).toBe(fine)
    expect(asked('ir.attachment', 'read', [[file], ['name']])).toBe(fine)
    expect(asked('ir.attachment', 'search', [[]])).toBe(UNKNOWN)
  })

  it('is minded of defaults that are words, or are looked up among what has words', () => {
    expect(asked('sale.order', 'default_get', [['name']])).toBe(UNKNOWN)
    expect(asked('product.pricelist', 'default_get', [['currency_id']])).toBe(UNKNOWN)
    expect(asked('product.template', 'default_get', [['taxes_id']])).toBe(UNKNOWN)
    expect(asked('res.partner', 'default_get', [['name', 'display_name']])).toBe(fine)
    // Whom to answer is made up where nobody says it.
    expect(asked('mail.message', 'create', [{ body: 'x' }])).toBe(UNKNOWN)
  })

  it('is minded before it is told in words that something is gone or not allowed', () => {
    expect(asked(TAGS, 'copy', [[888_888]])).toBe(UNKNOWN)
    expect(asked(TAGS, 'action_archive', [[888_888]])).toBe(UNKNOWN)
    expect(asked('res.partner.industry', 'write', [[1], {}], DEMO)).toBe(UNKNOWN)
    expect(asked('res.partner.industry', 'has_access', [[], 'write'], DEMO)).toBe(fine)
  })

  it('comes after what a new row lacks, where that is all there is', () => {
    expect(asked(TAGS, 'create', [{ color: 1 }])).toContain('Missing required value')
    expect(asked('res.partner', 'create', [{}])).toContain('Contacts require a name')
    expect(asked('product.template', 'create', [{}])).toBe(UNKNOWN)
  })

  it('comes before all that a table of an import has', () => {
    expect(asked('res.bank', 'load', [['nope'], []])).toBe(UNKNOWN)
    expect(asked('res.bank', 'load', [['name'], [['Bank']]])).toBe(UNKNOWN)
  })
})

// Each line tried on 19.0.
describe('columns that are no fields, in tables of 19', () => {
  const call = callerOn('19.0')
  const load = (fields: readonly string[], row: readonly string[]) =>
    raised(() => call('res.partner', 'load', [fields, [row]]))

  it('with a dot or without a name are minded by the cells below them', () => {
    expect(load(['name', 'name.x'], ['Ann'])).toBe('nothing was raised')
    expect(load(['name', ''], ['Ann'])).toBe('nothing was raised')
    expect(load(['name', 'name.x'], ['Ann', '1'])).toBe('KeyError: name.x')
    expect(load(['name', 'nope'], ['Ann'])).toContain('Invalid field name')
  })

  it('beyond a relation are minded once rows reach there', () => {
    expect(load(['name', 'country_id/nope'], ['Ann'])).toContain('IndexError')
    expect(load(['name', 'country_id/nope'], ['Ann', '1'])).toContain('Invalid field name')
  })
})

// Tried on 19.0, of all models with rules.
describe('rules that were made once, on 19', () => {
  const call = callerOn('19.0')
  const search = (model: string, lang?: string) =>
    raised(() => call(model, 'search', [[]], { order: 'id', ...(lang !== undefined && { context: { lang } }) }))

  it('are made of no words any more, until what they hang on changes', () => {
    expect(search('sale.order', 'fr_FR')).toBe(UNKNOWN)
    expect(search('sale.order')).toBe('nothing was raised')
    expect(search('sale.order', 'fr_FR')).toBe('nothing was raised')
    expect(
      raised(() => call('sale.order', 'search', [[]], { context: { lang: 'fr_FR', allowed_company_ids: [1] } })),
    ).toBe(UNKNOWN)
    const rule = { name: 'All', model_id: 1, domain_force: '[]' }
    call('ir.rule', 'create', [rule])
    expect(search('sale.order', 'fr_FR')).toBe(UNKNOWN)
  })

  it('that ask how companies stand above one another look them up each time', () => {
    search('res.partner')
    expect(search('res.partner', 'fr_FR')).toBe(UNKNOWN)
    search('res.currency.rate')
    expect(search('res.currency.rate', 'fr_FR')).toBe(UNKNOWN)
  })
})
