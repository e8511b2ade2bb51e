import type { PricedCart, PricedLine } from '../catalogue.ts'
import { price, things } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { ArrowIcon, BinIcon, MinusIcon, PlusIcon } from '../parts/icons.tsx'
import { Layout } from '../parts/layout.tsx'
import { Picture } from '../parts/picture.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly cart: PricedCart
  /** There was less in stock than asked for. */
  readonly isShort: boolean
}

export const CartPage = ({ visitor, cart, isShort }: Props) => {
  const { lines, untaxed, tax, total } = cart
  if (lines.length === 0) {
    return (
      <Layout title="Cart" at="cart" visitor={visitor}>
        <h1 class="page-title">Your cart</h1>
        <Empty
          title="Nothing in it yet"
          text="What you put into your cart stays here for a week, on this browser."
          action={{ href: '/', label: 'Find something' }}
        />
      </Layout>
    )
  }
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <Layout title="Cart" at="cart" visitor={visitor}>
      <h1 class="page-title">
        Your cart <small>{things(quantity, 'thing')}</small>
      </h1>
      {isShort && (
        <p class="note" role="alert">
          There are no more of these in stock.
        </p>
      )}
      <div class="cart">
        <ul class="lines">
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </ul>
        <aside class="summary" aria-label="Summary">
          <dl>
            <div>
              <dt>Subtotal</dt>
              <dd>{price(untaxed, 'always')}</dd>
            </div>
            {tax !== null && (
              <div>
                <dt>Taxes</dt>
                <dd>{price(tax, 'always')}</dd>
              </div>
            )}
            <div>
              <dt>Delivery</dt>
              <dd>Chosen at checkout</dd>
            </div>
            <div class="summary-total">
              <dt>Total</dt>
              <dd>{price(total, 'always')}</dd>
            </div>
          </dl>
          <a class="button button-wide" href="/shop/cart">
            Check out with Odoo <ArrowIcon />
          </a>
          {!visitor.isLoggedIn && (
            <p class="hint">
              Have an account? <a href="/login?next=/cart">Log in</a>, and this cart comes along.
            </p>
          )}
        </aside>
      </div>
    </Layout>
  )
}

const Line = ({ line }: { line: PricedLine }) => (
  <li class="line">
    <Picture template={line.templateId} hasPicture={line.hasPicture} alt="" size={256} />
    <div class="line-text">
      <h2>
        <a href={`/products/${line.templateId}`}>{line.name}</a>
      </h2>
      <p class="muted">{price(line.unitPrice, 'always')} each</p>
    </div>
    <form class="stepper" method="post" action={`/cart/lines/${line.id}`} aria-label={`Quantity of ${line.name}`}>
      <input type="hidden" name="variant" value={line.productId} />
      <button class="step" type="submit" name="quantity" value={line.quantity - 1} aria-label="One less">
        <MinusIcon />
      </button>
      <output>{line.quantity}</output>
      <button class="step" type="submit" name="quantity" value={line.quantity + 1} aria-label="One more">
        <PlusIcon />
      </button>
    </form>
    <p class="line-total">{price(line.subtotal, 'always')}</p>
    <form class="line-remove" method="post" action={`/cart/lines/${line.id}`}>
      <input type="hidden" name="variant" value={line.productId} />
      <button
        class="round round-quiet"
        type="submit"
        name="quantity"
        value="0"
        aria-label={`Remove ${line.name}`}
        title="Remove"
      >
        <BinIcon />
      </button>
    </form>
  </li>
)
