import { isId } from '../belongings/record-id.ts'
import { checkOptions } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import type { CallOptions } from '../wires/index.ts'
import type { CartProduct } from './cart-product.ts'
import type { VariantChoice } from './catalogue/shop.ts'
import { variantOf } from './catalogue/variant.ts'
import { checkIds } from './check-shop-options.ts'
import type { ShopSession } from './shop-session.ts'

/** The id of the variant that goes into a cart; asks the shop for the one that it proposes of a template. */
export async function variantIdOf(session: ShopSession, product: CartProduct, options: CallOptions): Promise<number> {
  if (isProductId(product)) return product
  if (typeof product === 'object' && product !== null) {
    const { productId, templateId, values } = product as {
      readonly productId?: unknown
      readonly templateId?: unknown
      readonly values?: readonly number[]
    }
    if (isProductId(productId)) return productId
    if (productId === null) {
      throw new InvalidValueError('its productId is null: these values lead to no variant that the shop sells')
    }
    if (productId === undefined && isProductId(templateId)) {
      // Passed over, values by another name would put the shop's own choice into the cart.
      checkOptions<CartTemplate>('cart.add', product as CartTemplate, { templateId: true, values: true })
      if (values !== undefined) checkIds('values of cart.add', values)
      const variant = await variantOf(session, { templateId, ...(values && { values }), ...options })
      if (variant.productId !== null && variant.isPossible) return variant.productId
      throw new InvalidValueError(
        `the shop has no variant of the product ${templateId} with these values: see shop.product(…).attributes`,
      )
    }
  }
  throw new InvalidValueError(
    `cart.add takes the id of a product.product, { productId } or { templateId }, not ${describe(product)}; a row of shop.search has the id of a template`,
  )
}

type CartTemplate = Pick<VariantChoice, 'templateId' | 'values'>

/** Views alone have negative ones, and none of them is sold. */
function isProductId(value: unknown): value is number {
  return isId(value) && value > 0
}
