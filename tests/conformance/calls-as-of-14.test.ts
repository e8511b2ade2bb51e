import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999_999
const FORM = { name: '1', email: '1' }

/** What 14 looks at in calls, in its order: each tried on a real 14.0. */
describeTargets('calls as of 14', (target) => {
  const { admin, demo, portal, make } = demoUsers(target)
  beforeEach((context) => needs(target(), 'calls as of 14', context))
  const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
    admin().call(model, method, args, kwargs)
  let contact = 0
  beforeAll(async () => {
    contact = await make('res.partner', { name: uniqueName('as of 14') })
  })

  describe('conditions', () => {
    it.each([
      // Terms that are none come before all fields, and those that a `!` makes such.
      [
        [
          ['nosuch', '=', 1],
          ['name', 'ILIKE', 'a'],
        ],
        'ValueError',
      ],
      [
        [
          ['create_date', '<', 'soon'],
          [['name', '=', 'a'], '|'],
        ],
        'TypeError',
      ],
      [['!', [0, '=', 1], ['create_date', '<', 'soon']], 'ValueError'],
      // What PostgreSQL minds comes after what Python does.
      [
        [
          ['create_date', '<', 'soon'],
          ['id', 'not in', 5],
        ],
        'ValueError',
      ],
      [
        [
          ['create_date', '<', 'soon'],
          ['partner_latitude', '=', 'x'],
        ],
        'ValueError',
      ],
      [[['create_date', '<', 'soon']], 'InvalidDatetimeFormat'],
      [[['create_date', '<', '2024-02-30']], 'DatetimeFieldOverflow'],
      [[['create_date', '<', '2024-01']], 'InvalidDatetimeFormat'],
      [[['country_id', '=', true]], 'UndefinedFunction'],
      [[['country_id', 'in', [1, 'alpha']]], 'InvalidTextRepresentation'],
      [[['country_id', 'in', 5]], 'ValueError'],
      [[['country_id', '=like', 5]], 'UndefinedFunction'],
      [[['country_id', '<', { a: 1 }]], 'ProgrammingError'],
      [[['category_id', 'like', [1, 'alpha']]], 'InvalidTextRepresentation'],
      [[['child_ids', '=?', [true]]], 'UndefinedFunction'],
      [[['child_ids', 'child_of', 2.5]], 'TypeError'],
    ] as const)('%j: %s', async (terms, kind) => {
      expect(await raised(call('res.partner', 'search_count', [terms]))).toBe(kind)
    })

    it.each([
      [[['create_date', '<=', 'tomorrow']], true],
      [[['create_date', '<=', 'epoch']], false],
      [[['create_date', '>=', 'Yesterday']], true],
      [[['write_date', '<', 'infinity']], true],
      [[['country_id', '!=', 5]], true],
      [[['country_id', '!=', [null]]], true],
      [[['country_id', '=', {}]], false],
      [[['country_id', 'like', []]], true],
      [[['child_ids', '<', false]], true],
      [[['child_ids', '=?', false]], true],
      [[['category_id', '=', null]], false],
      [[['category_id', '>=', 5]], false],
      [[['vat', 'like', []]], true],
    ] as const)('%j: %s', async (terms, isFound) => {
      expect(await call('res.partner', 'search', [[['id', '=', contact], ...terms]])).toEqual(isFound ? [contact] : [])
    })
  })

  it.each([
    ['res.partner', [['ref:sum'], ['nosuch']], 'ValueError'],
    ['res.partner', [['category_id:count'], ['type']], 'UserError'],
    ['res.partner', [['ref:nosuch'], ['type']], 'UserError'],
    ['res.partner', [['x:min(ref)', 'x:max(ref)'], ['type']], 'UserError'],
    ['res.partner', [['ref:sum'], ['type'], 0, null, 'type nulls last'], 'UserError'],
    ['res.partner', [['ref'], ['type'], 0, null, '__count'], 'ValueError'],
    ['res.partner', [['ref:sum'], ['type']], 'UndefinedFunction'],
    ['res.partner', [['active:min'], ['type']], 'UndefinedFunction'],
    ['res.partner', [[], ['id']], 'AmbiguousColumn'],
  ] as const)('%s.read_group %j: %s', async (model, args, kind) => {
    expect(await raised(call(model, 'read_group', [[['id', '=', contact]], ...args]))).toBe(kind)
  })

  it('groups are not ordered by what is not among them, and have no page without a limit', async () => {
    const domain = [['id', '=', contact]]
    const groups = await call('res.partner', 'web_read_group', [domain, ['name'], ['type']], {
      orderby: 'color desc',
      offset: 1,
      expand: true,
    })
    expect(groups).toMatchObject({ length: 2, groups: [{ type: 'contact', __data: { records: [{ id: contact }] } }] })
    const bar = { field: 'type', colors: { contact: 'success', other: 'danger' } }
    expect(await call('res.partner', 'read_progress_bar', [domain, 'is_company', bar])).toEqual({
      false: { contact: 1, other: 0 },
    })
  })

  it.each([
    [[[], {}, ['name'], FORM], 'KeyError'],
    [[[], 0, [], FORM], 'TypeError'],
    [[[], [], ['name'], FORM], 'TypeError'],
    [[[], { name: 'x' }, 'name', 5], 'TypeError'],
    [[[], { name: 'x' }, 'name', 'name'], 'AttributeError'],
    [[[], { name: 'x' }, { a: 1 }, FORM], 'TypeError'],
    [[[], { name: 'x' }, 'name', { name: true }], 'AttributeError'],
    [[[], { nosuch: 1 }, [], FORM], 'ValueError'],
    [[[], { category_id: 5 }, [], FORM], 'ValueError'],
    [[[GONE], { name: 'x' }, [], FORM], 'MissingError'],
    [[[1, 2], { name: 'x' }, [], FORM], 'ValueError'],
  ] as const)('onchange %j: %s', async (args, kind) => {
    expect(await raised(call('res.partner', 'onchange', args))).toBe(kind)
  })

  it('a new form asks for no rights', async () => {
    const answer = await portal().call('res.groups', 'onchange', [[], { name: 'x' }, [], { name: '1' }])
    expect(answer).toMatchObject({ value: { name: 'x' } })
  })

  it('parameters have the names that models give them, and who creates by name is refused', async () => {
    const kind = (model: string, method: string, args: readonly unknown[], kwargs: object) =>
      raised(call(model, method, args, kwargs))
    expect(await kind('res.partner', 'create', [], { vals_list: { name: uniqueName('by name') } })).toBe('IndexError')
    expect(await kind('sale.order', 'create', [], { vals_list: {} })).toBe('TypeError')
    expect(await kind('sale.order', 'write', [[]], { vals: {} })).toBe('TypeError')
    expect(await call('sale.order', 'write', [[]], { values: {} })).toBe(true)
    expect(await call('res.partner', 'default_get', [], { default_fields: ['type'] })).toEqual({ type: 'contact' })
  })

  it('all fields at once are for those who may read all of them', async () => {
    const [own] = (await demo().call('res.users', 'search_read', [[['login', '=', 'demo']], ['partner_id']])) as {
      id: number
      partner_id: [number, string]
    }[]
    expect(await raised(demo().call('res.partner', 'read', [[own?.partner_id[0]]]))).toBe('AccessError')
    const named = demo().call('res.partner', 'read', [[own?.partner_id[0]], ['ref']])
    expect(await raised(named)).toMatchObject([{ id: own?.partner_id[0] }])
    expect(await raised(portal().call('res.company', 'read', [[1], []]))).toBe('AccessError')
    expect(await raised(portal().call('account.tax', 'read', [[1], ['nosuch']]))).toBe('ValueError')
  })

  it.each([
    ['res.partner', [['name', 'country_id/nosuch'], [['x', '']]], 'KeyError'],
    ['res.partner', [['name', 'country_id'], [['x']]], 'IndexError'],
    ['res.partner', [['.id', 'name'], [['oops', 'x']]], 'InvalidTextRepresentation'],
  ] as const)('%s.load %j: %s', async (model, args, kind) => {
    expect(await raised(call(model, 'load', args))).toBe(kind)
  })

  it('rows that are read in part are saved all the same, after all were read', async () => {
    const rows = [
      ['x', 'S'],
      ['y', 'nosuch'],
    ]
    const { messages } = (await call('sale.order', 'load', [['client_order_ref', 'commitment_date'], rows])) as {
      messages: { record: number; field?: string }[]
    }
    expect(messages.map(({ record, field }) => [record, field])).toEqual([
      [0, 'commitment_date'],
      [1, 'commitment_date'],
      [0, 'partner_id'],
      [1, 'partner_id'],
    ])
  })

  it('records answer what Python programs ask of them', async () => {
    expect(await raised(call('res.partner', 'ensure_one', [[]]))).toBe('ValueError')
    expect(await call('res.partner', 'mapped', [[contact], 'id'])).toEqual([contact])
    expect(await call('res.partner', 'user_has_groups', ['base.group_user,!base.group_portal'])).toBe(true)
    expect(await raised(call('res.partner', 'user_has_groups', ['x']))).toBe('AssertionError')
    expect(await call('res.partner', 'open_commercial_entity', [[contact]])).toMatchObject({ res_id: contact })
    expect(await raised(call('res.partner', 'find_or_create', [false]))).toBe('ValueError')
    expect(await call('sale.order', 'has_to_be_signed', [[]])).toBe(false)
    expect(await raised(call('sale.order', 'has_to_be_paid', [[]]))).toBe('ValueError')
    expect(await raised(call('product.product', 'price_compute', [[1], 'nosuch']))).toMatch(/^(KeyError|MissingError)$/)
  })

  it('views that nobody wrote have no id, and filters come when they are asked for', async () => {
    const keys = async (args: readonly unknown[]) =>
      Object.keys((await call('res.country', ...(args as [string, unknown[]]))) as object)
    expect(await keys(['fields_view_get', [false, 'graph']])).not.toContain('view_id')
    expect(await keys(['load_views', [[[false, 'list']]]])).not.toContain('filters')
    expect(await keys(['load_views', [[], { load_filters: true }]])).toContain('filters')
    expect(await raised(call('res.country', 'fields_view_get', [false, 'list']))).toBe('UserError')
    expect(await raised(call('res.country', 'fields_view_get', [false, 'calendar']))).toBe('UserError')
  })
})
