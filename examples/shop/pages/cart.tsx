import type { ShownCart, ShownLine } from '../cart.ts'
import { price, things } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { ArrowIcon, BinIcon, MinusIcon, PlusIcon } from '../parts/icons.tsx'
import { Layout } from '../parts/layout.tsx'
import { TotalsList } from '../parts/totals-list.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  /** Undefined when there is nothing in it. */
  readonly cart: ShownCart | undefined
  /** There was less in stock than asked for. */
  readonly isShort: boolean
  /** What became of a code. */
  readonly code: string | undefined
}

export const CartPage = ({ visitor, cart, isShort, code }: Props) => {
  if (cart === undefined) {
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
  const { lines, totals } = cart
  return (
    <Layout title="Cart" at="cart" visitor={visitor}>
      <h1 class="page-title">
        Your cart <small>{things(visitor.cartQuantity, 'thing')}</small>
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
          <TotalsList totals={totals} />
          <form class="code" method="post" action="/cart/code">
            <input name="code" aria-label="Code" placeholder="Promo code" autocomplete="off" />
            <button class="button button-quiet" type="submit">
              Apply
            </button>
          </form>
          {code === 'unknown' && (
            <p class="note note-bad" role="alert">
              We do not know this code.
            </p>
          )}
          <a class="button button-wide" href="/checkout">
            Check out <ArrowIcon />
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

const Line = ({ line }: { line: ShownLine }) => (
  <li class="line">
    <span class="picture">
      {line.picture !== undefined && <img src={line.picture} alt="" width={128} height={128} loading="lazy" />}
    </span>
    <div class="line-text">
      <h2>
        <a href={line.path}>{line.name}</a>
      </h2>
      {line.unitPrice !== undefined && <p class="muted">{price(line.unitPrice, 'always')} each</p>}
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
    <p class="line-total">{line.subtotal !== undefined && price(line.subtotal, 'always')}</p>
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
