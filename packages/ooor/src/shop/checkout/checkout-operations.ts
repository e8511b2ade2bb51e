import type { CallOptions } from '../../wires/index.ts'
import type { CartTotals } from '../cart-contents.ts'
import type { ShopSession } from '../shop-session.ts'
import { addressForm, countryInfo, setAddress } from './address.ts'
import { applyCode } from './apply-code.ts'
import type {
  AddressAnswer,
  AddressForm,
  AddressOptions,
  Checkout,
  CodeAnswer,
  ConfirmOptions,
  CountryInfo,
  Delivery,
  OrderPlaced,
  PaymentDue,
  Payments,
  PlacedOrder,
  SetAddressOptions,
  ShopAddress,
} from './checkout.ts'
import { confirm, payments, result } from './confirm.ts'
import { chooseDelivery, deliveries } from './deliveries.ts'

/** What is behind the checkout: each step waits for its turn, as changes of the cart do. */
export class CheckoutOperations implements Checkout {
  readonly #session: ShopSession

  constructor(session: ShopSession) {
    this.#session = session
  }

  address(options: AddressOptions = {}): Promise<AddressForm> {
    return this.#inTurn(async (session) => (await addressForm(session, options)).form, options)
  }

  country(countryId: number, options: AddressOptions = {}): Promise<CountryInfo> {
    return this.#inTurn((session) => countryInfo(session, countryId, options), options)
  }

  setAddress(address: ShopAddress, options: SetAddressOptions = {}): Promise<AddressAnswer> {
    return this.#inTurn((session) => setAddress(session, address, options), options)
  }

  applyCode(code: string, options: CallOptions = {}): Promise<CodeAnswer> {
    return this.#inTurn((session) => applyCode(session, code, options), options)
  }

  deliveries(options: CallOptions = {}): Promise<Delivery[]> {
    return this.#inTurn((session) => deliveries(session, options), options)
  }

  chooseDelivery(delivery: Delivery | number, options: CallOptions = {}): Promise<CartTotals> {
    const id = typeof delivery === 'number' ? delivery : delivery.id
    return this.#inTurn((session) => chooseDelivery(session, id, options), options)
  }

  payments(options: CallOptions = {}): Promise<Payments> {
    return this.#inTurn((session) => payments(session, options), options)
  }

  confirm(options: ConfirmOptions = {}): Promise<OrderPlaced | PaymentDue> {
    return this.#inTurn((session) => confirm(session, options), options)
  }

  result(options: CallOptions = {}): Promise<PlacedOrder | null> {
    return this.#inTurn((session) => result(session, options), options)
  }

  /** Makes sure before each step that the server has the session still: a lost one looks like an empty cart. */
  #inTurn<T>(step: (session: ShopSession) => Promise<T>, options: CallOptions): Promise<T> {
    const session = this.#session
    return session.inTurn(async () => {
      if (!session.isNewcomer) await session.verify(options)
      return step(session)
    })
  }
}
