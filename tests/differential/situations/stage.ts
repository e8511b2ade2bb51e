import { Random } from '../../support/random.ts'
import type { Outcome, Side } from '../side.ts'

/** One thing that was seen on a side, in words that are the same on both. */
export interface Told {
  readonly label: string
  readonly value: unknown
}

/** A record of a situation, by the name that it has on both sides. */
export class Named {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

type Values = Readonly<Record<string, unknown>>

/** Where a situation is played on one side: makes records, changes them, and tells what became of them. */
export class Stage {
  readonly told: Told[] = []
  readonly random: Random
  /** In the names of all that is made: nothing of other situations is met by name. */
  readonly mark: string
  readonly #side: Side
  readonly #made = new Map<string, { readonly model: string; readonly id: number }>()
  readonly #fields = new Map<string, Readonly<Record<string, { readonly relation?: string }>>>()

  constructor(side: Side, seed: number, mark: string) {
    this.#side = side
    this.random = new Random(seed)
    this.mark = mark
  }

  chance(share: number): boolean {
    return this.random.next() < share
  }

  /** Up to `most` of them, each once, in their order. */
  some<T>(from: readonly T[], most: number): T[] {
    const order = from.map((one) => [this.random.next(), one] as const)
    const count = this.random.below(Math.min(most, from.length) + 1)
    const chosen = new Set(
      order
        .toSorted(([one], [other]) => one - other)
        .slice(0, count)
        .map(([, one]) => one),
    )
    return from.filter((one) => chosen.has(one))
  }

  /** A number that people write: with none, two or three decimals. */
  amount(most: number): number {
    return Number((this.random.next() * most).toFixed(this.random.pick([0, 1, 2, 2, 2, 3])))
  }

  /** The first of the fields that this series has: names change. */
  async fieldOf(model: string, ...names: readonly string[]): Promise<string> {
    const fields = await this.#fieldsOf(model)
    const found = names.find((name) => name in fields)
    if (found === undefined) throw new Error(`${model} has none of ${names.join(', ')}`)
    return found
  }

  async has(model: string, field: string): Promise<boolean> {
    return field in (await this.#fieldsOf(model))
  }

  /** Makes a record that is called `name` on both sides from here on; a refusal is told. */
  async make(model: string, name: string, values: Values): Promise<Named> {
    const outcome = await this.#call(model, 'create', [values])
    if ('error' in outcome) this.tell(`make ${name}`, outcome.error)
    else this.#made.set(name, { model, id: outcome.value as number })
    return new Named(name)
  }

  /** Calls a method of records, and tells when it refuses. */
  async does(label: string, of: Named | readonly Named[], method: string, ...args: readonly unknown[]): Promise<void> {
    const records = [of].flat()
    const outcome = await this.#call(this.#modelOf(records), method, [records, ...args])
    if ('error' in outcome) this.tell(`${label}: ${method}`, outcome.error)
  }

  /** Tells of fields of records, `tax_ids.name` of what they link to. */
  async look(label: string, of: Named | readonly Named[], fields: readonly string[]): Promise<void> {
    const records = [of].flat()
    if (records.some(({ name }) => !this.#made.has(name))) return
    await this.#rows(label, this.#modelOf(records), this.#resolved(records) as number[], fields)
  }

  /** Tells of the records that a domain finds, in the order of their making. */
  async lookFor(label: string, model: string, domain: readonly unknown[], fields: readonly string[]): Promise<void> {
    const found = await this.#call(model, 'search', [domain], { order: 'id', context: { active_test: false } })
    if ('error' in found) this.tell(label, found.error)
    else await this.#rows(label, model, found.value as number[], fields)
  }

  /** Gives a name to the record that a domain finds, as that which came with another. */
  async meet(name: string, model: string, domain: readonly unknown[]): Promise<Named> {
    const kwargs = { order: 'id', limit: 1, context: { active_test: false } }
    const found = await this.#call(model, 'search', [domain], kwargs)
    const [id] = 'error' in found ? [] : (found.value as number[])
    this.#made.delete(name)
    if (id === undefined) this.tell(`meet ${name}`, 'nothing')
    else this.#made.set(name, { model, id })
    return new Named(name)
  }

  tell(label: string, value: unknown): void {
    this.told.push({ label, value })
  }

  /** Takes away what was made, the last first; what Odoo keeps is archived. */
  async clear(own: readonly string[]): Promise<void> {
    for (const [name, { model, id }] of [...this.#made].toReversed()) {
      if (!own.includes(model)) continue
      if (model === 'sale.order') {
        await this.#side.call('admin', model, 'action_cancel', [[id]], { context: { disable_cancel_warning: true } })
      }
      const outcome = await this.#side.call('admin', model, 'unlink', [[id]])
      if ('error' in outcome && (await this.has(model, 'active')))
        await this.#side.call('admin', model, 'write', [[id], { active: false }])
      this.#made.delete(name)
    }
  }

  async #rows(label: string, model: string, ids: readonly number[], fields: readonly string[]): Promise<void> {
    const own = fields.map((field) => field.split('.')[0] as string)
    const outcome = await this.#call(model, 'read', [ids, own])
    if ('error' in outcome) return this.tell(label, outcome.error)
    const rows = outcome.value as Record<string, unknown>[]
    for (const [index, row] of rows.entries()) {
      const told: Record<string, unknown> = {}
      for (const field of fields) told[field] = await this.#field(model, field, row)
      this.tell(`${label}${rows.length > 1 || ids.length > 1 ? ` ${index + 1} of ${rows.length}` : ''}`, told)
    }
    if (rows.length === 0) this.tell(label, 'none')
  }

  async #field(model: string, path: string, row: Record<string, unknown>): Promise<unknown> {
    const [field = '', of] = path.split('.')
    const value = row[field]
    const { relation } = (await this.#fieldsOf(model))[field] ?? {}
    if (relation === undefined || value === false) return this.#worded(value)
    const ids = Array.isArray(value) ? (typeof value[1] === 'string' ? [value[0]] : value) : [value]
    if (of === undefined) return ids.length
    const outcome = await this.#call(relation, 'read', [ids, [of]])
    if ('error' in outcome) return outcome.error
    const found = outcome.value as Record<string, unknown>[]
    return ids.map((id) => this.#worded(found.find((one) => one.id === id)?.[of]))
  }

  /** Long fractions as far as both sides can be the same. */
  #worded(value: unknown): unknown {
    if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(12))
    if (Array.isArray(value)) return value.map((one) => this.#worded(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#worded(one)]))
  }

  #modelOf([first]: readonly Named[]): string {
    return this.#made.get(first?.name ?? '')?.model ?? 'nothing.was.made'
  }

  #resolved(value: unknown): unknown {
    if (value instanceof Named) return this.#made.get(value.name)?.id ?? false
    if (Array.isArray(value)) return value.map((one) => this.#resolved(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#resolved(one)]))
  }

  #call(model: string, method: string, args: readonly unknown[], kwargs: object = {}): Promise<Outcome> {
    return this.#side.call('admin', model, method, this.#resolved(args) as unknown[], kwargs)
  }

  async #fieldsOf(model: string): Promise<Readonly<Record<string, { readonly relation?: string }>>> {
    const known = this.#fields.get(model)
    if (known !== undefined) return known
    // By name: the second one up to 8 is the context.
    const answer = await this.#side.value('admin', model, 'fields_get', [[]], { attributes: ['relation'] })
    const fields = answer as Readonly<Record<string, { readonly relation?: string }>>
    this.#fields.set(model, fields)
    return fields
  }
}
