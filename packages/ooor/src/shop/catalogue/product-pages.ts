import { type HtmlNode, readHtml } from '../pages/html-tree.ts'
import { languageOf, type Money, moneyIn } from '../pages/money.ts'
import type { AttributeValue, ProductAttribute, ProductDetails, ShopCategory, ShopProduct } from './shop.ts'

/** The number at the end of an address: `/shop/office-lamp-6?x=1` is 6. */
export function idInUrl(url: string): number | undefined {
  const [path = ''] = url.split(/[?#]/)
  const id = Number(/(?:^|[-/])(\d+)\/?$/.exec(path)?.[1])
  return id > 0 ? id : undefined
}

/** The products of a page with many: each in an `.oe_product_cart` (8 to 20). */
export function readProducts(page: HtmlNode): ShopProduct[] {
  const language = languageOf(page)
  const products = new Map<number, ShopProduct>()
  for (const tile of page.all((one) => one.hasClass('oe_product_cart'))) {
    const product = productOf(tile, language)
    if (product !== undefined) products.set(product.id, product)
  }
  return [...products.values()]
}

const isTitle = (one: HtmlNode) => one.hasClass('o_wsale_products_item_title') || one.attr('itemprop') === 'name'
const isProductLink = (one: HtmlNode) => one.tag === 'a' && one.attr('href').includes('/shop/')

function productOf(tile: HtmlNode, language: string): ShopProduct | undefined {
  const [url = ''] = (tile.find(isProductLink)?.attr('href') ?? '').split('?')
  const id = hiddenId(tile, 'product_template_id') ?? idInUrl(url)
  if (id === undefined) return undefined
  const title = tile.find(isTitle) ?? tile.find(({ tag }) => /^h\d$/.test(tag))
  const productId = hiddenId(tile, 'product_id')
  return {
    id,
    ...(productId !== undefined && { productId }),
    name: title?.text ?? tile.attr('aria-label'),
    url,
    ...pictureIn(tile),
    ...pricesIn(tile, language),
  }
}

function hiddenId(around: HtmlNode, name: string): number | undefined {
  const id = Number(around.find((one) => one.tag === 'input' && one.attr('name') === name)?.attr('value'))
  return id > 0 ? id : undefined
}

function pictureIn(around: HtmlNode): { imageUrl?: string } {
  const imageUrl = around.find((one) => one.tag === 'img' && one.attr('src').includes('/image'))?.attr('src')
  return imageUrl ? { imageUrl } : {}
}

/** The price, and the one before a discount, which is crossed out. */
function pricesIn(around: HtmlNode, language: string): Pick<ShopProduct, 'price' | 'listPrice' | 'currency'> {
  const box = around.find((one) => one.hasClass('product_price'))
  const price = moneyIn(box, language)
  if (box === undefined || price === undefined) return {}
  const code = box.find((one) => one.attr('itemprop') === 'priceCurrency')?.text
  const before = crossedOut(box, language)
  return {
    price: price.amount,
    ...(before !== undefined && before.amount !== price.amount && { listPrice: before.amount }),
    currency: { ...price.currency, ...(code && { code }) },
  }
}

function crossedOut(box: HtmlNode, language: string): Money | undefined {
  const old = box.find(
    (one) => (one.tag === 'del' || one.attr('style').includes('line-through')) && !one.hasClass('d-none'),
  )
  return moneyIn(old, language)
}

/** Whether the pager knows of a page, by its number: the shop shows the last one for all beyond it. */
export function hasPage(page: HtmlNode, number: number): boolean {
  const isLinkBehind = (one: HtmlNode) =>
    one.tag === 'a' && Number(/\/page\/(\d+)/.exec(one.attr('href'))?.[1]) >= number
  return page.find(isLinkBehind) !== undefined
}

/** Whether the pager has a link to the page after this one. */
export function hasPageAfter(page: HtmlNode, number: number): boolean {
  return hasPage(page, number + 1)
}

/** The categories that a page has links to; those in a list below another are below it. */
export function readCategories(html: string): ShopCategory[] {
  const found = new Map<number, ShopCategory>()
  const isLink = (one: HtmlNode) => one.tag === 'a' && one.attr('href').includes('/shop/category/')
  for (const link of readHtml(html).all(isLink)) {
    const id = idInUrl(link.attr('href'))
    const name = link.text || link.attr('aria-label')
    if (id === undefined || name === '' || found.has(id)) continue
    const outer = link
      .closest(({ tag }) => tag === 'ul')
      ?.closest(({ tag }) => tag === 'li')
      ?.find(isLink)
    const parentId = outer === undefined ? undefined : idInUrl(outer.attr('href'))
    found.set(id, { id, name, parentId: parentId === undefined || parentId === id ? null : parentId, count: null })
  }
  return [...found.values()]
}

/** A product's own page. */
export function readProduct(html: string, path: string): ProductDetails | undefined {
  const page = readHtml(html)
  const language = languageOf(page)
  const main = page.find((one) => one.hasClass('js_main_product')) ?? page.find((one) => one.hasClass('js_product'))
  const [url = ''] = path.split('?')
  const around = main ?? page
  const id = hiddenId(around, 'product_template_id') ?? idInUrl(url)
  if (id === undefined) return undefined
  const productId = hiddenId(around, 'product_id')
  const details = page.find((one) => one.attr('id') === 'product_detail') ?? page
  const title = details.find(({ tag }) => tag === 'h1') ?? page.find(({ tag }) => tag === 'h1')
  const meta = page.find((one) => one.tag === 'meta' && one.attr('name') === 'description')?.attr('content')
  const box = details.find((one) => one.attr('placeholder') !== '' && one.tag === 'p')
  return {
    id,
    ...(productId !== undefined && { productId }),
    name: title?.text ?? '',
    url,
    ...pictureIn(details),
    ...pricesIn(around, language),
    description: (box?.text || meta) ?? '',
    attributes: readAttributes(around, language),
  }
}

const told = (one: HtmlNode, name: string) => one.attr(`data-${name.replace('_', '-')}`) || one.attr(`data-${name}`)

/** What a product can be chosen by: `data-attribute_id` to 18, `data-attribute-id` since 19. */
function readAttributes(around: HtmlNode, language: string): ProductAttribute[] {
  const excluded = exclusionsIn(around)
  return [...around.all((one) => one.hasClass('variant_attribute'))].flatMap((item) => {
    const id = Number(told(item, 'attribute_id'))
    if (!(id > 0)) return []
    const values = [...item.all((one) => Number(told(one, 'value_id')) > 0)].map((one) =>
      attributeValue(one, language, excluded),
    )
    const heading = item.find((one) => one.hasClass('attribute_name'))
    return [{ id, name: told(item, 'attribute_name') || (heading?.text ?? ''), values }]
  })
}

/** What does not go together, by the ids of values. */
type Exclusions = Readonly<Record<string, readonly number[] | undefined>>

function exclusionsIn(around: HtmlNode): Exclusions {
  const list = around.find((one) => one.hasClass('js_add_cart_variants'))
  try {
    const { exclusions = {} } = JSON.parse((list && told(list, 'attribute_exclusions')) || '{}') as {
      exclusions?: Exclusions
    }
    return exclusions
  } catch {
    return {}
  }
}

function attributeValue(input: HtmlNode, language: string, excluded: Exclusions): AttributeValue {
  const label = input.closest(({ tag }) => tag === 'label') ?? input
  const badge = label.find((one) => one.hasClass('variant_price_extra'))
  const amount = moneyIn(badge, language)?.amount ?? 0
  const isLess = badge?.parent?.text.startsWith('-') === true
  const id = Number(told(input, 'value_id'))
  return {
    id,
    excludes: excluded[id] ?? [],
    name: told(input, 'value_name') || input.text,
    extra: isLess ? -amount : amount,
    isProposed: input.hasAttr('checked') || input.hasAttr('selected'),
  }
}
