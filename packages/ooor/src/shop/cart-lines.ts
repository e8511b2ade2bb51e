import { Token, Tokenizer, TokenizerMode } from 'parse5'

/** What is in these is no markup. */
const TEXT_MODES: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
])

const LONGEST_NAME = 2000

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
  const onText = ({ chars }: Token.CharacterToken) => {
    // No shop's names are as long: a heading that is never closed is none.
    if (nameTag !== undefined && name.length < LONGEST_NAME) name += chars
  }
  const ignore = () => {}
  // A token at a time and no tree: time and memory stay within the page's length, whatever is in it.
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        const tag = token.tagName
        const attribute = (one: string) => Token.getTokenAttr(token, one) ?? ''
        tokenizer.state = TEXT_MODES.get(tag) ?? tokenizer.state
        if (tag === 'a' && attribute('href').includes('/shop/')) linkDepth++
        else if (linkDepth > 0 && nameTag === undefined && /^(strong|h\d)$/.test(tag)) {
          nameTag = tag
          name = ''
        }
        if (tag !== 'input' || !/(^|\s)js_quantity(\s|$)/.test(attribute('class'))) return
        const id = Number(attribute('data-line-id'))
        const productId = Number(attribute('data-product-id'))
        if (!id || !productId || lines.has(id)) return
        const quantity = Number(attribute('value'))
        lines.set(id, { id, productId, name: name.replace(/\s+/g, ' ').trim(), quantity })
      },
      onEndTag({ tagName }) {
        if (tagName === nameTag) nameTag = undefined
        if (tagName === 'a' && linkDepth > 0) linkDepth--
      },
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  )
  tokenizer.write(html, true)
  return [...lines.values()]
}
