import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('variants by lines of attributes on %s', (series) => {
  const call = callerOn(series)
  const id = (model: string, values: object) => call(model, 'create', [values]) as number
  const attribute = (name: string, mode = 'always', more: object = {}) => {
    const own = id('product.attribute', { name, create_variant: mode })
    const values = [0, 1].map((at) =>
      id('product.attribute.value', { name: `${name}${at}`, attribute_id: own, ...more }),
    )
    return { own, values }
  }
  const line = ({ own, values }: { own: number; values: readonly number[] }) => [
    ...[0, 0, { attribute_id: own, value_ids: [[6, 0, values]] }],
  ]
  const variants = (template: number) => {
    const domain = [
      ['product_tmpl_id', '=', template],
      ['active', 'in', [true, false]],
    ]
    const rows = call('product.product', 'search_read', [domain, ['display_name', 'active']], { order: 'id' })
    return (rows as { display_name: string; active: boolean }[]).map(({ display_name, active }) => [
      display_name,
      active,
    ])
  }
  const [a, b] = [attribute('A'), attribute('B')]

  it('are named and made in the order of the attributes, whichever came first', () => {
    const template = id('product.template', { name: 'p', attribute_line_ids: [line(b)] })
    call('product.template', 'write', [[template], { attribute_line_ids: [line(a)] }])
    const names = ['p (A0, B0)', 'p (A0, B1)', 'p (A1, B0)', 'p (A1, B1)']
    expect(variants(template)).toEqual(names.map((name) => [name, true]))
  })

  it('are awake once their template is changed, also while it sleeps', () => {
    const template = id('product.template', { name: 's' })
    call('product.template', 'write', [[template], { active: false }])
    call('product.template', 'write', [[template], { attribute_line_ids: [line(a)] }])
    expect(variants(template)).toEqual([
      ['s (A0)', true],
      ['s (A1)', true],
    ])
    expect(call('product.template', 'read', [[template], ['active', 'product_variant_count']])).toEqual([
      { id: template, active: false, product_variant_count: 2 },
    ])
  })

  it('are none while one attribute makes them on demand, and the template keeps its code', () => {
    const asked = attribute('C', 'dynamic')
    const lines = { attribute_line_ids: [line(a), line(asked)] }
    const template = id('product.template', { name: 'd', default_code: 'D-1', ...lines })
    expect(variants(template)).toEqual([])
    expect(call('product.template', 'read', [[template], ['default_code', 'display_name']])).toEqual([
      { id: template, default_code: 'D-1', display_name: '[D-1] d' },
    ])
  })

  it.runIf(series === '19.0')('cost what their values cost anywhere', () => {
    const dear = attribute('E', 'always', { default_extra_price: 7.5 })
    const template = id('product.template', { name: 'e', list_price: 10, attribute_line_ids: [line(dear)] })
    const rows = call('product.product', 'search_read', [[['product_tmpl_id', '=', template]], ['lst_price']])
    expect((rows as { lst_price: number }[]).map(({ lst_price }) => lst_price)).toEqual([17.5, 17.5])
  })

  it('leave what each company has of a product to it when it is copied', () => {
    const product = id('product.product', { name: 'c', standard_price: 12.5 })
    const copied = [call('product.product', 'copy', [product])].flat()[0]
    expect(call('product.product', 'read', [[copied], ['standard_price']])).toEqual([{ id: copied, standard_price: 0 }])
  })
})
