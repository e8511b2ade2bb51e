import { Parser } from 'htmlparser2'

/** One line of a cart. */
export interface CartLine {
  /** The id of the `sale.order.line`. */
  readonly id: number
  /** The id of the `product.product`. */
  readonly productId: number
  /** The product's name as the shop shows it, in the visitor's language. */
  readonly name: string
  readonly quantity: number
}

/**
 * Reads the lines out of the shop's cart page: the only way for an anonymous visitor, on every series.
 *
 * Each line has an `input.js_quantity` with `data-line-id` and `data-product-id` (14 to 19; twice on 19, for two
 * screen sizes), after a link to the product around its name.
 */
export function readCartLines(html: string): CartLine[] {
  const lines = new Map<number, CartLine>()
  let name = ''
  let linkDepth = 0
  let nameTag: string | undefined
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'a' && (attributes.href ?? '').includes('/shop/')) linkDepth++
      else if (linkDepth > 0 && nameTag === undefined && /^(strong|h\d)$/.test(tag)) {
        nameTag = tag
        name = ''
      }
      if (tag !== 'input' || !/(^|\s)js_quantity(\s|$)/.test(attributes.class ?? '')) return
      const id = Number(attributes['data-line-id'])
      const productId = Number(attributes['data-product-id'])
      if (!id || !productId || lines.has(id)) return
      lines.set(id, { id, productId, name: name.replace(/\s+/g, ' ').trim(), quantity: Number(attributes.value) })
    },
    ontext(text) {
      if (nameTag !== undefined) name += text
    },
    onclosetag(tag) {
      if (tag === nameTag) nameTag = undefined
      if (tag === 'a' && linkDepth > 0) linkDepth--
    },
  })
  parser.end(html)
  return [...lines.values()]
}
