import type { FieldDefinition } from '../definition.ts'
import type { Among, Leaf } from './predicate.ts'

const PLAIN: ReadonlySet<string> = new Set([
  ...['char', 'text', 'selection', 'integer', 'float', 'monetary', 'boolean', 'many2one'],
])

/** A condition as the values that it is about; undefined where it is about something else. */
export function amongOf(name: string, field: FieldDefinition, leaf: Leaf): Among | undefined {
  const [, operator, value] = leaf as [unknown, string, unknown]
  const isIn = operator === '=' || operator === '==' || operator === 'in'
  if (!isIn && !['!=', '<>', 'not in'].includes(operator)) return undefined
  if (!PLAIN.has(field.type) && name !== 'id') return undefined
  const given: readonly unknown[] = Array.isArray(value) ? (value.length === 0 ? [false] : value) : [value]
  // Records that are asked for by name are another question.
  if (field.relation !== undefined && given.some((one) => typeof one === 'string')) return undefined
  if (field.type === 'boolean' && given.some((one) => typeof one === 'string')) return undefined
  const values = new Set(given.map((one) => (field.type === 'boolean' ? Boolean(one) : (one ?? false))))
  if (name === 'id') values.delete(false)
  // What is not true is what is false.
  if (field.type === 'boolean' && values.size === 1 && values.has(false)) {
    return { name, isIn: !isIn, values: new Set([true]) }
  }
  return { name, isIn, values }
}

/** Conditions that must all hold, or (`isAny`) of which one must (odoo/orm/domains.py of 19, `_merge_set_conditions`). */
export class AmongTogether {
  readonly #isAny: boolean
  /** By field: the values that are left, where some were named, and those that are taken away. */
  readonly #named = new Map<string, { left: ReadonlySet<unknown> | undefined; readonly taken: Set<unknown> }>()

  /** All cannot hold, or one of them always does. */
  isDecided = false

  constructor(isAny: boolean) {
    this.#isAny = isAny
  }

  add({ name, isIn, values }: Among): void {
    const own = this.#named.get(name) ?? { left: undefined, taken: new Set() }
    this.#named.set(name, own)
    if (isIn === this.#isAny) for (const value of values) own.taken.add(value)
    else own.left = own.left === undefined ? values : new Set([...own.left].filter((value) => values.has(value)))
    if (own.left !== undefined && [...own.left].every((value) => own.taken.has(value))) this.isDecided = true
  }
}
