import type { Random } from '../support/random.ts'
import type { Declared, Field } from './declared.ts'
import { PROFILES } from './profiles.ts'
import type { Ref, World } from './world.ts'

const WORDS = [
  'alpha',
  'Beta',
  'émile',
  'a%b',
  'x_y',
  "O'Neil",
  '日本',
  'zoo 12',
  ' lead',
  'a,b',
  '\\b',
  'é"q"',
  '0',
  'False',
]
const NUMBERS = [0, 1, 2, 5, 9, 10, 12.5, 0.1, -3, 99.99, 1234.5678]
const DAYS = ['2024-01-01', '2024-02-29', '2025-12-31', '2026-06-15', '2023-07-04']
const TIMES = ['00:00:00', '12:34:56', '23:59:59']
const FILES = [
  'aGVsbG8=',
  'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'JVBERi0xLjQK',
  'eyJhIjoxfQ==',
  'PGI+eDwvYj4=',
]

/** What is of no kind that a field has: text where a list belongs, and so on. */
const STRANGERS: readonly unknown[] = [
  ...[null, true, false, 0, -1, 987_654_321, 3.7, 2 ** 40, '', 'abc', '987654321', [], [null], [987_654_321], ['a']],
  ...[[[]], [[5]], {}, { a: 1 }, [['id']], [['id', '=', 987_654_321]], '[]', [[0]], [[6, 0, 'x']], [{ a: 1 }]],
]

/** Makes values for fields. */
export class Values {
  readonly random: Random
  readonly mark: string
  readonly #world: World
  readonly #declared: Declared
  #last = 0

  constructor(random: Random, world: World, declared: Declared, mark: string) {
    this.random = random
    this.mark = mark
    this.#world = world
    this.#declared = declared
  }

  chance(share: number): boolean {
    return this.random.next() < share
  }

  some<T>(from: readonly T[], most: number): T[] {
    const left = [...from]
    const count = Math.min(left.length, this.random.below(most + 1))
    return Array.from({ length: count }, () => left.splice(this.random.below(left.length), 1)[0] as T)
  }

  stranger(): unknown {
    return this.random.pick(STRANGERS)
  }

  word(): string {
    return this.random.pick(WORDS)
  }

  name(): string {
    this.#last += 1
    return `${this.mark} ${this.word()} ${this.#last}`
  }

  /** The fields of a model that may be asked about. */
  fields(model: string): readonly Field[] {
    const leaves = PROFILES[model]?.leaves ?? []
    return [...(this.#declared.get(model)?.values() ?? [])].filter(({ name }) => !leaves.includes(name))
  }

  writable(model: string): readonly Field[] {
    return this.fields(model).filter(({ readonly: isReadonly, name }) => !isReadonly && name !== 'id')
  }

  knows(model: string): boolean {
    return this.#declared.has(model) && model in PROFILES
  }

  /** True for models of which records are made. */
  makes(model: string): boolean {
    return this.knows(model) && PROFILES[model]?.isReadOnly !== true
  }

  /** Own records of a model. */
  all(model: string): readonly Ref[] {
    return this.#world.of(model)
  }

  /** A record that both sides have. */
  ref(model: string): Ref | undefined {
    const all = [...this.#world.of(model), ...this.#world.anchorsOf(model)]
    return all.length === 0 ? undefined : this.random.pick(all)
  }

  /** Values for a new record of the model. */
  record(model: string, most = 4): Record<string, unknown> {
    const { needs = [] } = PROFILES[model] ?? {}
    const values = this.changes(model, most)
    for (const name of needs) {
      const field = this.#declared.get(model)?.get(name)
      values[name] = field === undefined ? this.name() : this.value(model, field, true)
    }
    return values
  }

  changes(model: string, most = 4): Record<string, unknown> {
    const chosen = this.some(this.writable(model), most)
    return Object.fromEntries(chosen.map((field) => [field.name, this.value(model, field)]))
  }

  value(model: string, field: Field, isNeeded = false): unknown {
    const { type, name, relation = '' } = field
    if (!isNeeded && !field.required && this.chance(0.12)) return false
    switch (type) {
      case 'char':
      case 'text':
      case 'html':
        return this.#text(name)
      case 'integer':
        return Math.trunc(this.random.pick(NUMBERS))
      case 'float':
      case 'monetary':
        return this.random.pick(NUMBERS)
      case 'boolean':
        return this.chance(0.5)
      case 'date':
        return this.random.pick(DAYS)
      case 'datetime':
        return `${this.random.pick(DAYS)} ${this.random.pick(TIMES)}`
      case 'selection':
        return field.selection?.length ? this.random.pick(field.selection)[0] : false
      case 'binary':
        return this.random.pick(FILES)
      case 'many2one':
        return this.ref(relation) ?? false
      case 'one2many':
      case 'many2many':
        return this.#commands(relation, type, model)
      default:
        return false
    }
  }

  #text(name: string): string {
    if (name === 'name' || name === 'login' || name === 'key') return this.name()
    if (name === 'email') return this.random.pick(['a@example.com', 'B.C@Example.org'])
    if (name === 'barcode' || name === 'acc_number') return `${this.mark}${this.random.below(1e9)}`
    if (name === 'website') return this.random.pick(['example.com', 'http://example.com/x', 'https://example.com'])
    if (name === 'phone') return '+32 2 290 34 90'
    if (name === 'vat') return ''
    if (name === 'url') return '/some/where'
    return this.word()
  }

  #commands(relation: string, type: string, owner: string): unknown[] {
    const own = this.#world.of(relation)
    const links =
      own.length === 0
        ? []
        : [
            [4, this.random.pick(own)],
            [6, 0, this.some(own, 3)],
          ]
    const canMake = PROFILES[relation]?.isReadOnly !== true && relation in PROFILES && relation !== 'product.product'
    const inverse = owner === 'sale.order' ? ['order_id'] : []
    const made = canMake ? [[0, 0, without(this.record(relation, 2), inverse)]] : []
    const choices = type === 'many2many' ? [...links, ...made, [5]] : made
    return this.some(choices, 2)
  }
}

function without(values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}
