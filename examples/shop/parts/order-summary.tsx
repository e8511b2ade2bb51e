import type { ShownCart } from '../cart.ts'
import { price } from '../format.ts'
import { TotalsList } from './totals-list.tsx'

/** What is about to be bought, beside the steps of the checkout. */
export const OrderSummary = ({ cart: { lines, totals } }: { cart: ShownCart }) => (
  <aside class="summary" aria-label="Your order">
    <h2>Your order</h2>
    <ul class="summary-lines">
      {lines.map(({ name, quantity, subtotal }) => (
        <li>
          <span>
            {name} <span class="muted">× {quantity}</span>
          </span>
          {subtotal !== undefined && <span>{price(subtotal, 'always')}</span>}
        </li>
      ))}
    </ul>
    <TotalsList totals={totals} />
  </aside>
)
