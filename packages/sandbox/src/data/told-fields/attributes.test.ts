import { expect, it } from 'vitest'
import type { Environment } from '../../orm/environment.ts'
import { SERIES, valuesOf, withApps } from './with-apps.test-help.ts'

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'
const LINE = 'product.template.attribute.line'
const VALUE = 'product.template.attribute.value'

function attribute(env: Environment, names: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
  const id = env.create('product.attribute', { name: 'Of shirts', ...more })
  const values = names.map((name) =>
    env.create('product.attribute.value', { name, attribute_id: id, is_custom: name === 'own' }),
  )
  return { id, values, line: [0, 0, { attribute_id: id, value_ids: [[6, 0, values]] }] }
}

it.each(SERIES)('attributes, values and products of a plain %s know of each other', async (series) => {
  const env = await withApps(series)
  const major = Number.parseInt(series, 10)
  const [color, only] = [attribute(env, ['red', 'blue']), attribute(env, ['only'])]
  const shirt = env.create(TEMPLATE, { name: 'Shirt', attribute_line_ids: [color.line, only.line] })
  const lines = env.search(LINE, [['product_tmpl_id', '=', shirt]])
  const [red, blue, single] = env.search(VALUE, [['product_tmpl_id', '=', shirt]], { order: 'id' }) as [
    number,
    number,
    number,
  ]
  const [[first, second]] = valuesOf(env, TEMPLATE, shirt, 'product_variant_ids') as [[number, number]]
  expect(
    valuesOf(env, TEMPLATE, shirt, 'has_configurable_attributes', 'valid_product_template_attribute_line_ids'),
  ).toEqual([...[true, lines]])
  expect(valuesOf(env, VARIANT, first, 'combination_indices')).toEqual([`${red},${single}`])
  if (major >= 16) expect(valuesOf(env, VARIANT, first, 'product_template_variant_value_ids')).toEqual([[red]])
  const chosen =
    major < 18
      ? `#attr=${blue},${single}`
      : `${major < 19 ? '#' : '?'}attribute_values=${color.values[1]},${only.values[0]}`
  expect(valuesOf(env, VARIANT, second, 'website_url')).toEqual([`/shop/shirt-${shirt}${chosen}`])
  expect(valuesOf(env, 'product.attribute', color.id, 'product_tmpl_ids')).toEqual([[shirt]])
  if (major >= 18) expect(valuesOf(env, 'product.attribute', color.id, 'template_value_ids')).toEqual([[red, blue]])
  const value = color.values[0] as number
  expect(valuesOf(env, 'product.attribute.value', value, 'is_used_on_products', 'pav_attribute_line_ids')).toEqual([
    ...[true, [lines[0]]],
  ])
  expect(valuesOf(env, VALUE, blue, 'ptav_product_variant_ids')).toEqual([[second]])
  if (major >= 16) expect(valuesOf(env, VALUE, red, 'color')[0]).toBeGreaterThan(0)
  if (major < 19) return
  expect(valuesOf(env, 'product.attribute.value', value, 'default_extra_price_changed')).toEqual([false])
  env.write(VALUE, [red], { price_extra: 5 })
  expect(valuesOf(env, 'product.attribute.value', value, 'default_extra_price_changed')).toEqual([true])
})

it.each(SERIES)('which products of a plain %s leave a choice', async (series) => {
  const env = await withApps(series)
  const make = (...lines: readonly unknown[]) => env.create(TEMPLATE, { name: 'P', attribute_line_ids: lines })
  const leavesChoice = (id: number) => valuesOf(env, TEMPLATE, id, 'has_configurable_attributes')[0]
  expect(leavesChoice(make())).toBe(false)
  expect(leavesChoice(make(attribute(env, ['only']).line))).toBe(false)
  expect(leavesChoice(make(attribute(env, ['one'], { create_variant: 'dynamic' }).line))).toBe(true)
  const own = make(attribute(env, ['own'], { create_variant: 'no_variant' }).line)
  expect(leavesChoice(own)).toBe(Number.parseInt(series, 10) >= 16)
  expect(
    env.search(TEMPLATE, [
      ['has_configurable_attributes', '=', true],
      ['id', '=', own],
    ]).length,
  ).toBe(Number.parseInt(series, 10) >= 16 ? 1 : 0)
})
