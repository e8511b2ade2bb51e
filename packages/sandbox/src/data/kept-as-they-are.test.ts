import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 16.0, 17.0 and 18.0.
describe.each(['16.0', '17.0', '18.0'])('what a server of %s stands on', (series) => {
  const call = callerOn(series)
  const of = (model: string, method: string, ...args: unknown[]) => raised(() => call(model, method, args))
  const first = (model: string, name: string, value: string) =>
    call(model, 'search', [[[name, '=', value]]]) as number[]

  it('the language of its users keeps its code, sleeps not and stays', () => {
    const ids = first('res.lang', 'code', 'en_US')
    expect(of('res.lang', 'write', ids, { code: 'zz' })).toBe('UserError: Language code cannot be modified.')
    expect(of('res.lang', 'write', ids, { active: false })).toMatch(/^UserError: Cannot deactivate a language/)
    expect(of('res.lang', 'unlink', ids)).toBe("UserError: Base Language 'en_US' can not be deleted.")
    expect(of('res.lang', 'create', { name: 'x' })).toBe('KeyError: code')
    expect(of('res.lang', 'create', { name: 'x', code: 'en_US' })).toMatch(/^ValidationError.*must be unique/)
  })

  it('a language tells days and numbers by what all know', () => {
    const ids = first('res.lang', 'code', 'en_US')
    expect(of('res.lang', 'write', ids, { date_format: '%zz' })).toMatch(/^ValidationError: Invalid date\/time format/)
    for (const grouping of ['x', '{"a": 1}', '3', '[1.5]']) {
      expect(of('res.lang', 'write', ids, { grouping })).toMatch(/^ValidationError: The Separator Format/)
    }
    for (const grouping of ['[3,2,-1]', '[]', '[true]']) {
      expect(of('res.lang', 'write', ids, { grouping })).toBe('nothing was raised')
    }
  })

  it('a company’s currency stays awake, the administrator is not deleted', () => {
    const company = call('res.company', 'read', [[1], ['currency_id']]) as [{ currency_id: [number, string] }]
    expect(of('res.currency', 'write', [company[0].currency_id[0]], { active: false })).toMatch(
      /^UserError: This currency is set on a company/,
    )
    expect(of('res.users', 'unlink', [2])).toMatch(/^UserError: You cannot delete the admin user/)
  })

  it('a user without a login misses it, and is led nowhere', () => {
    expect(of('res.users', 'create', {})).toMatch(/^ValidationError/)
    expect(of('res.users', 'create', 5)).toBe("TypeError: 'int' object is not iterable")
  })

  it('a rule is tried as it is made', () => {
    const [model_id] = first('ir.model', 'model', 'res.partner')
    const make = (domain_force: string, more = {}) =>
      of('ir.rule', 'create', { name: 'x', model_id, domain_force, ...more })
    expect(make('[(1,2)]', { active: false })).toBe('nothing was raised')
    const words = series === '16.0' ? 'Invalid leaf (1, 2)' : 'not enough values to unpack (expected 3, got 2)'
    expect(make('[(1,2)]')).toBe(`ValidationError: Invalid domain: ${words}`)
    expect(make("[('zz','=',1)]")).toMatch(/^ValidationError: Invalid domain: Invalid field res.partner.zz/)
  })

  it('a sequence counts up from one, or down from minus one', () => {
    const make = (values: object) => of('ir.sequence', 'create', { name: 'x', ...values })
    expect(make({ number_next: -3 })).toBe('InvalidParameterValue: START value (-3) cannot be less than MINVALUE (1)\n')
    expect(make({ number_increment: -2 })).toBe(
      'InvalidParameterValue: START value (1) cannot be greater than MAXVALUE (-1)\n',
    )
    expect(make({ number_next: -3, implementation: 'no_gap' })).toBe('nothing was raised')
    const id = call('ir.sequence', 'create', [{ name: 'x', number_next: 0 }])
    expect(of('ir.sequence', 'write', [id], { number_next: -3 })).toMatch(/RESTART value \(-3\)/)
    expect(call('ir.sequence', 'next_by_id', [[id]])).toBe('1')
    call('ir.sequence', 'write', [[id], { number_next: 0 }])
    expect(call('ir.sequence', 'next_by_id', [[id]])).toBe('2')
  })

  it('what cannot be archived says so in its series’ words', () => {
    const words = 'TypeError: tuple indices must be integers or slices, not NoneType'
    const is18 = series === '18.0'
    const order = call('sale.order', 'search', [[], 0, 1])
    expect(of('sale.order', 'action_archive', order)).toBe(
      is18 ? "AssertionError: No 'active' field on model sale.order" : words,
    )
    expect(of('sale.order', 'toggle_active', order)).toBe(words)
    expect(of('ir.model.fields', 'toggle_active', [1])).toBe(
      is18
        ? "AssertionError: No 'active' field on model ir.model.fields"
        : "TypeError: 'NoneType' object is not callable",
    )
  })

  it('a way through what leads nowhere', () => {
    const words: Record<string, string> = { '16.0': "AttributeError: 'Char' object has no attribute 'auto_join'" }
    expect(of('res.partner', 'search', [['name.zz', '=', 1]])).toBe(
      words[series] ?? "AssertionError: Invalid field 'name.zz' in domain term ('name.zz', '=', 1)",
    )
    if (series === '16.0') return
    const nobody = [['id', '=', 999999]]
    expect(of('res.partner', 'search_fetch', nobody, ['zz'])).toBe(
      "ValueError: Invalid field 'zz' on model 'res.partner'",
    )
    expect(of('res.partner', 'web_read_group', nobody, ['id'], ['name'])).toBe('nothing was raised')
    expect(raised(() => call('res.partner', 'web_read_group', [nobody, ['id'], ['name']], { expand: true }))).toMatch(
      /^TypeError: .*unexpected keyword argument 'expand'/,
    )
  })
})

// Tried on 16.0 to 18.0.
it('contacts of 18 speak what nobody knows', () => {
  const make = (series: string) =>
    raised(() => callerOn(series)('res.partner', 'create', [{ name: 'x', lang: 'xx_YY' }]))
  expect(make('18.0')).toBe('nothing was raised')
  expect(make('17.0')).toMatch(/^ValueError: Wrong value for res.partner.lang/)
})
