import type { Route } from '../route.ts'
import { addressRoutes } from './address-routes.ts'
import { cartRoutes } from './cart-routes.ts'
import { checkoutRoutes } from './checkout-routes.ts'
import { combinationRoutes } from './combinations.ts'
import { deliveryRoutes } from './deliveries.ts'
import { orderRoutes } from './order-pages.ts'
import { paymentRoutes } from './payment-routes.ts'
import { productListRoutes } from './product-list.ts'
import { productPageRoutes } from './product-page.ts'
import { productSearchRoutes } from './product-search.ts'
import { wishRoutes } from './wishes.ts'

/** The shop to its end: products, cart, checkout, orders. */
export const shopRoutes: readonly Route[] = [
  ...cartRoutes,
  ...productListRoutes,
  ...productSearchRoutes,
  ...combinationRoutes,
  ...wishRoutes,
  ...checkoutRoutes,
  ...addressRoutes,
  ...deliveryRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...productPageRoutes,
]
