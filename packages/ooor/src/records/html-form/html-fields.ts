import { checkForm } from '../../errors/check-options.ts'

/** What stands under a name of an HTML form: texts, or fields below by name or number. */
export interface HtmlNode {
  /** In the order they came; a name that stands several times has several. */
  readonly values: unknown[]
  readonly below: Map<string, HtmlNode>
}

/**
 * The fields of an HTML form as a tree. `order_line[0][product_id]`, `order_line.0.product_id` and nested objects are
 * the same, and so are `tag_ids[]` and `tag_ids`.
 */
export function htmlFields(data: FormData | URLSearchParams | Readonly<Record<string, unknown>>): HtmlNode {
  checkForm(data)
  const root = newNode()
  const isMany = data instanceof FormData || data instanceof URLSearchParams
  const entries: [string, unknown][] = isMany ? [...data.entries()] : Object.entries(data)
  for (const [name, value] of entries) put(nodeAt(root, pathOf(name)), value)
  return root
}

/** The parts of a name. */
function pathOf(name: string): string[] {
  return name
    .replace(/\[([^\]]*)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '')
}

function nodeAt(root: HtmlNode, path: readonly string[]): HtmlNode {
  let node = root
  for (const part of path) {
    let next = node.below.get(part)
    if (next === undefined) {
      next = newNode()
      node.below.set(part, next)
    }
    node = next
  }
  return node
}

function put(node: HtmlNode, value: unknown): void {
  if (Array.isArray(value)) {
    // A list of objects is lines; of texts, a name that stands several times.
    for (const [index, one] of value.entries()) put(isPlainObject(one) ? nodeAt(node, [String(index)]) : node, one)
  } else if (isPlainObject(value)) {
    for (const [name, one] of Object.entries(value)) put(nodeAt(node, pathOf(name)), one)
  } else node.values.push(value)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value) as unknown
  return prototype === Object.prototype || prototype === null
}

function newNode(): HtmlNode {
  return { values: [], below: new Map() }
}
