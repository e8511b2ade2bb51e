import { expect, it } from 'vitest'
import { SERIES, valuesOf, withApps } from './with-apps.test-help.ts'

const TEMPLATE = 'product.template'

it.each(SERIES)('categories of a plain %s know their place and their products', async (series) => {
  const env = await withApps(series)
  for (const model of ['product.category', 'product.public.category']) {
    const top = env.create(model, { name: 'Top' })
    const below = env.create(model, { name: 'Below', parent_id: top })
    expect(valuesOf(env, model, top, 'parent_path')).toEqual([`${top}/`])
    expect(valuesOf(env, model, below, 'parent_path')).toEqual([`${top}/${below}/`])
    if (model === 'product.category') {
      env.create(TEMPLATE, { name: 'P', categ_id: below })
      expect(valuesOf(env, model, top, 'product_count')).toEqual([1])
    } else {
      const product = env.create(TEMPLATE, { name: 'P', public_categ_ids: [[6, 0, [below]]] })
      expect(valuesOf(env, model, below, 'product_tmpl_ids', 'parents_and_self')).toEqual([[product], [top, below]])
    }
  }
})

it.each(SERIES)('pricelists of a plain %s are of the website, and rules are counted', async (series) => {
  const env = await withApps(series)
  const major = Number.parseInt(series, 10)
  const list = env.create('product.pricelist', { name: 'New' })
  expect(valuesOf(env, 'product.pricelist', list, 'website_id')).toMatchObject([[1, 'My Website']])
  const template = env.create(TEMPLATE, { name: 'P' })
  const [[variant]] = valuesOf(env, TEMPLATE, template, 'product_variant_ids') as [[number]]
  const rule = { pricelist_id: list, fixed_price: 3, product_tmpl_id: template }
  env.create('product.pricelist.item', { ...rule, applied_on: '1_product' })
  env.create('product.pricelist.item', { ...rule, applied_on: '0_product_variant', product_id: variant })
  if (major < 19) {
    expect(valuesOf(env, TEMPLATE, template, 'pricelist_item_count')).toEqual([2])
    expect(valuesOf(env, 'product.product', variant, 'pricelist_item_count')).toEqual([2])
  } else {
    const [rules] = valuesOf(env, 'product.product', variant, 'pricelist_rule_ids') as [number[]]
    expect(rules).toHaveLength(2)
  }
})

it.each(SERIES)('which models of a plain %s have a thread', async (series) => {
  const env = await withApps(series)
  const major = Number.parseInt(series, 10)
  const threads: readonly (readonly [model: string, since: number])[] = [
    ['product.pricelist', 17],
    ['product.category', 18],
  ]
  for (const [model, since] of threads) {
    expect('message_ids' in env.table(model).fields, model).toBe(major >= since)
    if (major < since) continue
    const id = env.create(model, { name: 'New' })
    const [messages, written, isFollower] = valuesOf(
      env,
      model,
      id,
      'message_ids',
      'website_message_ids',
      'message_is_follower',
    )
    expect([messages, written, isFollower]).toEqual([[expect.anything()], [], true])
  }
})
