import type { Shop } from './catalogue/shop.ts'
import type { Checkout } from './checkout/checkout.ts'
import { loadMethods } from './load-methods.ts'
import type { LoadSession } from './shop-session.ts'

const chunk = () => import('./shop-chunk.ts')

/** The shop as a session sees it; what is behind it is loaded with the first use. */
export function shopOf(session: LoadSession): Shop {
  return loadMethods<Shop>(
    ['search', 'count', 'categories', 'product', 'variant', 'wishes', 'addWish', 'removeWish', 'subscribe', 'orders'],
    async () => new (await chunk()).ShopOperations(await session()),
  )
}

/** The checkout of a session, likewise. */
export function checkoutOf(session: LoadSession): Checkout {
  return loadMethods<Checkout>(
    ['address', 'country', 'setAddress', 'applyCode', 'deliveries', 'chooseDelivery', 'payments', 'confirm', 'result'],
    async () => new (await chunk()).CheckoutOperations(await session()),
  )
}
