import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const PORTAL = 7

// Each line tried on 14.0.
describe('a language that is no text, on 14', () => {
  const call = callerOn('14.0')
  const context = (lang: unknown) => ({ context: { lang } })
  const refused = (lang: unknown, model: string, method: string, args: unknown[], kwargs = {}, uid?: number) =>
    raised(() => call(model, method, args, { ...kwargs, ...context(lang) }, uid))
  const COUNTRY = [['id', '=', 20]]

  it.each([
    ['res.country', 'read', [[20], ['name']]],
    ['res.country', 'search', [COUNTRY]],
    ['res.country', 'search_count', [[['name', '=', 'x']]]],
    ['res.country', 'name_search', ['Belg']],
    ['res.country', 'name_get', [[20]]],
    ['res.country', 'fields_get', [['name'], ['type']]],
    ['res.country', 'load', [['code'], [['']]]],
    ['res.country', 'export_data', [[20], ['code']]],
    ['res.country', 'mapped', [[20], 'code']],
    ['res.country', 'copy_data', [[20]]],
    ['res.country', 'read_group', [COUNTRY, [], ['name']]],
    ['res.country', 'fields_view_get', []],
    ['res.partner', 'read', [[1], ['category_id']]],
    ['res.partner', 'search', [[['country_id.name', '=', 'x']]]],
    ['res.partner.category', 'create', [{ name: 'x' }]],
    ['res.partner', 'write', [[1], {}]],
  ])('%s.%s is compared with nothing', (model, method, args) => {
    const words = 'UndefinedFunction: operator does not exist: character varying = '
    expect(refused(5, model, method, args)).toContain(`${words}integer`)
    expect(refused(true, model, method, args)).toContain(`${words}boolean`)
    expect(refused([1], model, method, args)).toContain(`${words}integer[]`)
  })

  it.each<[string, string, unknown[], object?]>([
    ['res.country', 'read', [[20], ['code']]],
    ['res.country', 'search', [COUNTRY], { order: 'id' }],
    ['res.country', 'search_count', [COUNTRY]],
    ['res.country', 'search_read', [COUNTRY, ['code']], { order: 'id' }],
    ['res.country', 'write', [[999_999], { code: 'x' }]],
    ['res.partner', 'read', [[1], ['name']]],
    ['res.partner', 'read', [[1], ['country_id'], '_classic_write']],
    ['res.partner', 'name_search', ['x']],
    ['res.partner', 'export_data', [[1], ['name']]],
    ['res.partner', 'check_access_rights', ['read']],
    ['product.category', 'create', [{ name: 'x' }]],
  ])('%s.%s asks for no words', (model, method, args, kwargs = {}) => {
    expect(() => call(model, method, args, { ...kwargs, ...context(5) })).not.toThrow()
  })

  it('comes before who may is told', () => {
    expect(refused(5, 'res.partner', 'check_access_rights', ['unlink'], {}, PORTAL)).toMatch(/^UndefinedFunction/)
    expect(refused(5, 'res.partner', 'read', [[1], ['name']], {}, PORTAL)).toMatch(/^UndefinedFunction/)
    expect(refused({ a: 1 }, 'res.country', 'search', [COUNTRY])).toBe("ProgrammingError: can't adapt type 'dict'")
  })
})
