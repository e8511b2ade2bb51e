import { combinationName } from '../../data/combinations.ts'
import { amountsOf } from '../../data/taxes.ts'
import type { Environment } from '../../orm/environment.ts'
import { escapeHtml } from '../pages.ts'
import type { Row } from './carts.ts'
import { naming } from './catalogue.ts'
import { moneyMark } from './money.ts'
import { productPath } from './paths.ts'

/** The cart's lines as the pages of the series mark them (wire/*\/svc-shop-cart-page, -add-one). */
export function cartLines(env: Environment, lines: readonly Row[]): string {
  const { major } = env.dialect.series
  if (lines.length === 0) return '<div class="js_cart_lines alert alert-info">Your cart is empty!</div>'
  const rows = lines.map((line) => shown(env, line))
  if (major < 17) {
    return `<table class="mb16 table table-striped table-sm js_cart_lines" id="cart_products">
<thead><tr><th class="td-img">Product</th><th></th><th class="text-center td-qty">Quantity</th><th class="text-center td-price">Price</th><th class="text-center td-action"></th></tr></thead>
<tbody>${rows.map(tableRow).join('\n')}</tbody></table>`
  }
  const marks = rows.map(major < 19 ? block : blockSince19).join('\n')
  return `<div id="cart_products" class="js_cart_lines d-flex flex-column mb32">${marks}</div>`
}

interface Shown {
  readonly id: number
  readonly productId: number
  readonly quantity: number
  readonly name: string
  readonly description: string
  readonly path: string
  readonly picture: string
  readonly unitPrice: string
  readonly subtotal: string
}

function shown(env: Environment, line: Row): Shown {
  const { major } = env.dialect.series
  const variants = env.table('product.product')
  const product = variants.rows.get(line.product_id as number) as Row
  const quantity = line.product_uom_qty as number
  const { subtotal } = amountsOf(line, env)
  const name = String(env.raw(variants, product, 'name'))
  const currency = env.raw(env.table('sale.order.line'), line, 'currency_id')
  return {
    ...{ id: line.id, productId: product.id, quantity },
    // With its reference up to 14, and with what it is of up to 18 (tried on 14.0 and 19.0).
    name: escapeHtml(major < 19 ? naming(env, major < 15).displayName('product.product', product.id) : name),
    description: escapeHtml(major < 19 ? '' : combinationName(product, env)),
    path: productPath(env, product.product_tmpl_id as number) + (major < 17 ? '#attr=' : ''),
    picture: `<img src="/web/image/product.product/${product.id}/image_128?unique=sandbox" class="img rounded o_image_64_max" alt="${escapeHtml(name)}" loading="lazy"/>`,
    unitPrice: moneyMark(quantity === 0 ? 0 : subtotal / quantity, env, currency),
    subtotal: moneyMark(subtotal, env, currency),
  }
}

const quantityInput = ({ id, productId, quantity }: Shown, look: string) =>
  `<input type="text" class="js_quantity ${look}" data-line-id="${id}" data-product-id="${productId}" value="${quantity}"/>`

const tableRow = (line: Shown) => `<tr>
<td align="center" class="td-img"><span>${line.picture}</span></td>
<td class="td-product_name"><div><a href="${line.path}"><strong>${line.name}</strong></a></div>${describe(line)}</td>
<td class="text-center td-qty"><div class="css_quantity input-group mx-auto">${quantityInput(line, 'form-control quantity')}</div><div class="availability_messages"></div></td>
<td class="text-center td-price" name="price"><span style="white-space: nowrap;">${line.unitPrice}</span></td>
<td class="td-action"><a href="#" class="js_delete_product no-decoration" title="Remove from cart"></a></td></tr>`

const describe = ({ description }: Shown) =>
  description === '' ? '' : `<div class="text-muted d-none d-md-block small"><span>${description}</span></div>`

const price = (line: Shown, tag: string) =>
  `<${tag} class="mb-0 h6 fw-bold text-end" name="website_sale_cart_line_price"><span style="white-space: nowrap;" data-oe-type="monetary" data-oe-expression="product_price">${line.subtotal}</span></${tag}>`

const block = (line: Shown) => `<div class="o_cart_product d-flex" data-product-id="${line.productId}">
${line.picture}<div class="flex-grow-1"><a href="${line.path}"><h6 class="d-inline align-top h6 fw-bold">${line.name}</h6></a>${describe(line)}</div>
<div class="d-flex flex-column align-items-end"><div name="website_sale_cart_line_quantity" class="css_quantity input-group mb-2">${quantityInput(line, 'quantity form-control')}</div>
<div class="availability_messages"></div>${price(line, 'div')}</div></div>`

// Twice what changes: once for each screen size.
const blockSince19 = (line: Shown) => `<div class="o_cart_product d-flex" data-product-id="${line.productId}">
<div class="o_cart_product_image"><a class="text-reset" name="o_cart_line_product_link" href="${line.path}">${line.picture}</a></div>
<div class="flex-grow-1"><a class="text-reset" name="o_cart_line_product_link" href="${line.path}"><h6 class="text-wrap mb-1">${line.name}</h6></a>
<div class="d-block d-md-none">${price(line, 'h6')}</div><div class="text-muted small">${line.description}</div></div>
<div class="d-none d-md-block">${price(line, 'h6')}<div class="css_quantity input-group" name="website_sale_cart_line_quantity">${quantityInput(line, 'quantity form-control border-0')}</div></div>
<div class="d-flex d-md-none"><div class="css_quantity input-group" name="website_sale_cart_line_quantity_mobile">${quantityInput(line, 'quantity form-control border-0')}</div></div></div>`
