import type { PlacedOrder } from 'ooor'
import { price } from '../format.ts'
import type { Money } from '../money.ts'
import { TickIcon } from '../parts/icons.tsx'
import { Layout } from '../parts/layout.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly order: PlacedOrder
  readonly total: Money | undefined
}

export const ThanksPage = ({ visitor, order: { name, message }, total }: Props) => (
  <Layout title="Thank you" visitor={visitor}>
    <section class="panel thanks">
      <TickIcon />
      <h1>Thank you</h1>
      <p class="muted">Your order is with us. We have written down everything, and send it to you as well.</p>
      <dl>
        <div>
          <dt>Order</dt>
          <dd data-order-name>{name}</dd>
        </div>
        {total !== undefined && (
          <div>
            <dt>Total</dt>
            <dd>{price(total, 'always')}</dd>
          </div>
        )}
      </dl>
      {message !== '' && (
        <p class="note" data-payment-message>
          {message}
        </p>
      )}
      <a class="button button-wide" href={visitor.isLoggedIn ? '/orders' : '/'}>
        {visitor.isLoggedIn ? 'See all your orders' : 'Back to the products'}
      </a>
    </section>
  </Layout>
)
