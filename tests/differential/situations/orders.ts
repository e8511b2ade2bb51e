import type { Named, Stage } from './stage.ts'

const CURRENCIES = ['JPY', 'CHF', 'GBP', 'KWD', 'USD', 'EUR'] as const
const UNITS = ['product_uom_unit', 'product_uom_dozen'] as const
const QUANTITIES = [0, 1, 1, 2, 3, 0.5, 1.005, 12.333, 7, 100, -1] as const
const DISCOUNTS = [0, 0, 0, 5, 10, 33.33, 12.345, 100] as const

/** What a shop sells, to whom, at which prices. */
interface Market {
  readonly taxes: readonly Named[]
  readonly products: readonly Named[]
  readonly pricelists: readonly Named[]
  readonly positions: readonly Named[]
  readonly customers: readonly Named[]
}

/**
 * Orders of customers at home and abroad, by pricelists in several currencies, of products with taxes that add up or are in the
 * price, changed as people change them.
 */
export async function orders(stage: Stage): Promise<void> {
  const market = await marketOf(stage)
  for (let index = 1; index <= 3; index += 1) await oneOrder(stage, market, `order ${index}`)
}

async function marketOf(stage: Stage): Promise<Market> {
  // Whatever else is there: what customers have where nobody says.
  const code = stage.random.pick(CURRENCIES)
  // One for all: lines of an order that comes to another currency keep amounts of the one before (sandbox-differences.md).
  const currency = await stage.meet(code, 'res.currency', [['name', '=', code]])
  const house = { name: `${stage.mark} house list`, sequence: 0, currency_id: currency }
  await stage.make('product.pricelist', 'house list', house)
  const taxes = await times(4, (index) => taxOf(stage, index))
  const positions = await times(2, (index) => positionOf(stage, index, taxes))
  const products = await times(4, (index) => productOf(stage, index, taxes))
  const pricelists = await times(2, (index) => pricelistOf(stage, index, currency, products))
  const customers = await times(3, (index) => customerOf(stage, index, positions, pricelists))
  return { taxes, positions, products, pricelists, customers }
}

async function taxOf(stage: Stage, index: number): Promise<Named> {
  const { random } = stage
  const isIncluded = stage.chance(0.3)
  const included = (await stage.has('account.tax', 'price_include_override'))
    ? { price_include_override: isIncluded ? 'tax_included' : 'tax_excluded' }
    : { price_include: isIncluded }
  return stage.make('account.tax', `tax ${index}`, {
    name: `${stage.mark} tax ${index}`,
    type_tax_use: 'sale',
    amount_type: random.pick(['percent', 'percent', 'fixed', 'division']),
    amount: random.pick([0, 5, 7.7, 19, 21, 33.333]),
    sequence: random.below(3),
    include_base_amount: stage.chance(0.3),
    ...included,
  })
}

async function positionOf(stage: Stage, index: number, taxes: readonly Named[]): Promise<Named> {
  const name = `${stage.mark} position ${index}`
  const [from, to] = [stage.random.pick(taxes), stage.random.pick(taxes)]
  const isMapped = await stage.has('account.tax', 'original_tax_ids')
  const mapping = stage.chance(0.8) ? [[0, 0, { tax_src_id: from, tax_dest_id: stage.chance(0.2) ? false : to }]] : []
  const position = await stage.make('account.fiscal.position', `position ${index}`, {
    name,
    ...(!isMapped && { tax_ids: mapping }),
  })
  if (isMapped && mapping.length > 0 && from !== to)
    await stage.does('mapping', to, 'write', { fiscal_position_ids: [[4, position]], original_tax_ids: [[4, from]] })
  return position
}

async function productOf(stage: Stage, index: number, taxes: readonly Named[]): Promise<Named> {
  const kind = await stage.fieldOf('product.product', 'detailed_type', 'type')
  return stage.make('product.product', `product ${index}`, {
    name: `${stage.mark} product ${index}`,
    [kind]: 'service',
    list_price: stage.amount(stage.random.pick([20, 500, 3000])),
    standard_price: stage.amount(200),
    taxes_id: [[6, 0, stage.some(taxes, 3)]],
    ...(stage.chance(0.3) && { description_sale: 'as seen' }),
  })
}

async function pricelistOf(stage: Stage, index: number, currency: Named, products: readonly Named[]): Promise<Named> {
  const { random } = stage
  const items = Array.from({ length: random.below(4) }, () => {
    const of = stage.chance(0.4)
      ? { applied_on: '0_product_variant', product_id: random.pick(products) }
      : { applied_on: '3_global' }
    return [0, 0, { ...of, ...(stage.chance(0.3) && { min_quantity: random.pick([1, 2, 50]) }), ...ruleOf(stage) }]
  })
  return stage.make('product.pricelist', `pricelist ${index}`, {
    name: `${stage.mark} pricelist ${index}`,
    currency_id: currency,
    item_ids: items,
  })
}

function ruleOf(stage: Stage): Readonly<Record<string, unknown>> {
  const { random } = stage
  const kind = random.pick(['fixed', 'percentage', 'formula'])
  if (kind === 'fixed') return { compute_price: kind, fixed_price: stage.amount(100) }
  if (kind === 'percentage') return { compute_price: kind, percent_price: random.pick([10, 33.33, 5.5, -7.7]) }
  return {
    compute_price: kind,
    base: random.pick(['list_price', 'standard_price']),
    price_discount: random.pick([0, 10, 33.33, -20]),
    price_round: random.pick([0, 0.05, 1, 0.25]),
    price_surcharge: random.pick([0, -0.01, 1.33]),
    price_min_margin: random.pick([0, 0, 1.5]),
  }
}

async function customerOf(
  stage: Stage,
  index: number,
  positions: readonly Named[],
  pricelists: readonly Named[],
): Promise<Named> {
  // No pricelist of the demo data is for one of these.
  const code = stage.random.pick(['JP', 'AU', 'US', 'IN'])
  const country = await stage.meet(`country ${code}`, 'res.country', [['code', '=', code]])
  const customer = await stage.make('res.partner', `customer ${index}`, {
    name: `${stage.mark} customer ${index}`,
    ...(stage.chance(0.7) && { country_id: country }),
    ...(stage.chance(0.4) && { property_account_position_id: stage.random.pick(positions) }),
    ...(stage.chance(0.4) && { property_product_pricelist: stage.random.pick(pricelists) }),
  })
  for (const type of stage.some(['invoice', 'delivery'], 2))
    await stage.make('res.partner', `${type} of customer ${index}`, {
      name: `${stage.mark} ${type} ${index}`,
      parent_id: customer,
      type,
    })
  return customer
}

async function oneOrder(stage: Stage, market: Market, name: string): Promise<void> {
  const { random } = stage
  const unit = await stage.fieldOf('sale.order.line', 'product_uom_id', 'product_uom')
  const tax = await stage.fieldOf('sale.order.line', 'tax_ids', 'tax_id')
  const units = await Promise.all(
    UNITS.map((id) => stage.meet(id, 'uom.uom', [['name', '=', id === 'product_uom_unit' ? 'Units' : 'Dozens']])),
  )
  const line = () => ({
    product_id: random.pick(market.products),
    product_uom_qty: random.pick(QUANTITIES),
    ...(stage.chance(0.3) && { discount: random.pick(DISCOUNTS) }),
    ...(stage.chance(0.2) && { price_unit: stage.amount(300) }),
    ...(stage.chance(0.15) && { [unit]: random.pick(units) }),
    ...(stage.chance(0.15) && { [tax]: [[6, 0, stage.some(market.taxes, 2)]] }),
  })
  const order = await stage.make('sale.order', name, {
    partner_id: random.pick(market.customers),
    ...(stage.chance(0.5) && { pricelist_id: random.pick(market.pricelists) }),
    ...(stage.chance(0.3) && { fiscal_position_id: random.pick(market.positions) }),
    order_line: Array.from({ length: 1 + random.below(3) }, () => [0, 0, line()]),
  })
  const look = async (label: string) => {
    await stage.look(`${name} ${label}`, order, [
      ...['state', 'amount_untaxed', 'amount_tax', 'amount_total', 'currency_id.name', 'currency_rate'],
      ...['pricelist_id.name', 'fiscal_position_id.name', 'partner_id.name', 'partner_invoice_id.name'],
      ...['partner_shipping_id.name', 'invoice_status'],
    ])
    await stage.lookFor(
      `${name} ${label}, line`,
      'sale.order.line',
      [['order_id', '=', order]],
      [
        ...['name', 'product_uom_qty', `${unit}.name`, 'price_unit', 'discount', 'price_subtotal', 'price_tax'],
        ...['price_total', 'price_reduce_taxexcl', 'price_reduce_taxinc', `${tax}.name`, 'invoice_status'],
      ],
    )
  }
  await look('as made')
  for (let step = 1; step <= 3; step += 1) {
    const change = random.pick(['quantity', 'product', 'discount', 'unit', 'more', 'pricelist', 'position', 'customer'])
    const first = await stage.meet(`line of ${name}`, 'sale.order.line', [['order_id', '=', order]])
    const label = `after step ${step}, another ${change}`
    const write = (of: Named, values: object) => stage.does(`${name} ${label}`, of, 'write', values)
    if (change === 'quantity') await write(first, { product_uom_qty: random.pick(QUANTITIES) })
    if (change === 'product') await write(first, { product_id: random.pick(market.products) })
    if (change === 'discount') await write(first, { discount: random.pick(DISCOUNTS) })
    if (change === 'unit') await write(first, { [unit]: random.pick(units) })
    if (change === 'more') await write(order, { order_line: [[0, 0, line()]] })
    if (change === 'pricelist') await write(order, { pricelist_id: random.pick(market.pricelists) })
    if (change === 'position') await write(order, { fiscal_position_id: random.pick(market.positions) })
    if (change === 'customer') await write(order, { partner_id: random.pick(market.customers) })
    await look(label)
  }
  const last = random.pick(['action_confirm', 'action_cancel', 'nothing'])
  if (last === 'nothing') return
  await stage.does(name, order, last)
  await look(`after ${last}`)
}

/** As many of something, one after the other. */
async function times<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let index = 1; index <= count; index += 1) made.push(await make(index))
  return made
}
