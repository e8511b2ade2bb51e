import { expect, it } from 'vitest'
import { SERIES, valuesOf, withApps } from './with-apps.test-help.ts'

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

it.each(SERIES)('a product of a plain %s has its page, its units and its code', async (series) => {
  const env = await withApps(series)
  const major = Number.parseInt(series, 10)
  const id = env.create(TEMPLATE, { name: "Café & Crème: l'été", default_code: 'CH', list_price: 10 })
  const [[variant]] = valuesOf(env, TEMPLATE, id, 'product_variant_ids') as [[number]]
  const slug = major < 19 ? 'ch-cafe-creme-l-ete' : 'ch-cafe-creme-lete'
  expect(valuesOf(env, TEMPLATE, id, 'website_url', 'can_publish', 'weight_uom_name', 'volume_uom_name')).toEqual([
    ...[`/shop/${slug}-${id}`, true, 'kg', 'm³'],
  ])
  expect(valuesOf(env, VARIANT, variant, 'code', 'partner_ref', 'is_product_variant', 'combination_indices')).toEqual([
    ...['CH', "[CH] Café & Crème: l'été", true, ''],
  ])
  expect(valuesOf(env, VARIANT, variant, 'website_url')).toEqual([`/shop/${slug}-${id}${major < 17 ? '#attr=' : ''}`])
  expect(valuesOf(env, TEMPLATE, id, 'cost_currency_id', 'responsible_id')).toMatchObject([
    [expect.anything(), 'USD'],
    [2, 'Mitchell Admin'],
  ])
  const taxes = valuesOf(env, TEMPLATE, id, 'supplier_taxes_id', 'website_message_ids')
  expect(taxes).toEqual([[2], []])
  expect(valuesOf(env, TEMPLATE, id, 'cost_method', 'valuation')).toEqual([
    ...['standard', major < 19 ? 'manual_periodic' : 'periodic'],
  ])
})

it.each(SERIES)('new products of a plain %s stand after the last in the shop', async (series) => {
  const env = await withApps(series)
  const [first, second] = ['One', 'Two'].map((name) => env.create(TEMPLATE, { name })) as [number, number]
  const [[before], [after]] = [
    valuesOf(env, TEMPLATE, first, 'website_sequence'),
    valuesOf(env, TEMPLATE, second, 'website_sequence'),
  ]
  expect(Number(after) - Number(before)).toBe(5)
  expect(Number(before)).toBeGreaterThan(10_005)
})

it.each(SERIES.slice(1))('a product of a plain %s tells its unit, its ratings and its type', async (series) => {
  const env = await withApps(series)
  const major = Number.parseInt(series, 10)
  const [good, service] = ['consu', 'service'].map((type) =>
    env.create(TEMPLATE, { name: 'P', type, list_price: 7 }),
  ) as [number, number]
  expect(valuesOf(env, TEMPLATE, good, 'base_unit_name', 'rating_avg_text', 'rating_percentage_satisfaction')).toEqual([
    ...['Units', 'none', -1],
  ])
  expect([good, service].map((id) => valuesOf(env, TEMPLATE, id, 'product_tooltip')[0])).toEqual(
    major < 18
      ? [
          "Consumables are physical products for which you don't manage the inventory level: they are always available.",
          '',
        ]
      : [
          major < 19 ? 'You can invoice goods before they are delivered.' : '',
          'Invoice ordered quantities as soon as this service is sold.',
        ],
  )
  if (major < 18) expect(valuesOf(env, TEMPLATE, service, 'type', 'detailed_type')).toEqual(['service', 'service'])
  if (major >= 17) expect(valuesOf(env, TEMPLATE, good, 'product_properties')).toEqual([[]])
  // A variant that is made for itself counts one unit, one that its template makes none.
  const own = env.create(VARIANT, { name: 'Own', list_price: 7 })
  expect(valuesOf(env, VARIANT, own, 'base_unit_count', 'base_unit_price')).toEqual([1, 7])
  const [[made]] = valuesOf(env, TEMPLATE, good, 'product_variant_ids') as [[number]]
  expect(valuesOf(env, VARIANT, made, 'base_unit_count', 'base_unit_price')).toEqual([0, 0])
})

it.each(SERIES.slice(1, 4))('what a product of a plain %s is bought in', async (series) => {
  const env = await withApps(series)
  const id = env.create(TEMPLATE, { name: 'Eggs', uom_id: 2 })
  expect(valuesOf(env, TEMPLATE, id, 'uom_po_id')[0]).toMatchObject(series === '18.0' ? [2, 'Dozens'] : [1, 'Units'])
  env.write(TEMPLATE, [id], { uom_po_id: 1 })
  expect(valuesOf(env, TEMPLATE, id, 'uom_po_id')[0]).toMatchObject([1, 'Units'])
})

it.each(SERIES.slice(1))('a product of a plain %s tells its price with taxes and without', async (series) => {
  const env = await withApps(series)
  const within = Number.parseInt(series, 10) < 18 ? { price_include: true } : { price_include_override: 'tax_included' }
  const tax = { amount: 10, amount_type: 'percent', type_tax_use: 'sale' }
  const included = env.create('account.tax', { ...tax, ...within, name: 'Within' })
  const added = env.create('account.tax', { ...tax, name: 'On top' })
  const textOf = (price: number, taxes?: readonly number[]) => {
    const links = taxes === undefined ? {} : { taxes_id: [[6, 0, taxes]] }
    const id = env.create(TEMPLATE, { name: 'P', list_price: price, ...links })
    const [[variant]] = valuesOf(env, TEMPLATE, id, 'product_variant_ids') as [[number]]
    expect(valuesOf(env, VARIANT, variant, 'tax_string')).toEqual(valuesOf(env, TEMPLATE, id, 'tax_string'))
    return String(valuesOf(env, TEMPLATE, id, 'tax_string')[0]).replaceAll('\u00A0', '_')
  }
  expect(textOf(100)).toBe('(= $_115.00 Incl. Taxes)')
  expect(textOf(100, [])).toBe(' ')
  expect(textOf(11, [included])).toBe('(= $_10.00 Excl. Taxes)')
  expect(textOf(1000, [included, added])).toBe('(= $_1,090.91 Incl. Taxes, $_909.09 Excl. Taxes)')
})

it.each(SERIES)('variants of a plain %s have a picture of their own or their template’s', async (series) => {
  const env = await withApps(series)
  const attribute = env.create('product.attribute', { name: 'Color' })
  const values = ['red', 'blue'].map((name) => env.create('product.attribute.value', { name, attribute_id: attribute }))
  const line = [0, 0, { attribute_id: attribute, value_ids: [[6, 0, values]] }]
  const shirt = env.create(TEMPLATE, { name: 'Shirt', attribute_line_ids: [line] })
  const [[red, blue]] = valuesOf(env, TEMPLATE, shirt, 'product_variant_ids') as [[number, number]]
  env.write(VARIANT, [red], { image_1920: PICTURE })
  expect(valuesOf(env, TEMPLATE, shirt, 'image_1920', 'image_128')).toEqual([PICTURE, PICTURE])
  expect(valuesOf(env, VARIANT, blue, 'image_1920', 'image_512', 'image_variant_1920')).toEqual([
    PICTURE,
    PICTURE,
    false,
  ])
  env.write(VARIANT, [blue], { image_1920: PICTURE })
  expect(valuesOf(env, VARIANT, blue, 'image_variant_1920', 'image_256')).toEqual([PICTURE, PICTURE])
})
