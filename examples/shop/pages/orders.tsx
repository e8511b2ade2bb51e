import { day, price, things } from '../format.ts'
import { LIVE_ORDERS, LIVE_SCRIPT } from '../live-orders.ts'
import type { Order } from '../orders.ts'
import { Empty } from '../parts/empty.tsx'
import { Layout } from '../parts/layout.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly name: string
  readonly orders: readonly Order[]
}

const STATES: Readonly<Record<Order['state'], string>> = {
  cart: 'In your cart',
  draft: 'Not finished',
  sent: 'Quotation',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
}

export const OrdersPage = ({ visitor, name, orders }: Props) => (
  <Layout title="Orders" at="orders" visitor={visitor}>
    <h1 class="page-title">
      Your orders <small>{name}</small>
    </h1>
    <div data-live={LIVE_ORDERS}>
      {orders.length === 0 ? (
        <Empty
          title="No orders yet"
          text="What you order is listed here, with all its lines."
          action={{ href: '/', label: 'Find something' }}
        />
      ) : (
        <ol class="orders">
          {orders.map((order, index) => (
            <OrderItem order={order} isOpen={index === 0} />
          ))}
        </ol>
      )}
    </div>
    <script type="module" src={LIVE_SCRIPT} />
  </Layout>
)

const OrderItem = ({ order, isOpen }: { order: Order; isOpen: boolean }) => (
  <li class="order">
    <details open={isOpen}>
      <summary>
        <span class="order-name">{order.name}</span>
        <span class={`state state-${order.state}`}>{STATES[order.state]}</span>
        <span class="muted order-date">
          {day(order.date)}, {things(order.lines.length, 'line')}
        </span>
        <strong class="order-total">{price(order.total, 'always')}</strong>
      </summary>
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Quantity</th>
            <th scope="col">Subtotal</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr>
              <td>{line.name}</td>
              <td class="muted">× {line.quantity}</td>
              <td class="number">{price(line.subtotal, 'always')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.state === 'cart' && (
        <p class="order-more">
          <a href="/cart">Go on to the checkout</a>
        </p>
      )}
    </details>
  </li>
)
