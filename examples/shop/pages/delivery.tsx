import type { Delivery } from 'ooor'
import type { ShownCart } from '../cart.ts'
import { price } from '../format.ts'
import { Layout } from '../parts/layout.tsx'
import { OrderSummary } from '../parts/order-summary.tsx'
import { Steps } from '../parts/steps.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly cart: ShownCart
  readonly deliveries: readonly Delivery[]
}

export const DeliveryPage = ({ visitor, cart, deliveries }: Props) => {
  const { currency } = cart.totals.total
  const possible = deliveries.filter(({ error }) => error === '')
  const proposed = possible.find(({ isChosen }) => isChosen) ?? possible[0]
  return (
    <Layout title="Delivery" at="cart" visitor={visitor}>
      <Steps at="/checkout/delivery" />
      <h1 class="page-title">How does it get there?</h1>
      <div class="cart">
        <form class="choices" method="post" action="/checkout/delivery">
          {deliveries.map((delivery) => (
            <label class="choice">
              <input
                type="radio"
                name="delivery"
                value={delivery.id}
                checked={delivery === proposed}
                disabled={delivery.error !== ''}
                required
              />
              <span>
                {delivery.name}
                {delivery.error !== '' && <small class="muted">{delivery.error}</small>}
              </span>
              {delivery.price !== null && (
                <strong>{delivery.price === 0 ? 'Free' : price({ amount: delivery.price, currency }, 'always')}</strong>
              )}
            </label>
          ))}
          <button class="button button-wide" type="submit" disabled={proposed === undefined}>
            Continue to payment
          </button>
        </form>
        <OrderSummary cart={cart} />
      </div>
    </Layout>
  )
}
