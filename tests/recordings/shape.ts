import type { Node } from './node.ts'

/** What a shape is compared in the light of. */
export interface ShapeContext {
  /** The method that answered. */
  readonly method?: string | undefined
}

/** Methods that answer rows of records, or values of fields: there `false` stands for an empty field of any kind. */
const ANSWERS_FIELDS = new Set([
  'context_get',
  'default_get',
  'onchange',
  'onchange_partner_id',
  'perm_read',
  'product_id_change',
  'get_metadata',
  'read',
  'search_read',
  'web_name_search',
  'web_read',
  'web_save',
  'web_save_multi',
  'web_search_read',
])

/** How the structure of two values differs: kinds, keys, lengths of tuples; not what data decides. */
export function differencesOfShape(real: Node, sandbox: Node, context: ShapeContext): string[] {
  return new ShapeComparison(ANSWERS_FIELDS.has(context.method ?? '')).compare(real, sandbox, '')
}

class ShapeComparison {
  readonly #hasFields: boolean

  constructor(hasFields: boolean) {
    this.#hasFields = hasFields
  }

  compare(real: Node, sandbox: Node, path: string): string[] {
    if (real.isCut && real.kind !== 'object' && real.kind !== 'list') return []
    if (real.kind === 'object' && sandbox.kind === 'object') return this.#objects(real, sandbox, path)
    if (real.kind === 'list' && sandbox.kind === 'list') return this.#lists(real, sandbox, path)
    if (real.kind === sandbox.kind) return []
    if (this.#mayBeEmpty(path) && (isFalse(real) || isFalse(sandbox))) return []
    return [`${path || 'value'} is ${real.kind}, here ${sandbox.kind}`]
  }

  /** Within a row or the user's context. */
  #mayBeEmpty(path: string): boolean {
    return (this.#hasFields && path.includes('.')) || /(^|\.)(user_)?context\.\w+$/.test(path)
  }

  #objects(real: Node & { kind: 'object' }, sandbox: Node & { kind: 'object' }, path: string): string[] {
    if (isMapOfIds(real) && isMapOfIds(sandbox)) return this.#lists(valuesOf(real), valuesOf(sandbox), path)
    const missing = [...real.members.keys()].filter((name) => !sandbox.members.has(name))
    const strange = real.isCut ? [] : [...sandbox.members.keys()].filter((name) => !real.members.has(name))
    return [
      ...(missing.length > 0 ? [`${path || 'value'} has ${missing.join(', ')}`] : []),
      ...(strange.length > 0 ? [`${path || 'value'} has here ${strange.join(', ')}`] : []),
      ...[...real.members].flatMap(([name, part]) => {
        const other = sandbox.members.get(name)
        return other === undefined ? [] : this.compare(part, other, `${path}.${name}`)
      }),
    ]
  }

  #lists(real: Node & { kind: 'list' }, sandbox: Node & { kind: 'list' }, path: string): string[] {
    const [items, others] = [real.items, sandbox.items]
    if (items.length === 0 || others.length === 0) {
      if (items.length === others.length || real.isCut) return []
      return [`${path || 'value'} has ${items.length} items, here ${others.length}`]
    }
    if (isTuple(items) || isTuple(others)) {
      return this.#tuples(items, real.isCut ? others.slice(0, items.length) : others, path)
    }
    const pairs = (one: Node, other: Node) => this.compare(one, other, `${path}[]`)
    const lost = items.find((item) => others.every((other) => pairs(item, other).length > 0))
    if (lost !== undefined) return pairs(lost, others[0] as Node)
    const strange = others.find((other) => items.every((item) => pairs(item, other).length > 0))
    return strange === undefined || real.isCut ? [] : pairs(items[0] as Node, strange)
  }

  #tuples(real: readonly Node[], sandbox: readonly Node[], path: string): string[] {
    if (real.length !== sandbox.length) return [`${path || 'value'} is of ${real.length} parts, here ${sandbox.length}`]
    return real.flatMap((part, at) => this.compare(part, sandbox[at] as Node, `${path}[${at}]`))
  }
}

/** A list of parts that differ in kind: `[7, "Azure Interior"]`. */
const isTuple = (items: readonly Node[]) => new Set(items.map(({ kind }) => kind)).size > 1

/** Rows by their ids: which ids there are is data. */
const isMapOfIds = ({ members }: Node & { kind: 'object' }) =>
  members.size > 0 && [...members.keys()].every((name) => /^\d+$/.test(name))

const valuesOf = ({ members, isCut }: Node & { kind: 'object' }): Node & { kind: 'list' } => ({
  kind: 'list',
  items: [...members.values()],
  ...(isCut && { isCut }),
})

const isFalse = (node: Node) => node.kind === 'boolean' && node.value === false
