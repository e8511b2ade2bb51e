import { isAtLeast } from 'ooor/protocol'
import type { Dialect } from '../dialect/index.ts'
import type { Stored } from '../orm/definition.ts'
import { escapeHtml, pageOf } from './pages.ts'

const NOTE = '<p class="note">The sandbox’s own cart page: a real Odoo goes on to address and payment from here.</p>'

/** The cart page, with the parts that a client can rely on as the series has them. */
export function cartPage(dialect: Dialect, lines: readonly Readonly<Stored>[]): string {
  const line = isAtLeast(dialect.series, 19) ? lineSince19 : lineBefore19
  const body =
    lines.length === 0
      ? '<div class="js_cart_lines alert alert-info">Your cart is empty!</div>'
      : lines.map(line).join('\n')
  return pageOf('Shop - Select Products', `<div class="oe_website_sale"><h1>Order summary</h1>${body}${NOTE}</div>`)
}

function lineBefore19({ id, name, product_id, product_uom_qty }: Readonly<Stored>): string {
  return `<tr><td class="td-product_name"><a href="/shop/product-${product_id}"><strong>${escapeHtml(String(name))}</strong></a></td>
<td class="td-qty"><input type="text" class="js_quantity form-control quantity" data-line-id="${id}" data-product-id="${product_id}" value="${product_uom_qty}"/></td></tr>`
}

// Twice: once for each screen size.
function lineSince19({ id, name, product_id, product_uom_qty }: Readonly<Stored>): string {
  const input = `<input type="text" class="js_quantity quantity form-control border-0" data-line-id="${id}" data-product-id="${product_id}" value="${product_uom_qty}"/>`
  return `<div class="o_cart_product" data-product-id="${product_id}"><a class="text-reset" href="/shop/product-${product_id}"><h6>${escapeHtml(String(name))}</h6></a>
<div name="website_sale_cart_line_quantity">${input}</div><div name="website_sale_cart_line_quantity_mobile">${input}</div></div>`
}
