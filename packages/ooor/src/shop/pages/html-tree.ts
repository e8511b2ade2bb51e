import { type Token, Tokenizer, TokenizerMode } from 'parse5'
import { MalformedResponseError } from '../../errors/index.ts'

/** What is in these is no markup. */
const TEXT_MODES: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
])
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/
/** No page of Odoo is as deep; what lies deeper hangs side by side. */
const DEEPEST = 200
/**
 * Readers look for each of some parts within others. So often no shop's page is walked over: where the parts are nearly
 * all of it, time would grow with the square of its length.
 */
const STEPS_OF_ONE = 200
const FREE_STEPS = 200_000

/** An element of a page. */
export class HtmlNode {
  readonly tag: string
  readonly children: (HtmlNode | string)[] = []
  readonly parent: HtmlNode | null
  /** What is left of the steps that may be walked in its page. */
  readonly budget: { steps: number }
  readonly #attributes: readonly Token.Attribute[]

  constructor(tag: string, attributes: readonly Token.Attribute[], parent: HtmlNode | null) {
    this.tag = tag
    this.parent = parent
    this.#attributes = attributes
    this.budget = parent?.budget ?? { steps: FREE_STEPS }
    this.budget.steps += STEPS_OF_ONE
  }

  /** An attribute's value; empty when it has none. */
  attr(name: string): string {
    return this.#attributes.find((one) => one.name === name)?.value ?? ''
  }

  hasAttr(name: string): boolean {
    return this.#attributes.some((one) => one.name === name)
  }

  hasClass(name: string): boolean {
    return this.attr('class').split(/\s+/).includes(name)
  }

  /** Its words, with single spaces, and without scripts and styles. */
  get text(): string {
    let words = ''
    for (const { node, text } of steps(this)) {
      if (text !== undefined && !/^(script|style)$/.test(node.tag)) words += text
    }
    return words.replace(/\s+/g, ' ').trim()
  }

  /** The elements in it that match, in the page's order. */
  *all(matches: (node: HtmlNode) => boolean): Generator<HtmlNode, void, undefined> {
    for (const { node, enters } of steps(this)) if (enters && node !== this && matches(node)) yield node
  }

  find(matches: (node: HtmlNode) => boolean): HtmlNode | undefined {
    for (const node of this.all(matches)) return node
    return undefined
  }

  /** The nearest element around it that matches. */
  closest(matches: (node: HtmlNode) => boolean): HtmlNode | undefined {
    for (let node = this.parent; node !== null; node = node.parent) if (matches(node)) return node
    return undefined
  }
}

/** One step of a walk: into an element, over a text in it, or out of it. */
export interface HtmlStep {
  readonly node: HtmlNode
  readonly text?: string
  readonly enters?: boolean
  readonly leaves?: boolean
}

/** Walks an element and what is in it, in the page's order. */
export function* steps(root: HtmlNode): Generator<HtmlStep, void, undefined> {
  const open = [{ node: root, next: 0 }]
  yield { node: root, enters: true }
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    if (--root.budget.steps < 0) throw new MalformedResponseError('a page of the shop repeats its parts endlessly')
    const child = at.node.children[at.next++]
    if (child === undefined) {
      open.pop()
      yield { node: at.node, leaves: true }
    } else if (typeof child === 'string') {
      yield { node: at.node, text: child }
    } else {
      yield { node: child, enters: true }
      open.push({ node: child, next: 0 })
    }
  }
}

/**
 * Reads a page as a tree. Odoo's pages are well-formed, so an end tag closes its own element and those in it; time and
 * memory stay within the page's length, whatever is in it.
 */
export function readHtml(html: string): HtmlNode {
  const root = new HtmlNode('', [], null)
  let current = root
  let depth = 0
  /** How many of a name are open: an end tag without a beginning looks at nothing else. */
  const open = new Map<string, number>()
  const count = (tag: string, more: number) => open.set(tag, (open.get(tag) ?? 0) + more)
  const onText = ({ chars }: Token.CharacterToken) => {
    current.children.push(chars)
  }
  const ignore = () => {}
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag({ tagName, attrs, selfClosing }) {
        tokenizer.state = TEXT_MODES.get(tagName) ?? tokenizer.state
        const node = new HtmlNode(tagName, attrs, current)
        current.children.push(node)
        if (selfClosing || VOID.test(tagName) || depth === DEEPEST) return
        current = node
        depth++
        count(tagName, 1)
      },
      onEndTag({ tagName }) {
        if (!open.get(tagName)) return
        for (let isOpen = true; isOpen && current.parent !== null; ) {
          isOpen = current.tag !== tagName
          count(current.tag, -1)
          current = current.parent
          depth--
        }
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
  return root
}
