import { expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DATA = 'ir.model.data'
const reference = ['base', 'main_company']

// The lookups that 14.0 and 19.0 have for callers, as tried there.
it('finds records by name, as each series lets callers', () => {
  const [old, young] = [callerOn('14.0'), callerOn('19.0')]
  expect(old(DATA, 'xmlid_to_res_model_res_id', ['base.main_company'])).toEqual(['res.company', 1])
  expect(old(DATA, 'xmlid_to_res_id', ['base.nosuch'])).toBe(false)
  expect(old(DATA, 'xmlid_to_res_model_res_id', ['base.nosuch'])).toEqual([false, false])
  expect(old(DATA, 'get_object_reference', reference)).toEqual(['res.company', 1])
  expect([old, young].map((call) => call(DATA, 'check_object_reference', reference))).toEqual([
    ['res.company', 1],
    ['res.company', 1],
  ])
  expect(raised(() => young(DATA, 'check_object_reference', ['base', 'nosuch']))).toBe(
    'ValueError: External ID not found in the system: base.nosuch',
  )
  expect(raised(() => young(DATA, 'xmlid_to_res_id', ['base.main_company']))).toBe(
    "AttributeError: The method 'ir.model.data.xmlid_to_res_id' does not exist",
  )
})

it('may be read by employees up to 18', () => {
  expect(callerOn('14.0')(DATA, 'search_count', [[['model', '=', 'uom.uom']]], {}, 6)).toBe(5)
  expect(raised(() => callerOn('19.0')(DATA, 'search', [[]], {}, 6))).toMatch(
    /^AccessError: You are not allowed to access 'Model Data'/,
  )
})

it.each([
  ['base.fr', 'res.country', 75],
  ['base.us', 'res.country', 233],
  ['base.state_us_5', 'res.country.state', 13],
  ['base.user_admin', 'res.users', 2],
  ['base.main_partner', 'res.partner', 1],
])('knows %s', (name, model, id) => {
  for (const series of ['14.0', '19.0']) {
    expect(callerOn(series)(DATA, 'check_object_reference', name.split('.'))).toEqual([model, id])
  }
})

it('names records, each name once', () => {
  const call = callerOn('19.0')
  const values = { module: 'm', name: 'n', model: 'res.partner', res_id: 14 }
  const id = call(DATA, 'create', [values])
  expect(call(DATA, 'read', [[id], ['complete_name', 'reference', 'display_name', 'noupdate']])).toEqual([
    { id, complete_name: 'm.n', reference: 'res.partner,14', display_name: 'Azure Interior', noupdate: false },
  ])
  expect(raised(() => call(DATA, 'create', [values]))).toBe(
    'ValidationError: The operation cannot be completed: duplicate key value violates unique constraint "ir_model_data_module_name_uniq_index"\nDETAIL:  Key (module, name)=(m, n) already exists.\n',
  )
  expect(call('res.partner', 'get_external_id', [[14, 4, 999]])).toEqual({
    14: 'base.res_partner_12',
    4: 'base.public_partner',
    999: '',
  })
})

it('forgets names with their records', () => {
  const call = callerOn('14.0')
  const id = call('res.partner', 'create', [{ name: 'x' }]) as number
  call(DATA, 'create', [{ module: 'm', name: 'n', model: 'res.partner', res_id: id }])
  call('res.partner', 'unlink', [[id]])
  expect(call(DATA, 'search', [[['module', '=', 'm']]])).toEqual([])
})

it('metadata has the shape of each series', () => {
  expect(callerOn('7.0')('res.partner', 'perm_read', [[1]])).toMatchObject([{ id: 1, xmlid: 'base.main_partner' }])
  expect(callerOn('14.0')('res.partner', 'get_metadata', [[1]])).toMatchObject([
    { id: 1, create_uid: false, xmlid: 'base.main_partner', noupdate: true },
  ])
  expect(callerOn('19.0')('res.partner', 'get_metadata', [[1, 999_999]])).toMatchObject([
    { id: 1, xmlids: [{ xmlid: 'base.main_partner', noupdate: true }] },
  ])
})
