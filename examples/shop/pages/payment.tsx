import type { Payments } from 'ooor'
import type { ShownCart } from '../cart.ts'
import { price } from '../format.ts'
import { Layout } from '../parts/layout.tsx'
import { OrderSummary } from '../parts/order-summary.tsx'
import { Steps } from '../parts/steps.tsx'
import { keyOf } from '../payment-key.ts'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly cart: ShownCart
  readonly payments: Payments
}

export const PaymentPage = ({ visitor, cart, payments: { isFree, methods, problem } }: Props) => {
  const canPay = isFree || methods.length > 0
  return (
    <Layout title="Payment" at="cart" visitor={visitor}>
      <Steps at="/checkout/payment" />
      <h1 class="page-title">{isFree ? 'Nothing to pay' : 'How do you pay?'}</h1>
      <div class="cart">
        <form class="choices" method="post" action="/checkout/payment">
          {!canPay && (
            <p class="note note-bad" role="alert">
              {problem || 'There is no way to pay at the moment.'}
            </p>
          )}
          {methods.map((method, index) => (
            <label class="choice">
              <input type="radio" name="method" value={keyOf(method)} checked={index === 0} required />
              <span>
                {method.name}
                {method.isTest && <small class="muted">Test mode: no money moves.</small>}
              </span>
            </label>
          ))}
          <button class="button button-wide" type="submit" disabled={!canPay}>
            {isFree ? 'Place the order' : `Order and pay ${price(cart.totals.total, 'always')}`}
          </button>
          <p class="hint">With this you buy. Your order stands as soon as you see our thank-you.</p>
        </form>
        <OrderSummary cart={cart} />
      </div>
    </Layout>
  )
}
