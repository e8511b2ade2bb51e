import { type HtmlNode, readHtml } from './html-tree.ts'

/** A currency, as far as a page tells of it. */
export interface ShopCurrency {
  /** As the shop writes it, as `$` or `€`. */
  readonly symbol: string
  readonly position: 'before' | 'after'
  /** The ISO code, as `USD`, where the page has it. */
  readonly code?: string
}

/** An amount on a page. */
export interface Money {
  readonly amount: number
  readonly currency: ShopCurrency
}

/** The language of a page, as its numbers are written. */
export function languageOf(page: HtmlNode): string {
  return page.find(({ tag }) => tag === 'html')?.attr('lang') || 'en-US'
}

const isAmount = (node: HtmlNode) => node.hasClass('oe_currency_value')

/** The first amount in an element that is not crossed out: `$ <span class="oe_currency_value">1,234.50</span>`. */
export function moneyIn(node: HtmlNode | undefined, language: string): Money | undefined {
  if (node === undefined) return undefined
  for (const one of node.all(isAmount)) {
    let around: HtmlNode | null = one
    while (around !== null && around !== node && !isLeftOut(around)) around = around.parent
    if (around === node) return moneyOf(one, language)
  }
  return undefined
}

/** The amount of a piece of markup, as JSON answers have them. */
export function moneyOfMarkup(markup: unknown, language: string): Money | undefined {
  return typeof markup === 'string' ? moneyIn(readHtml(markup), language) : undefined
}

/** Crossed out, or hidden on screens of any size. */
function isLeftOut(node: HtmlNode): boolean {
  if (node.tag === 'del' || node.attr('style').includes('line-through')) return true
  return node.hasClass('d-none') && !/(^|\s)d-(sm|md|lg|xl|xxl)-/.test(node.attr('class'))
}

function moneyOf(value: HtmlNode, language: string): Money {
  const around = value.parent?.children ?? []
  const at = around.indexOf(value)
  const words = (nodes: typeof around) =>
    nodes
      .map((one) => (typeof one === 'string' ? one : one.text))
      .join('')
      .replace(/[\s\ufeff]+/g, ' ')
      .trim()
  const [before, after] = [words(around.slice(0, at)), words(around.slice(at + 1))]
  const isNegative = before.endsWith('-') || before.endsWith('\u2011')
  const symbol = before.replace(/[-\u2011]$/, '').trim() || after
  const amount = readAmount(value.text, language)
  return {
    amount: isNegative ? -amount : amount,
    currency: { symbol, position: symbol !== '' && symbol === after ? 'after' : 'before' },
  }
}

/**
 * A number as a language writes it. The last of two different separators is the decimal point; a single one before three
 * digits is what it is in that language.
 */
export function readAmount(text: string, language: string): number {
  const written = text.replace(/[\s\u00a0\u202f\ufeff'’]/g, '').replace(/^[\u2011\u2212]/, '-')
  const separators = written.replace(/[^.,\u066b\u066c]/g, '')
  const last = separators.at(-1)
  if (last === undefined) return Number(written)
  const at = written.lastIndexOf(last)
  const isOnce = separators.indexOf(last) === separators.length - 1
  const isMixed = [...separators].some((one) => one !== last)
  const isDecimal = isOnce && (isMixed || written.length - at - 1 !== 3 || last === decimalPointOf(language))
  const digits = (part: string) => part.replace(/[.,\u066b\u066c]/g, '')
  return Number(isDecimal ? `${digits(written.slice(0, at))}.${written.slice(at + 1)}` : digits(written))
}

function decimalPointOf(language: string): string {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5)
    return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  } catch {
    return '.'
  }
}
