import { decodeHTMLStrict } from 'entities'
import { own } from '../own.ts'

/** A piece of HTML: text, or an element with its attributes and what is in it. */
export type HtmlNode = string | HtmlElement

export interface HtmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly HtmlNode[]
}

interface Open extends HtmlElement {
  readonly children: HtmlNode[]
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const VOID = words('area base br col embed frame hr img input link meta param source track wbr')

/** Elements that are no part of a line of text. */
export const BLOCKS = words(
  'address article aside blockquote center dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr isindex ' +
    'main menu nav noframes noscript ol p pre section table ul dd dt li tbody td tfoot th thead tr',
)

/** What an element ends without being asked, up to what holds it. */
const ENDED_BY: Readonly<Record<string, readonly [ended: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [words('li'), words('ul ol')],
  td: [words('td th'), words('tr table')],
  th: [words('td th'), words('tr table')],
  tr: [words('tr td th'), words('table')],
  dd: [words('dd dt'), words('dl')],
  dt: [words('dd dt'), words('dl')],
  option: [words('option'), words('select')],
}

const PARAGRAPH = [words('p'), words('div td th li blockquote')] as const

/** Their content is text, whatever is in it. */
const RAW = words('script style title textarea')

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<!?\/?[a-z][^>]*>|<![^>]*>/gi
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

/** libxml2 takes no more elements into one another, and what is in further ones is lost. */
const DEPTH = 255

/** Addresses, which it writes as an URI has them. */
const ADDRESSES = new Set(['href', 'src', 'action'])

const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|[a-z][a-z\d]*);/gi

/** What references stand for: those without a semicolon or of no known name are text, characters that XML has not are nothing. */
const decoded = (text: string) =>
  text.replace(REFERENCE, (reference, decimal, hexadecimal) => {
    if (decimal === undefined && hexadecimal === undefined) return decodeHTMLStrict(reference)
    const code = Number.parseInt(decimal ?? hexadecimal, decimal === undefined ? 16 : 10)
    return isCharacter(code) ? String.fromCodePoint(code) : ''
  })

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

/** HTML as a tree, as forgiving as libxml2: text that comes first is a paragraph, what nobody ends is ended. */
export function htmlTree(html: string): HtmlNode[] {
  const root: HtmlNode[] = []
  const open: Open[] = []
  let hasBody = false
  const put = (node: HtmlNode) => {
    if (open.length < DEPTH || (open.length === DEPTH && typeof node === 'string'))
      (open.at(-1)?.children ?? root).push(node)
  }
  const start = (name: string, attributes: ReadonlyMap<string, string> = new Map()) => {
    const element: Open = { name, attributes, children: [] }
    put(element)
    if (!VOID.has(name)) open.push(element)
    return element
  }
  const end = (ended: ReadonlySet<string>, within: ReadonlySet<string>) => {
    const at = open.findLastIndex((one) => ended.has(one.name))
    if (at >= 0 && at > open.findLastIndex((one) => within.has(one.name))) open.length = at
  }
  const say = (text: string) => {
    if (text === '' || (!hasBody && text.trim() === '')) return
    if (!hasBody) start('p')
    put(decoded(hasBody ? text : text.trimStart()))
    hasBody = true
  }
  TOKEN.lastIndex = 0
  let from = 0
  for (let token = TOKEN.exec(html); token !== null; token = TOKEN.exec(html)) {
    say(html.slice(from, token.index))
    from = TOKEN.lastIndex
    const [, isEnd, written = ''] = /^<(\/?)([a-z][^\s/<>]*)/i.exec(token[0]) ?? []
    const name = written.toLowerCase()
    if (name === '') continue
    if (isEnd) {
      const at = open.findLastIndex((one) => one.name === name)
      if (at >= 0) open.length = at
      continue
    }
    if (BLOCKS.has(name)) end(...PARAGRAPH)
    const rule = own(ENDED_BY, name)
    if (rule !== undefined) end(...rule)
    // What begins another piece within a name is no attribute (tried on 19.0).
    const inside = token[0].slice(written.length + 1, -1).replace(/(?<!\S)[^\s"'=]*<\S*/g, '')
    const attributes = [...inside.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single, bare]) => [key.toLowerCase(), decoded(double ?? single ?? bare ?? '')] as const,
    )
    if (RAW.has(name)) {
      const close = html.slice(from).search(new RegExp(`</${name}`, 'i'))
      const until = close < 0 ? html.length : from + close
      if (hasBody || name === 'textarea') put({ name, attributes: new Map(), children: [html.slice(from, until)] })
      TOKEN.lastIndex = html.indexOf('>', until) + 1 || html.length
      from = TOKEN.lastIndex
      if (close < 0) break
      continue
    }
    // What is a page's head is none of the text.
    if (!hasBody && /^(meta|link|base|html|head|body)$/.test(name)) continue
    hasBody = true
    start(name, new Map(attributes))
  }
  say(html.slice(from))
  return root
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** With what an URI cannot have as its bytes. Some libxml2 leave blanks and brackets (that of the 14 that was tried). */
function asUri(text: string): string {
  return text.trimStart().replace(/[^\w\-.!~*'()@/:=?;#%&,+]/gu, (character) => {
    const bytes = new TextEncoder().encode(character)
    return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  })
}

function attributeText([name, value]: readonly [string, string]): string {
  const written = ADDRESSES.has(name) ? asUri(value) : value
  const text = written.replaceAll('&', '&amp;')
  return written.includes('"') ? ` ${name}='${text}'` : ` ${name}="${text}"`
}

/** A tree as HTML. */
export function htmlText(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node)
      const { name, attributes, children } = node
      const head = `<${name}${[...attributes].map(attributeText).join('')}>`
      return VOID.has(name) ? head : `${head}${htmlText(children)}</${name}>`
    })
    .join('')
}
