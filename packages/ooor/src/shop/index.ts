/**
 * The shop as a visitor sees it.
 *
 * @module
 */
export { Cart } from './cart.ts'
export type { CartChange } from './cart-change.ts'
export type { CartContents, CartTotals } from './cart-contents.ts'
export type { CartLine } from './cart-lines.ts'
export type { CartProduct } from './cart-product.ts'
export type {
  AttributeValue,
  CategoriesOptions,
  OrderSummary,
  OrdersOptions,
  ProductAttribute,
  ProductDetails,
  ProductPage,
  ProductSearch,
  ProductVariant,
  Shop,
  ShopCategory,
  ShopOrder,
  ShopProduct,
  SubscriptionAnswer,
  VariantChoice,
  Wish,
} from './catalogue/shop.ts'
export type {
  AddressAnswer,
  AddressField,
  AddressForm,
  AddressKind,
  AddressOptions,
  Checkout,
  CodeAnswer,
  ConfirmOptions,
  CountryInfo,
  Delivery,
  OrderPlaced,
  PaymentDue,
  PaymentMethod,
  Payments,
  PlacedOrder,
  SetAddressOptions,
  ShopAddress,
  ShopCountry,
  ShopState,
} from './checkout/checkout.ts'
export { checkoutOf, shopOf } from './load-shop.ts'
export type { ShopCurrency } from './pages/money.ts'
export type { LoadSession, ShopSession } from './shop-session.ts'
