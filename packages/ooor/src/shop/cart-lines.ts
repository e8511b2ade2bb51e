import { type HtmlNode, steps } from './pages/html-tree.ts'
import { languageOf, type Money, moneyIn } from './pages/money.ts'

const LONGEST_NAME = 2000

/** True for a page of which a script makes the lines: only their place is in it (odoo/odoo#239486, not merged with 20.0). */
export function isDrawnInBrowser(html: string): boolean {
  return /<[a-z]+\s[^>]*\bid=["']cart_products["']/i.test(html) && !/\bjs_quantity\b/.test(html)
}

/**
 * One line of a cart. What the shop's page does not show is left out, as where the page is drawn in the browser and the
 * lines are known by answers only.
 */
export interface CartLine {
  /** The id of the `sale.order.line`. */
  readonly id: number
  /** The id of the `product.product`. */
  readonly productId: number
  /** The product's name as the shop shows it, in the visitor's language. */
  readonly name: string
  readonly quantity: number
  /** The price of one, as the shop shows prices: with or without taxes. */
  readonly unitPrice?: number
  /** The price of all of them, likewise. */
  readonly subtotal?: number
  /** The taxes on the line, where they are known: see `Cart.contents`. */
  readonly tax?: number
  /** The path of the product's page. */
  readonly url?: string
  /** The path of the product's picture. */
  readonly imageUrl?: string
}

/** A line as it stands on the page, whose price is that of one or of all of them. */
export interface PricedLine {
  readonly line: CartLine
  readonly price: Money | undefined
}

/**
 * Reads the lines out of the shop's cart page: the only way for an anonymous visitor, on every series.
 *
 * Each line has an `input.js_quantity` with `data-line-id` and `data-product-id` (14 to 20; twice since 19, for two
 * screen sizes), after a link to the product around its name. The row around it has the picture and the price.
 */
export function cartLinesOf(page: HtmlNode): PricedLine[] {
  const language = languageOf(page)
  const lines = new Map<number, PricedLine>()
  let name = ''
  let url = ''
  let linkDepth = 0
  let heading: HtmlNode | undefined
  for (const { node, text, leaves } of steps(page)) {
    const isLink = node.tag === 'a' && node.attr('href').includes('/shop/')
    if (text !== undefined) {
      // No shop's names are as long: a heading that is never closed is none.
      if (heading !== undefined && name.length < LONGEST_NAME) name += text.slice(0, LONGEST_NAME)
    } else if (leaves) {
      if (node === heading) heading = undefined
      if (node.tag === 'a' && linkDepth > 0) linkDepth--
    } else if (isLink) {
      linkDepth++
      url = node.attr('href')
    } else if (linkDepth > 0 && heading === undefined && /^(strong|h\d)$/.test(node.tag)) {
      heading = node
      name = ''
    } else if (node.tag === 'input' && node.hasClass('js_quantity')) {
      const id = Number(node.attr('data-line-id'))
      const productId = Number(node.attr('data-product-id'))
      if (!id || !productId || lines.has(id)) continue
      const quantity = Number(node.attr('value'))
      lines.set(id, rowAround(node, { id, productId, name: name.replace(/\s+/g, ' ').trim(), quantity }, url, language))
    }
  }
  return [...lines.values()]
}

const isRow = (node: HtmlNode) => node.tag === 'tr' || node.hasClass('o_cart_product')
const isPrice = (node: HtmlNode) =>
  node.attr('name') === 'price' || node.attr('name') === 'website_sale_cart_line_price' || node.hasClass('td-price')

function rowAround(input: HtmlNode, line: CartLine, url: string, language: string): PricedLine {
  const row = input.closest(isRow)
  if (row === undefined) return { line, price: undefined }
  const imageUrl = row.find(({ tag }) => tag === 'img')?.attr('src')
  return {
    line: { ...line, ...(url !== '' && { url }), ...(imageUrl && { imageUrl }) },
    price: moneyIn(row.find(isPrice), language),
  }
}
