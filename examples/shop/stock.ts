import { type ProductVariant, type Session, UnsupportedError } from 'ooor'
import type { ProductDetail, Variant } from './catalogue.ts'
import type { Odoo } from './models.ts'
import type { Money } from './money.ts'

/** A variant as the shop sells it: its price list, and what is left. */
export interface Offer extends Variant {
  /** The price before a discount; undefined without one. */
  readonly before: Money | undefined
  /** How many are there; null where the shop does not count. */
  readonly stock: number | null
  readonly canBeBought: boolean
}

/** More are not asked for: their price is the list's, and the cart says the rest. */
const MOST_ASKED = 12

/** What is for sale of a product, as a visitor of the shop is told. */
export async function offersOf(visitor: Session<Odoo>, product: ProductDetail): Promise<Offer[]> {
  return Promise.all(
    product.variants.map(async (variant, place) => {
      const told = place < MOST_ASKED ? await offered(visitor, product.id, variant.id) : undefined
      if (told === undefined) return { ...variant, before: undefined, stock: null, canBeBought: true }
      const { currency } = variant.price
      return {
        ...variant,
        price: { amount: told.price, currency },
        before: told.hasDiscount ? { amount: told.listPrice, currency } : undefined,
        stock: told.stock,
        canBeBought: told.isPossible && (told.stock === null || told.stock > 0 || told.isSoldBeyondStock),
      }
    }),
  )
}

async function offered(
  visitor: Session<Odoo>,
  templateId: number,
  productId: number,
): Promise<ProductVariant | undefined> {
  try {
    return await visitor.shop.variant({ templateId, productId })
  } catch (error) {
    // Up to 11 the shop tells no price of a variant.
    if (UnsupportedError.is(error)) return undefined
    throw error
  }
}
