import type { Totals } from '../cart.ts'
import { price } from '../format.ts'

/** What an order comes to. */
export const TotalsList = ({ totals: { untaxed, tax, delivery, total } }: { totals: Totals }) => (
  <dl>
    <div>
      <dt>Subtotal</dt>
      <dd>{price(untaxed, 'always')}</dd>
    </div>
    <div>
      <dt>Taxes</dt>
      <dd>{price(tax, 'always')}</dd>
    </div>
    <div>
      <dt>Delivery</dt>
      <dd>{delivery === null ? 'Chosen at checkout' : delivery.amount === 0 ? 'Free' : price(delivery, 'always')}</dd>
    </div>
    <div class="summary-total">
      <dt>Total</dt>
      <dd>{price(total, 'always')}</dd>
    </div>
  </dl>
)
