import { loadMethods } from '../load-methods.ts'
import type { ShopSession } from '../shop-session.ts'
import type { Checkout } from './checkout.ts'

/** The checkout of a session; what is behind it is loaded with the first use. */
export function checkoutOf(session: ShopSession): Checkout {
  return loadMethods<Checkout>(
    ['address', 'country', 'setAddress', 'deliveries', 'chooseDelivery', 'payments', 'confirm', 'result'],
    async () => new (await import('../shop-chunk.ts')).CheckoutOperations(session),
  )
}
