import { checkCallOptions } from '../../errors/check-options.ts'
import type { CallOptions } from '../../wires/index.ts'
import type { CartTotals } from '../cart-contents.ts'
import { checkAddress, checkAddressOptions, checkCode, checkConfirm, shownId } from '../check-shop-options.ts'
import { positiveInteger } from '../positive-integer.ts'
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

  async address(options: AddressOptions = {}): Promise<AddressForm> {
    checkAddressOptions('address', options)
    return this.#inTurn(async (session) => (await addressForm(session, options)).form, options)
  }

  async country(countryId: number, options: AddressOptions = {}): Promise<CountryInfo> {
    positiveInteger('country id', countryId)
    checkAddressOptions('country', options)
    return this.#inTurn((session) => countryInfo(session, countryId, options), options)
  }

  async setAddress(address: ShopAddress, options: SetAddressOptions = {}): Promise<AddressAnswer> {
    checkAddress(address)
    checkAddressOptions('setAddress', options)
    return this.#inTurn((session) => setAddress(session, address, options), options)
  }

  async applyCode(code: string, options: CallOptions = {}): Promise<CodeAnswer> {
    checkCode(code)
    checkCallOptions('applyCode', options)
    return this.#inTurn((session) => applyCode(session, code, options), options)
  }

  async deliveries(options: CallOptions = {}): Promise<Delivery[]> {
    checkCallOptions('deliveries', options)
    return this.#inTurn((session) => deliveries(session, options), options)
  }

  async chooseDelivery(delivery: Delivery | number, options: CallOptions = {}): Promise<CartTotals> {
    const id = shownId('delivery', delivery)
    checkCallOptions('chooseDelivery', options)
    return this.#inTurn((session) => chooseDelivery(session, id, options), options)
  }

  async payments(options: CallOptions = {}): Promise<Payments> {
    checkCallOptions('payments', options)
    return this.#inTurn((session) => payments(session, options), options)
  }

  async confirm(options: ConfirmOptions = {}): Promise<OrderPlaced | PaymentDue> {
    checkConfirm(options)
    return this.#inTurn((session) => confirm(session, options), options)
  }

  async result(options: CallOptions = {}): Promise<PlacedOrder | null> {
    checkCallOptions('result', options)
    return this.#inTurn((session) => result(session, options), options)
  }

  /** Makes sure before each step that the server has the session still: a lost one looks like an empty cart. */
  #inTurn<T>(step: (session: ShopSession) => Promise<T>, options: CallOptions): Promise<T> {
    const session = this.#session
    return session.inTurn(async () => {
      if (!session.isNewcomer) await session.verify(options)
      return step(session)
    }, options)
  }
}
