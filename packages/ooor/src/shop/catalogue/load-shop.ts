import { loadMethods } from '../load-methods.ts'
import type { ShopSession } from '../shop-session.ts'
import type { Shop } from './shop.ts'

/** The shop as a session sees it; what is behind it is loaded with the first use. */
export function shopOf(session: ShopSession): Shop {
  return loadMethods<Shop>(
    ['search', 'count', 'categories', 'product', 'variant', 'wishes', 'addWish', 'removeWish', 'subscribe'],
    async () => new (await import('../shop-chunk.ts')).ShopOperations(session),
  )
}
