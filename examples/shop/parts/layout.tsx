import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { things } from '../format.ts'
import { STYLESHEET } from '../stylesheet.ts'
import type { Visitor } from '../visitor.ts'
import { BagIcon, SearchIcon, TickIcon } from './icons.tsx'

export const SHOP_NAME = 'Kontor'

interface Props {
  readonly title?: string
  readonly visitor: Visitor
  readonly search?: string
  /** Which of the header's links is this page. */
  readonly at?: 'products' | 'orders' | 'cart' | 'login'
  /** Something that has just been put into the cart. */
  readonly added?: string | undefined
  readonly children: Child
}

/** The page around a page. */
export const Layout = ({ title, visitor, search = '', at, added, children }: Props) => html`<!doctype html>
${(
  <html lang={visitor.lang.replace('_', '-')}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === undefined ? `${SHOP_NAME}, furniture for work` : `${title} · ${SHOP_NAME}`}</title>
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={STYLESHEET.path} />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="header">
        <div class="wide header-row">
          <a class="wordmark" href="/" aria-label={`${SHOP_NAME}, home`}>
            <Mark />
            {SHOP_NAME}
          </a>
          <search class="header-search">
            <form action="/" method="get">
              <SearchIcon />
              <label class="visually-hidden" for="q">
                Search products
              </label>
              <input id="q" name="q" type="search" placeholder="Search desks, chairs, lamps" value={search} />
            </form>
          </search>
          <nav class="header-links" aria-label="Shop">
            <a href="/" {...current(at === 'products')}>
              Products
            </a>
            <a href="/orders" {...current(at === 'orders')}>
              Orders
            </a>
            {visitor.isLoggedIn ? (
              <form method="post" action="/logout">
                <button class="plain" type="submit">
                  Log out
                </button>
              </form>
            ) : (
              <a href="/login" {...current(at === 'login')}>
                Log in
              </a>
            )}
          </nav>
          <CartLink quantity={visitor.cartQuantity} isCurrent={at === 'cart'} />
        </div>
      </header>
      {added !== undefined && (
        <div class="toast" role="status">
          <TickIcon />
          <span>{added} is in your cart.</span>
          <a href="/cart">View cart</a>
        </div>
      )}
      <main id="main" class="wide" tabindex={-1}>
        {children}
      </main>
      <footer class="footer">
        <div class="wide">
          <p>
            <strong>{SHOP_NAME}</strong> is an example of <code>ooor</code>: a shop in TypeScript, products, carts and
            orders in Odoo.
          </p>
          <Languages visitor={visitor} />
          <p>
            <a href="/shop/cart">Your cart on Odoo’s own page</a>
          </p>
        </div>
      </footer>
    </body>
  </html>
)}`

const CartLink = ({ quantity, isCurrent }: { quantity: number; isCurrent: boolean }) => (
  <a class="cart-link" href="/cart" aria-label={`Cart, ${things(quantity, 'thing')}`} {...current(isCurrent)}>
    <BagIcon />
    <span class="cart-word">Cart</span>
    {quantity > 0 && (
      <span class="badge" data-cart-quantity>
        {quantity > 99 ? '99+' : quantity}
      </span>
    )}
  </a>
)

/** The language of what Odoo has texts for: products, addresses, messages. */
const Languages = ({ visitor: { lang, languages, here } }: { visitor: Visitor }) =>
  languages.length < 2 ? null : (
    <form class="languages" method="post" action="/language" aria-label="Language">
      <input type="hidden" name="back" value={here} />
      {languages.map(({ code, name }) => (
        <button
          class="plain"
          type="submit"
          name="lang"
          value={code}
          lang={code.slice(0, 2)}
          aria-pressed={code === lang}
        >
          {name}
        </button>
      ))}
    </form>
  )

const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect x="2" y="2" width="20" height="20" rx="6" />
    <path d="M8 6.5v11M16 6.5l-7.5 5.8L16 17.5" />
  </svg>
)

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#1d5b4c"/><path d="M8 6.5v11M16 6.5l-7.5 5.8L16 17.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`

function current(isCurrent: boolean): { 'aria-current'?: 'page' } {
  return isCurrent ? { 'aria-current': 'page' } : {}
}
