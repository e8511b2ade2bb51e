import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const [DEMO, PORTAL] = [6, 7]

// Each line tried on 14.0.
describe('units of 14', () => {
  const call = callerOn('14.0')
  const category_id = call('uom.category', 'create', [{ name: 'Crates' }]) as number
  const refused = (values: object) => raised(() => call('uom.uom', 'create', [{ name: 'crate', ...values }]))

  it('are of a kind, which has one measure', () => {
    expect(refused({})).toMatch(/ValidationError.*mandatory field/s)
    expect(refused({ category_id, uom_type: 'bigger' })).toMatch(/should have a reference unit/)
    const measure = call('uom.uom', 'create', [{ name: 'crate', category_id }]) as number
    expect(refused({ category_id })).toMatch(/only have one reference unit/)
    expect(refused({ category_id, uom_type: 'smaller', factor: 0 })).toMatch(/uom_uom_factor_gt_zero/)
    expect(refused({ category_id, uom_type: 'smaller', rounding: 0 })).toMatch(/uom_uom_rounding_gt_zero/)
    expect(refused({ category_id, factor: 2 })).toMatch(/uom_uom_factor_reference_is_one/)
    expect(raised(() => call('uom.uom', 'write', [[measure], { active: false }]))).toMatch(/should have a reference/)
    const four = call('uom.uom', 'create', [{ name: '4', category_id, uom_type: 'bigger', factor_inv: 4 }])
    expect(call('uom.uom', 'read', [[four], ['factor', 'factor_inv']])).toMatchObject([{ factor: 0.25, factor_inv: 4 }])
    call('uom.category', 'unlink', [[category_id]])
    expect(call('uom.uom', 'exists', [[measure, four]])).toEqual([])
  })

  it('keep the kinds that the system counts with', () => {
    expect(raised(() => call('uom.category', 'unlink', [[1]]))).toMatch(/^UserError/)
    expect(call('uom.uom', 'read', [[6], ['category_id', 'uom_type', 'factor_inv']])).toMatchObject([
      { category_id: [3, 'Working Time'], uom_type: 'smaller', factor_inv: 0.125 },
    ])
  })

  it('are of no kind in particular where a name alone is given', () => {
    const [id] = call('uom.uom', 'name_create', ['pinch']) as [number]
    const [unit] = call('uom.uom', 'read', [[id], ['category_id']]) as [{ category_id: [number, string] }]
    expect(unit.category_id[1]).toBe('Unsorted/Imported Units')
  })
})

describe('buttons of 14 that open windows', () => {
  const call = callerOn('14.0')
  const told = (model: string, method: string, args: unknown[], uid?: number) =>
    JSON.parse(JSON.stringify(call(model, method, args, {}, uid)))
  const refused = (model: string, method: string, args: unknown[], uid?: number) =>
    raised(() => call(model, method, args, {}, uid))

  it.each([
    ['res.users', 'action_get', [], { res_model: 'res.users', target: 'new', view_mode: 'form' }],
    ['res.users', 'action_show_groups', [[2]], { res_model: 'res.groups', target: 'current' }],
    ['ir.attachment', 'action_get', [], { res_model: 'ir.attachment' }],
    ['product.product', 'action_view_sales', [[999_999]], { domain: [['product_id', 'in', [999_999]]] }],
    ['product.template', 'action_view_sales', [[]], { domain: [['product_tmpl_id', 'in', []]] }],
  ])('%s.%s', (model, method, args, expected) => {
    expect(told(model, method, args, PORTAL)).toMatchObject({ type: 'ir.actions.act_window', ...expected })
  })

  it.each([
    ['action_show_rules', 'ir.rule'],
    ['action_show_accesses', 'ir.model.access'],
  ])('res.users.%s is for who may read what it shows', (method, shown) => {
    expect(told('res.users', method, [[2]])).toMatchObject({ res_model: shown })
    expect(refused('res.users', method, [[2]], DEMO)).toMatch(/^AccessError/)
    expect(refused('res.users', method, [[2]], PORTAL)).toMatch(/^AccessError/)
  })

  it('refuse what is none or gone', () => {
    expect(refused('res.users', 'action_show_groups', [[]])).toBe('ValueError: Expected singleton: res.users()')
    expect(refused('res.users', 'action_show_groups', [[999_999]])).toMatch(/^MissingError/)
    expect(refused('ir.actions.report', 'associated_view', [[999_999]])).toMatch(/^MissingError/)
    const [report] = call('ir.actions.report', 'search', [[]], { limit: 1 }) as number[]
    expect(refused('ir.actions.report', 'associated_view', [[report]], DEMO)).toMatch(/^AccessError/)
    expect(told('ir.actions.report', 'associated_view', [[report]])).toMatchObject({ res_model: 'ir.ui.view' })
  })

  it('touch records as changes do', () => {
    const touch = 'compute_concurrency_field'
    expect(call('res.partner', touch, [[1]], {}, DEMO)).toBeNull()
    expect(call('res.country', touch, [[999_999]])).toBeNull()
    expect(refused('res.country', `${touch}_with_access`, [[999_999]])).toMatch(/^MissingError/)
    expect(refused('res.country', touch, [[1]], PORTAL)).toMatch(/^AccessError/)
  })
})

describe('users and names of 14', () => {
  const call = callerOn('14.0')
  const refused = (model: string, method: string, args: unknown[], uid?: number) =>
    raised(() => call(model, method, args, {}, uid))

  it('tell nobody by a token that nobody has', () => {
    expect(refused('res.partner', 'signup_retrieve_info', [5])).toBe("UserError: Signup token '5' is not valid")
    expect(call('res.partner', 'signup_retrieve_info', [false])).toHaveProperty('login')
  })

  it('reset passwords of who is there and has an address', () => {
    const context = { no_reset_password: true }
    const id = call('res.users', 'create', [{ name: 'Nobody', login: 'nobody' }], { context }) as number
    expect(refused('res.users', 'action_reset_password', [[id]])).toMatch(/^UserError: Cannot send email/)
    expect(refused('res.users', 'action_reset_password', [[id]], DEMO)).toMatch(/^AccessError/)
    expect(refused('res.users', 'action_reset_password', [[999_999]])).toMatch(/^MissingError/)
    call('res.users', 'write', [[id], { active: false }])
    expect(refused('res.users', 'action_reset_password', [[id]], DEMO)).toMatch(/archived user/)
    expect(call('res.users', 'action_reset_password', [[]])).toBeNull()
  })

  it('are looked up as Python shows them', () => {
    const args = ['base', 'main_company']
    expect(JSON.stringify(call('ir.model.data', 'get_object', args))).toBe('"res.company(1,)"')
    expect(refused('ir.model.data', 'get_object', ['base', false])).toMatch(/^ValueError: .*base\.False$/)
  })

  it('have colours and codes', () => {
    const color = { name: 'Red', attribute_id: 1, html_color: '#ff0000', is_custom: true }
    const attribute = call('product.attribute', 'create', [{ name: 'Paint' }])
    const value = call('product.attribute.value', 'create', [{ ...color, attribute_id: attribute }])
    expect(call('product.attribute.value', 'read', [[value], ['html_color', 'is_custom']])).toMatchObject([
      { html_color: '#ff0000', is_custom: true },
    ])
    expect(call('product.pricelist', 'read', [[1], ['code', 'selectable']])).toMatchObject([
      { code: false, selectable: true },
    ])
    expect(refused('product.pricelist', 'read', [[1], ['code']], PORTAL)).toMatch(/^AccessError/)
  })
})
