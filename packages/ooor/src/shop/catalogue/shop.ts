import type { CallOptions } from '../../wires/index.ts'
import type { ShopCurrency } from '../pages/money.ts'

/** A field and a direction that each shop can be ordered by; `x_…` are stored fields of the shop's own. */
export type ShopOrder =
  `${'list_price' | 'name' | 'create_date' | 'website_sequence' | `x_${string}`} ${'asc' | 'desc'}`

/** What products are looked for. */
export interface ProductSearch extends CallOptions {
  /** Words, as a visitor types them. */
  readonly text?: string | undefined
  /** The id of a `product.public.category`; those below it count. */
  readonly category?: number | undefined
  /** As `list_price asc` or `name desc`. @default the shop's own order */
  readonly order?: ShopOrder | undefined
  /** From 1. @default 1 */
  readonly page?: number | undefined
  /** Attribute values, as `<attribute>-<value>` by their ids: `['1-3', '1-4', '2-7']`. */
  readonly attributes?: readonly string[] | undefined
}

/** A product as a list of the shop shows it. */
export interface ShopProduct {
  /** The id of the `product.template`. */
  readonly id: number
  /** The id of the `product.product` that the list would put into the cart, where it has a button for it. */
  readonly productId?: number
  readonly name: string
  /** The path of its page. */
  readonly url: string
  /** The path of its picture. */
  readonly imageUrl?: string
  /** As the shop shows it, with or without taxes; left out where it shows none. */
  readonly price?: number
  /** The price before a discount, where there is one. */
  readonly listPrice?: number
  readonly currency?: ShopCurrency
}

/** One page of a search. */
export interface ProductPage {
  readonly products: readonly ShopProduct[]
  readonly page: number
  readonly hasMore: boolean
}

/** What is told of categories beside their names. */
export interface CategoriesOptions extends CallOptions {
  /** Counts the products of each, among those that have these words. */
  readonly countedFor?: string | undefined
}

/** A category of the shop. */
export interface ShopCategory {
  /** The id of the `product.public.category`. */
  readonly id: number
  readonly name: string
  readonly parentId: number | null
  /** Products in it and below; null when they were not counted. */
  readonly count: number | null
}

/** One value that a product comes with, as a colour. */
export interface AttributeValue {
  /** The id of the `product.template.attribute.value` (`product.attribute.value` to 11). */
  readonly id: number
  readonly name: string
  /** What it costs more; 0 for nothing. */
  readonly extra: number
  /** Ids of values of other attributes that it does not go with. */
  readonly excludes: readonly number[]
  /** True for the one that the shop proposes. */
  readonly isProposed: boolean
}

/** What a product can be chosen by. */
export interface ProductAttribute {
  /** The id of the `product.attribute`. */
  readonly id: number
  readonly name: string
  readonly values: readonly AttributeValue[]
}

/** A product as its page shows it. */
export interface ProductDetails extends ShopProduct {
  readonly description: string
  /** What it can be chosen by; empty for a product of one kind. */
  readonly attributes: readonly ProductAttribute[]
}

/** Which variant of a product. */
export interface VariantChoice extends CallOptions {
  /** The id of the `product.template`. */
  readonly templateId: number
  /** The id of the `product.product`. @default what `values` lead to */
  readonly productId?: number | undefined
  /** The ids of the chosen values. @default those that the shop proposes */
  readonly values?: readonly number[] | undefined
  /** Prices may hang on it. @default 1 */
  readonly quantity?: number | undefined
}

/** A variant of a product, with price and stock. */
export interface ProductVariant {
  readonly templateId: number
  /** The id of the `product.product`, for the cart; null when there is none of these values. */
  readonly productId: number | null
  readonly name: string
  /** As the shop shows it, with or without taxes. */
  readonly price: number
  /** The price before a discount. */
  readonly listPrice: number
  readonly hasDiscount: boolean
  /** False when these values do not go together; up to 14 the server tells that on the page: `AttributeValue.excludes`. */
  readonly isPossible: boolean
  /** What can be had at once; null where the shop does not count (`website_sale_stock`). */
  readonly stock: number | null
  /** False when it cannot be ordered beyond the stock. */
  readonly isSoldBeyondStock: boolean
  /** What of it is in the cart; null where the shop does not tell. */
  readonly inCart: number | null
  /** As `Units`; empty where the shop does not tell, as 19 of what it keeps no stock of (real 19.0). */
  readonly unit: string
}

/** A product on a wish list. */
export interface Wish {
  /** The id of the `product.wishlist`. */
  readonly id: number
  /** The id of the `product.product`. */
  readonly productId: number
  readonly name: string
  readonly url: string
}

/** What a newsletter said to somebody new. */
export interface SubscriptionAnswer {
  readonly accepted: boolean
  /** The shop's words; empty for none. */
  readonly message: string
}

/** Which orders. */
export interface OrdersOptions extends CallOptions {
  /** @default 80 */
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** One order of a visitor or user. */
export interface OrderSummary {
  /** The id of the `sale.order`; null where a visitor's page does not tell it. */
  readonly id: number | null
  /** As `S00042`. */
  readonly name: string
  /** Null for a visitor's. */
  readonly date: Date | null
  /** As `sent` or `sale`; null for a visitor's. */
  readonly state: string | null
  readonly total: number | null
  /** As `USD`, or its symbol where only that is known; null for neither. */
  readonly currency: string | null
  /** The path of the order's page in the portal; null for a visitor's. */
  readonly url: string | null
}

/**
 * What a shop shows to one session, visitor or logged in: in its language and with its prices. Needs `website_sale`.
 *
 * ```ts
 * const { products } = await session.shop.search({ text: 'desk', order: 'list_price asc' })
 * const { attributes } = await session.shop.product(products[0])
 * const variant = await session.shop.variant({ templateId: products[0].id, values: [chosen] })
 * if (variant.productId !== null) await session.cart.add(variant.productId)
 * ```
 */
export interface Shop {
  /**
   * Looks for products, a page at a time; as many as the shop has on one.
   *
   * Sends `GET /shop`, `/shop/category/<id>` and `/page/<n>` behind them, and reads the page.
   */
  search(options?: ProductSearch): Promise<ProductPage>

  /**
   * How many products there are.
   *
   * Sends `POST /shop/products/autocomplete` on 14, `/website/snippet/autocomplete` since 15.
   *
   * @throws UnsupportedError before 14, which have no such route
   */
  count(options?: Pick<ProductSearch, 'text' | 'category' | 'signal'>): Promise<number>

  /**
   * The categories of the shop; with `countedFor: ''` how many products each has, with words how many of those.
   *
   * Calls `product.public.category.search_read` for a user; for a visitor it reads the links on the page `GET /shop`, which
   * has them when the shop shows its categories. Counting sends what `count` does for each.
   */
  categories(options?: CategoriesOptions): Promise<ShopCategory[]>

  /**
   * A product's page: what it can be chosen by.
   *
   * Sends `GET /shop/product/<id>`.
   *
   * @throws MissingError when there is none that this session may see
   */
  product(product: ShopProduct | number, options?: CallOptions): Promise<ProductDetails>

  /**
   * A variant with price and stock.
   *
   * Sends `POST /sale/get_combination_info_website` from 12 to 16, `/website_sale/get_combination_info` since 17.
   *
   * @throws UnsupportedError before 12, which have no such route
   */
  variant(choice: VariantChoice): Promise<ProductVariant>

  /**
   * The wish list. A visitor's is in the session.
   *
   * Sends `GET /shop/wishlist`.
   *
   * @throws UnsupportedError without the module `website_sale_wishlist`
   */
  wishes(options?: CallOptions): Promise<Wish[]>

  /**
   * Puts a product on the wish list.
   *
   * Sends `POST /shop/wishlist/add`.
   *
   * @param productId the id of a `product.product`
   * @throws UnsupportedError without the module `website_sale_wishlist`
   */
  addWish(productId: number, options?: CallOptions): Promise<void>

  /**
   * Takes a product from the wish list.
   *
   * Sends `POST /shop/wishlist/remove/<id>`.
   *
   * @throws UnsupportedError without the module `website_sale_wishlist`
   */
  removeWish(wish: Wish | number, options?: CallOptions): Promise<void>

  /**
   * Puts an address on a newsletter's list.
   *
   * Sends `POST /website_mass_mailing/subscribe`.
   *
   * @param listId the id of a `mailing.list` (`mail.mass_mailing.list` to 12)
   * @throws UnsupportedError without the module `website_mass_mailing`
   */
  subscribe(email: string, listId: number, options?: CallOptions): Promise<SubscriptionAnswer>

  /**
   * The orders of whose session it is, the newest first: a user's own and those of their company; of a visitor the one
   * that was placed last in this session. Carts and cancelled orders are left out.
   *
   * ```ts
   * for (const { name, total, currency } of await session.orders()) console.log(name, total, currency)
   * ```
   *
   * Calls `sale.order.search_read` for a user, behind `res.users.read` and `res.partner.read`; sends `GET /shop/cart` and
   * `GET /shop/confirmation` for a visitor.
   */
  orders(options?: OrdersOptions): Promise<OrderSummary[]>
}
