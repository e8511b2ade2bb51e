import { BLOCKS, type HtmlElement, type HtmlNode, htmlText, htmlTree } from './html-tree.ts'

/** Gone with all that is in them, those of forms among them. */
const KILLED = new Set(
  'base button embed frame head iframe input link meta noscript object script select style textarea title'.split(' '),
)

/** What is in them stays. */
const OPENED = new Set('html body form'.split(' '))

/** Tags that are known to lxml and Odoo (`lxml.html.defs.tags`, the same on 14 and 19); of others what is in them stays. */
const KNOWN = new Set(
  [
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote',
    'body br button canvas caption center cite code col colgroup command datalist dd del details dfn dir',
    'div dl dt em embed fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head',
    'header hgroup hr html i iframe img input ins isindex kbd keygen label legend li link main map mark',
    'marquee math menu meta meter nav noscript object ol optgroup option output p param pre progress q rp',
    'rt ruby s samp script section select small source span strike strong style sub summary sup svg table',
    'tbody td textarea tfoot th thead time title tr track tt u ul var video wbr',
  ].flatMap((some) => some.split(' ')),
)

const SCRIPT = /^\s*(?:javascript|jscript|livescript|vbscript|about|mocha):/i

/**
 * What Odoo makes of HTML that it is given (odoo/tools/mail.py): text that comes first becomes a paragraph, several
 * elements are put into one, scripts go, and what is open is closed (tried on 14.0, 16.0 and 19.0; the rest by source).
 */
export function sanitizedHtml(html: string, major: number): string {
  const tree = htmlTree(html.replace(/<\/?o:.*?>/g, ''))
  if (tree.length === 0) return ''
  const [only] = tree
  const isAlone = tree.length === 1 && typeof only === 'object'
  const root = isAlone ? only : wrapped(tree)
  const clean = cleaned([root], major)
  // A root that may not stay leaves its place to what holds the rest.
  const [first] = clean
  const isKept = clean.length === 1 && typeof first === 'object'
  const held = isKept ? first : { name: 'div', attributes: new Map<string, string>(), children: clean }
  return textOf(held, isAlone, major)
}

function textOf(root: HtmlElement, isAlone: boolean, major: number): string {
  const text = spaced([root], major)
  const isPlainDiv = root.name === 'div' && root.attributes.size === 0
  if (!isPlainDiv || (isAlone && major >= 19)) return text
  const inner = spaced(root.children, major)
  // Since 15 it is looked at once more when it is kept.
  return isAlone && major >= 15 && inner !== '' ? sanitizedHtml(inner, major) : inner
}

const spaced = (nodes: readonly HtmlNode[], major: number) =>
  major < 15 ? htmlText(nodes) : htmlText(nodes).replaceAll('\u00a0', '&nbsp;')

/** Several pieces are held by a line's element, or a block's where there is a block among them. */
function wrapped(children: readonly HtmlNode[]): HtmlElement {
  const hasBlock = (nodes: readonly HtmlNode[]): boolean =>
    nodes.some((node) => typeof node === 'object' && (BLOCKS.has(node.name) || hasBlock(node.children)))
  return { name: hasBlock(children) ? 'div' : 'span', attributes: new Map(), children }
}

function cleaned(nodes: readonly HtmlNode[], major: number): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (typeof node === 'string') return [node]
    if (KILLED.has(node.name)) return []
    const children = cleaned(node.children, major)
    if (OPENED.has(node.name) || !KNOWN.has(node.name)) return children
    const attributes = [...node.attributes]
      .filter(([name]) => !name.startsWith('on') && (major >= 19 || !/^data-(?!o)/.test(name)))
      .map(([name, value]): [string, string] => [name, SCRIPT.test(value) ? '' : value])
    return [{ name: node.name, attributes: new Map(attributes), children }]
  })
}
