import type { Field } from './declared.ts'
import type { Values } from './values.ts'
import type { Ref } from './world.ts'

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  text: ['=', '!=', '=?', 'like', 'ilike', 'not like', 'not ilike', '=like', '=ilike', 'in', 'not in', '<', '>='],
  number: ['=', '!=', '<', '<=', '>', '>=', 'in', 'not in'],
  boolean: ['=', '!='],
  many2one: ['=', '!=', '=?', 'in', 'not in', 'ilike', 'child_of', 'parent_of', 'like', 'not like'],
  x2many: ['=', '!=', 'in', 'not in', 'ilike', 'not ilike', 'child_of'],
  selection: ['=', '!=', 'in', 'not in', 'like'],
}

/** Makes domains over own records. */
export class Domains {
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  /** Of the records, those that some conditions let through. */
  over(model: string, records: readonly Ref[]): unknown[] {
    const { random } = this.#values
    const own = ['id', 'in', [...records]]
    const terms = Array.from({ length: random.below(3) }, () => this.#term(model)).filter((term) => term !== undefined)
    if (terms.length === 2 && this.#values.chance(0.4)) return [own, '|', ...(terms as unknown[])]
    if (terms.length > 0 && this.#values.chance(0.2)) return [own, '!', ...(terms as unknown[])]
    return [own, ...terms]
  }

  #term(model: string): unknown[] | undefined {
    const fields = this.#values.fields(model).filter(({ store, type }) => store && type !== 'binary')
    if (fields.length === 0) return undefined
    const field = this.#values.random.pick(fields)
    // What is beyond records that nobody here made is the server's.
    if (field.type === 'many2one' && this.#values.makes(field.relation ?? '') && this.#values.chance(0.35)) {
      const inner = this.#term(field.relation as string)
      if (inner === undefined || inner[0] === 'id') return undefined
      return [`${field.name}.${String(inner[0])}`, inner[1], inner[2]]
    }
    return this.#leaf(model, field)
  }

  #leaf(model: string, field: Field): unknown[] {
    const { random } = this.#values
    const kind = kindOf(field.type)
    const picked = random.pick(OPERATORS[kind] as string[])
    // Which leads from a record to itself: up to 16 the server goes round in it for ever (seen on 14.0).
    const operator = field.name === 'commercial_partner_id' && picked.endsWith('_of') ? '=' : picked
    if (field.name === 'id') return ['id', random.pick(['=', 'in', '!=', 'not in']), this.#own(model)]
    if (this.#values.chance(0.15)) return [field.name, random.pick(['=', '!=']), false]
    if (operator.includes('like'))
      return [field.name, operator, random.pick(['a', 'b%', '_', 'É', this.#values.mark, ''])]
    if (kind === 'many2one' || kind === 'x2many')
      return [field.name, operator, this.#own(field.relation ?? '', operator)]
    const value = () => this.#values.value(model, field, true)
    return [
      field.name,
      operator,
      operator.endsWith('in') ? [value(), value(), ...(this.#values.chance(0.2) ? [false] : [])] : value(),
    ]
  }

  #own(model: string, operator = ''): unknown {
    const ref = this.#values.ref(model)
    if (ref === undefined) return operator.endsWith('in') ? [] : false
    return operator.endsWith('in') ? [ref, ...(this.#values.chance(0.2) ? [false] : [])] : ref
  }
}

function kindOf(type: string): string {
  if (type === 'many2one' || type === 'boolean' || type === 'selection') return type
  if (type.endsWith('2many')) return 'x2many'
  return ['integer', 'float', 'monetary', 'date', 'datetime', 'many2one_reference'].includes(type) ? 'number' : 'text'
}
