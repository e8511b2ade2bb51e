import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DEMO = 6
const PORTAL = 7

// Each tried on real servers of these series.
describe.each(['16.0', '17.0', '18.0'])('on %s', (series) => {
  const call = callerOn(series)
  const major = Number.parseInt(series, 10)

  it('parents are records of the same model', () => {
    const found = (leaf: unknown) => raised(() => call('res.partner', 'search', [[leaf]]))
    expect(found(['write_uid', 'child_of', 2])).toBe('ValueError: Invalid parent field: res.users.parent_id')
    expect(found(['write_uid', 'parent_of', 2])).toBe(
      'TypeError: inconsistent models in: res.partner() - res.users(2,)',
    )
    expect(found(['state_id', 'child_of', 2])).toBe('KeyError: parent_id')
    expect(found(['category_id', 'child_of', 1])).toBe('nothing was raised')
  })

  it('a context gives links as commands', () => {
    const told = (value: unknown) =>
      call('res.partner', 'default_get', [['category_id']], { context: { default_category_id: value } })
    expect(told([1])).toEqual({ category_id: [[6, 0, [1]]] })
    expect(told([[4, 1]])).toEqual({ category_id: [[6, 0, [1]]] })
    expect(told([[0, 0, { name: 'x' }]])).toEqual({
      category_id: [
        [6, 0, []],
        [0, 0, { name: 'x' }],
      ],
    })
    expect(told(false)).toEqual({ category_id: [[6, 0, []]] })
  })

  it('defaults are those that the series begins with', () => {
    expect(call('mail.message', 'default_get', [['author_id']])).toEqual({ author_id: 3 })
    expect(call('sale.order', 'default_get', [['validity_date']])).toEqual({})
    expect(call('account.tax', 'default_get', [['amount']])).toMatchObject({ amount: 0 })
  })

  it('nothing but a rule is minded by check_access_rule', () => {
    const asked = (model: string, ids: unknown) => raised(() => call(model, 'check_access_rule', [ids, 'read']))
    expect(asked('res.country', ['x'])).toBe('nothing was raised')
    expect(asked('res.partner', ['x'])).toContain('invalid input syntax for type integer')
    if (major >= 18) return
    expect(raised(() => call('account.tax', 'check_access_rule', [[1], 'read'], {}, PORTAL))).toBe('nothing was raised')
  })

  it('what is no operation is no access mode', () => {
    expect(raised(() => call('res.partner', 'check_access_rights', [{ a: 1 }]))).toBe(
      'AssertionError: Invalid access mode',
    )
  })

  it('files of nobody else are used', () => {
    const [plain] = [call('ir.attachment', 'create', [{ name: 'a' }])].flat()
    const [open] = [call('ir.attachment', 'create', [{ name: 'b', public: true }])].flat()
    const asDemo = (method: string, args: unknown[]) => raised(() => call('ir.attachment', method, args, {}, DEMO))
    expect(asDemo('read', [[plain], ['name']])).toMatch(/^AccessError/)
    expect(asDemo('write', [[plain], { name: 'c' }])).toMatch(/^AccessError/)
    expect(asDemo('read', [[open], ['name']])).toBe('nothing was raised')
    expect(asDemo('write', [[open], { name: 'c' }])).toMatch(/^AccessError/)
    expect(call('ir.attachment', 'search_count', [[['id', '=', plain]]], {}, DEMO)).toBe(major < 17 ? 1 : 0)
  })

  it('contents are looked into', () => {
    const kindOf = (values: object) => {
      const [id] = [call('ir.attachment', 'create', [{ name: 'a', ...values }])].flat()
      return call('ir.attachment', 'read', [[id], ['mimetype']])
    }
    expect(kindOf({ datas: 'eyJhIjoxfQ==' })).toMatchObject([{ mimetype: 'application/json' }])
    expect(kindOf({ raw: 'plain' })).toMatchObject([{ mimetype: 'text/plain' }])
    expect(raised(() => kindOf({ raw: 5 }))).toBe("TypeError: 'int' object is not subscriptable")
    expect(raised(() => kindOf({ raw: [[5]] }))).toContain('wrong type')
  })

  it('a user who is gone is minded', () => {
    expect(raised(() => call('res.users', 'write', [[99_999], { name: 'x' }]))).toMatch(/^MissingError/)
    expect(raised(() => call('res.users', 'unlink', [[99_999]], {}, PORTAL))).toMatch(/^MissingError/)
    expect(raised(() => call('sale.order', 'unlink', [['abc']]))).toBe(
      "ValueError: invalid literal for int() with base 10: 'abc'",
    )
  })
})

describe.each(['17.0', '18.0'])('on %s', (series) => {
  const call = callerOn(series)
  const groups = (domain: unknown, ...more: unknown[]) => call('res.partner', 'read_group', [domain, ...more])

  it('what cannot be is told without a look', () => {
    const nobody = [['id', 'in', []]]
    expect(groups(nobody, ['color:nosuch'], [], 1, 1)).toEqual([{ __count: 0, color: false, __domain: nobody }])
    expect(groups([['nosuch', '=', 1], ...nobody], [], ['tz'])).toEqual([])
    expect(raised(() => groups(null, [], ['tz']))).toMatch(/^AssertionError/)
    expect(raised(() => groups(['|', ['id', '=', 1]], [], []))).toBe(
      "ValueError: Domain ['|', ['id', '=', 1]] is syntactically not correct.",
    )
  })

  it('keys are added to the question one by one', () => {
    const asked = [
      ['id', '=', 1],
      ['name', '!=', false],
    ]
    expect(groups(asked, [], [])).toEqual([{ __count: 1, __domain: asked }])
    const [group] = groups(asked, [], ['create_date:year']) as [{ __domain: unknown[] }]
    expect(group.__domain.filter((term) => term === '&')).toHaveLength(3)
    expect(group.__domain.slice(0, 2)).toEqual(['&', '&'])
    expect(raised(() => groups(asked, [], ['tz'], 0, false, 'name'))).toBe(
      "ValueError: Order term 'name' is not a valid aggregate nor valid groupby",
    )
  })

  it('records that are being made are read, and digits are an id', () => {
    expect(call('res.partner', 'read', [[0], ['name', 'active', 'type']])).toEqual([
      { id: 0, name: false, active: true, type: 'contact' },
    ])
    expect(call('res.country', 'read', [['1'], ['name']])).toEqual([])
  })

  it('some models look at their records before anybody asks for rights', () => {
    const asked = (model: string, method: string, ids: unknown[], ...more: unknown[]) =>
      raised(() => call(model, method, [ids, ...more], {}, PORTAL))
    for (const model of ['res.partner', 'product.product', 'sale.order.line']) {
      expect(asked(model, 'write', [99_999], { name: 'x' })).toMatch(/^MissingError/)
    }
    expect(asked('sale.order.line', 'unlink', [99_999])).toMatch(/^MissingError/)
    expect(asked('product.category', 'unlink', [99_999])).toMatch(/^AccessError/)
  })
})

it('16 reads what PostgreSQL makes of an id', () => {
  const call = callerOn('16.0')
  const read = (id: unknown) => raised(() => call('res.country', 'read', [[id], ['name']]))
  expect(read(['id'])).toContain('operator does not exist: integer = text[]')
  expect(read([1])).toContain('operator does not exist: integer = integer[]')
  expect(read({ a: 1 })).toContain("can't adapt type 'dict'")
})

it.each(['17.0', '18.0'])('a form of %s holds what is said to have changed in it', (series) => {
  const call = callerOn(series)
  const form = (values: object) => call('res.partner', 'onchange', [[], values, ['type'], { type: {} }])
  expect(raised(() => form({}))).toBe('KeyError: type')
  expect(form({ type: 'other' })).toEqual({ value: {} })
})
