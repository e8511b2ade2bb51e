import type { CallOptions } from '../../wires/index.ts'
import type { CartTotals } from '../cart-contents.ts'
import type { ShopCurrency } from '../pages/money.ts'

/** What an address is for. */
export type AddressKind = 'billing' | 'shipping'

/** Which address is meant. */
export interface AddressOptions extends CallOptions {
  /** @default 'billing' */
  readonly kind?: AddressKind | undefined
  /** The `res.partner` whose address it is. @default the one that the order has, or a new one */
  readonly partnerId?: number | undefined
}

/** Which address is set. */
export interface SetAddressOptions extends AddressOptions {
  /** True when the order is billed and shipped there. @default true for a billing address */
  readonly isForBoth?: boolean | undefined
}

/** An address as a visitor gives it. What is left out stays as it is; null empties it. */
export interface ShopAddress {
  readonly name?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly street?: string | null | undefined
  readonly street2?: string | null | undefined
  readonly city?: string | null | undefined
  readonly zip?: string | null | undefined
  /** The id of a `res.country`. */
  readonly countryId?: number | null | undefined
  /** The id of a `res.country.state`. */
  readonly stateId?: number | null | undefined
  readonly company?: string | null | undefined
  /** The tax identification number. */
  readonly vat?: string | null | undefined
  /** Fields that a shop adds to its form, by their names there. */
  readonly more?: Readonly<Record<string, string | number | null>> | undefined
}

/** One field of the address form. */
export interface AddressField {
  /** As the server names it, as `country_id`. */
  readonly name: string
  /** In the visitor's language. */
  readonly label: string
  /** As HTML has it: `text`, `email`, `tel`, `select`, `checkbox` … */
  readonly type: string
  readonly isRequired: boolean
  /** What is filled in by now; empty for nothing. */
  readonly value: string
}

/** A country that the shop's form has to choose from. */
export interface ShopCountry {
  /** The id of the `res.country`. */
  readonly id: number
  readonly name: string
}

/** A state, or province, of a country. */
export interface ShopState {
  /** The id of the `res.country.state`. */
  readonly id: number
  readonly name: string
  /** As `CA`; empty where the server does not tell it. */
  readonly code: string
}

/** The form that the shop shows for an address. */
export interface AddressForm {
  readonly kind: AddressKind
  /** The `res.partner` that it changes; null for a new one. */
  readonly partnerId: number | null
  readonly fields: readonly AddressField[]
  /** The countries that the shop sells to. */
  readonly countries: readonly ShopCountry[]
  /** The states of the country that is filled in. */
  readonly states: readonly ShopState[]
}

/** What a country wants in an address. */
export interface CountryInfo {
  readonly states: readonly ShopState[]
  /** Fields in the order of the country's addresses, as `['street', 'street2', 'zip', 'city', 'country_name']`. */
  readonly fields: readonly string[]
  /** Fields that must be filled in for this country, by their names in the form. */
  readonly required: readonly string[]
  /** As 32 for Belgium; null for none. */
  readonly phoneCode: number | null
}

/** What the shop said to an address. */
export interface AddressAnswer {
  readonly accepted: boolean
  /** What is wrong, by the field's name in the form (`country_id` for `countryId`, `company_name` for `company`); empty when it was accepted. */
  readonly errors: Readonly<Record<string, 'missing' | 'invalid'>>
  /** The shop's words, in the visitor's language. */
  readonly messages: readonly string[]
}

/** What the shop said to a code. */
export interface CodeAnswer {
  readonly accepted: boolean
  /** The shop's words, in the visitor's language; empty for none. */
  readonly message: string
}

/** A way to get what was bought. */
export interface Delivery {
  /** The id of the `delivery.carrier`. */
  readonly id: number
  readonly name: string
  /** Null when the server cannot say: `error` tells why. */
  readonly price: number | null
  readonly isChosen: boolean
  /** Why it cannot be had for this order; empty when it can. */
  readonly error: string
}

/** A way to pay. */
export interface PaymentMethod {
  /** The id of the `payment.provider` (`payment.acquirer` to 15). */
  readonly providerId: number
  /** As `custom` (`transfer` to 15) for wire transfers, `stripe` … */
  readonly providerCode: string
  /** The id of the `payment.method`, 17 and later; null before. */
  readonly methodId: number | null
  /** As `wire_transfer`, 17 and later; empty before. */
  readonly methodCode: string
  readonly name: string
  /** True for a provider in test mode, where the server tells. */
  readonly isTest: boolean
}

/** What there is to pay, and how it can be. */
export interface Payments {
  /** True when there is nothing to pay: `confirm()` needs no method then. */
  readonly isFree: boolean
  readonly totals: CartTotals
  /** Empty for a free order, and where the shop has none: `problem` says it in the shop's words. */
  readonly methods: readonly PaymentMethod[]
  readonly problem: string
}

/** An order that was placed. */
export interface PlacedOrder {
  /** The id of the `sale.order`; null where the page does not tell it. */
  readonly id: number | null
  /** As `S00042`; empty for visitors where the page does not tell it: 17 and 18 do once a payment is done. */
  readonly name: string
  readonly total: number | null
  readonly currency: ShopCurrency | null
  /** What the shop says of the payment, as the bank account of a wire transfer. */
  readonly message: string
  /** What went wrong on the server after the order was placed, as a mail that could not be sent; empty for nothing. */
  readonly warning: string
}

/** The order stands: it is paid by wire transfer, free, or was paid. */
export interface OrderPlaced {
  readonly kind: 'placed'
  readonly order: PlacedOrder
}

/** The visitor has to pay at the provider's: the order stands once they have. */
export interface PaymentDue {
  readonly kind: 'payment'
  /** As `S00042-1`. */
  readonly reference: string
  readonly providerCode: string
  /** Where the visitor's browser goes to pay; null for a provider whose own script takes the payment, by `values`. */
  readonly redirect: {
    readonly method: 'GET' | 'POST'
    readonly url: string
    readonly fields: Readonly<Record<string, string>>
  } | null
  /** What the provider's script is given, as the server answered. */
  readonly values: Readonly<Record<string, unknown>>
}

/** How an order is paid. */
export interface ConfirmOptions extends CallOptions {
  /** One of `payments()`; none for a free order. */
  readonly payment?: PaymentMethod | undefined
}

/**
 * The way from a cart to an order, of one session, visitor or logged in. Needs `website_sale`.
 *
 * ```ts
 * const { checkout } = session
 * const { accepted, errors } = await checkout.setAddress({ name, email, phone, street, city, zip, countryId })
 * const deliveries = await checkout.deliveries()
 * const { methods } = await checkout.payments()
 * const end = await checkout.confirm({ payment: methods[0] })
 * if (end.kind === 'placed') console.log(end.order.name)
 * ```
 *
 * Each step throws a `UserError` when the cart is empty or an earlier step is missing, a `LoginRequiredError` where the
 * shop sells to users only, a `SessionLostError` when the server no longer has the session with the cart, and an
 * `OutcomeUnknownError` when the answer to what may have run is lost. The steps of one session, and changes of its cart,
 * run one after the other.
 */
export interface Checkout {
  /**
   * The form for an address: its fields, the required ones among them, and the countries.
   *
   * Sends `GET /shop/checkout` and `GET /shop/address` (10 and later), and reads the page. Up to 9 the page of the
   * checkout has the form. For a user up to 17 also `res.users.read`.
   */
  address(options?: AddressOptions): Promise<AddressForm>

  /**
   * What a country wants in an address, and its states.
   *
   * Sends `POST /shop/country_infos/<id>` from 10 to 17, `/shop/country_info/<id>` on 18,
   * `/my/address/country_info/<id>` since 19. Up to 9 the form has all states.
   *
   * @param countryId the id of a `res.country`
   */
  country(countryId: number, options?: AddressOptions): Promise<CountryInfo>

  /**
   * Sets where the order is billed or shipped to. What the visitor got wrong is in the answer, by field.
   *
   * Sends what `address` does, then the form: `POST /shop/address/submit` since 18, `/shop/address` from 10 to 17,
   * `/shop/confirm_order` before.
   */
  setAddress(address: ShopAddress, options?: SetAddressOptions): Promise<AddressAnswer>

  /**
   * Applies a promotion or coupon code to the cart: where the shop has price lists with codes, programs of `sale_coupon`
   * (14, 15) or of `loyalty` (16 and later). Whether it was taken is in the answer, with the shop's words.
   *
   * Sends the form `POST /shop/pricelist`, and reads the cart.
   */
  applyCode(code: string, options?: CallOptions): Promise<CodeAnswer>

  /**
   * The ways to deliver the order, with their prices; empty when nothing is to be delivered, or the shop has no
   * delivery methods (the module `website_sale_delivery` before 18). Set the address first: prices hang on it.
   *
   * Reads the page `/shop/checkout` and sends `POST /shop/get_delivery_rate` for each since 18; reads the page
   * `/shop/payment`, to which that one leads, and sends `/shop/carrier_rate_shipment` for each before.
   */
  deliveries(options?: CallOptions): Promise<Delivery[]>

  /**
   * Chooses how the order is delivered; answers what it comes to.
   *
   * Sends `POST /shop/set_delivery_method` since 18, `/shop/update_carrier` from 12 to 17, and reads the cart.
   *
   * @throws UserError when it cannot be had for this order
   */
  chooseDelivery(delivery: Delivery | number, options?: CallOptions): Promise<CartTotals>

  /**
   * What there is to pay, and the ways to pay it. Takes the address and the delivery as they are.
   *
   * Sends `GET /shop/confirm_order` (to 18; up to 17 behind `GET /shop/checkout`), which leads to `GET /shop/payment`, and
   * reads the page.
   */
  payments(options?: CallOptions): Promise<Payments>

  /**
   * Places the order: to the end where nothing is to pay, or later by wire transfer. For a provider that takes the money
   * at once, it answers where the visitor pays; the shop makes the order when they have, and `result` tells of it.
   *
   * Sends what `payments` does; `POST /shop/payment/transaction/…` and the provider's form, `/payment/status/poll`
   * (`/payment/process/poll` from 13 to 14), `GET /shop/payment/validate`, `GET /shop/confirmation`. A free order: the
   * form `POST /shop/payment/validate`.
   *
   * @throws UserError without a method where one is needed; when the payment was refused
   * @throws PdfToolMissingError when the server cannot write the mail that confirms a free order: it is not placed then
   */
  confirm(options?: ConfirmOptions): Promise<OrderPlaced | PaymentDue>

  /**
   * The order that this session placed last, for when a visitor comes back from a provider; null when there is none, or
   * they have not paid. A user's older cart, which the shop brings back behind it, is none that they pay.
   *
   * Sends `GET /shop/confirmation`; before it for a cart that is not known to be empty `GET /shop/cart`,
   * `/payment/status/poll` (`/payment/process/poll` from 13 to 14) and `GET /shop/payment/validate`.
   */
  result(options?: CallOptions): Promise<PlacedOrder | null>
}
