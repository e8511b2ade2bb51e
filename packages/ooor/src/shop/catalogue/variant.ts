import { UnsupportedError } from '../../errors/index.ts'
import { isAtLeast } from '../../wires/index.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import type { ProductVariant, VariantChoice } from './shop.ts'

/** A variant, as the shop's own page asks for it when a visitor chooses. */
export async function variantOf(session: ShopSession, choice: VariantChoice): Promise<ProductVariant> {
  const series = await shopSeries(session, choice)
  if (!isAtLeast(series, 12)) {
    throw new UnsupportedError(`Odoo ${series.name} tells no prices of variants: the route came with 12.0`)
  }
  const { templateId, productId, values = [], quantity = 1, signal } = choice
  const params = {
    product_template_id: templateId,
    product_id: productId ?? false,
    combination: values,
    add_qty: quantity,
  }
  const [path, sent] = isAtLeast(series, 17)
    ? ['/website_sale/get_combination_info', params]
    : // Required, and not looked at.
      ['/sale/get_combination_info_website', { ...params, pricelist_id: false }]
  const answer = await session.request(path, sent, { isReadOnly: true, ...(signal != null && { signal }) })
  return readVariant((answer ?? {}) as Readonly<Record<string, unknown>>, templateId)
}

/** Reads what 12 to 20 tell of a variant. */
export function readVariant(told: Readonly<Record<string, unknown>>, templateId: number): ProductVariant {
  const id = numberOf(told.product_id) ?? 0
  const price = numberOf(told.price) ?? 0
  const isCounted = told.is_storable ?? told.product_type === 'product'
  return {
    templateId,
    productId: id > 0 ? id : null,
    name: typeof told.display_name === 'string' ? told.display_name : '',
    price,
    listPrice: numberOf(told.list_price) ?? price,
    hasDiscount: told.has_discounted_price === true,
    isPossible: told.is_combination_possible !== false && id > 0,
    stock: isCounted ? (numberOf(told.free_qty) ?? numberOf(told.virtual_available) ?? null) : null,
    isSoldBeyondStock: isSoldBeyondStock(told),
    inCart: numberOf(told.cart_qty) ?? null,
    unit: typeof told.uom_name === 'string' ? told.uom_name : '',
  }
}

/** `inventory_availability` to 14 says when the stock is a limit, `allow_out_of_stock_order` since. */
function isSoldBeyondStock({ allow_out_of_stock_order, inventory_availability }: Readonly<Record<string, unknown>>) {
  if (typeof allow_out_of_stock_order === 'boolean') return allow_out_of_stock_order
  return inventory_availability !== 'always' && inventory_availability !== 'threshold'
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)
