import type { FieldsAnswer } from 'ooor/schema'
import type { ServerReader } from '../codegen/server-reader.ts'
import { byCodeUnit } from '../codegen/typescript-names.ts'
import { CURRENCIES, currentRates, RATES } from './currency-rates.ts'
import { LEFT_OUT } from './left-out.ts'
import type { Anonymiser } from './personal/anonymiser.ts'
import { COUNTRY_GROUPS, groupsFor, listsFor, PRICE_RULES, PRICELISTS, rulesFor } from './price-rules.ts'
import { readRows, searchIds } from './read-rows.ts'
import type { Row } from './snapshot-content.ts'
import { FISCAL_POSITIONS, ORDERS, positionsOf, REPLACED_TAXES } from './tax-rules.ts'

/** How far relations of a record are followed: all that lead to one record and its lines, or what it cannot be without. */
type Reach = 'whole' | 'required'

type ServerRow = { readonly id: number } & Readonly<Record<string, unknown>>

/** Who made a record and changed it is told of users who are there anyway. */
const OF_WRITERS: ReadonlySet<string> = new Set(['create_uid', 'write_uid'])

const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['__last_update', 'display_name'])

/** What taxes, prices and deliveries go by, wherever a record of the sample leads there: a customer's country is not lost. */
const DECIDED_BY: ReadonlySet<string> = new Set(['res.country', 'res.country.state', 'product.category'])

/** Of a user the sandbox needs no more. */
const OF_USERS: ReadonlySet<string> = new Set(['id', 'login', 'active', 'partner_id', 'company_id', 'company_ids'])

const AT_ONCE = 200

/** Records of a server that hang together, with made-up personal values. */
export class Sample {
  readonly #server: ServerReader
  readonly #anonymiser: Anonymiser
  readonly #fieldsOf: (model: string) => Promise<FieldsAnswer>
  readonly #rows = new Map<string, Map<number, ServerRow>>()
  /** Records whose relations have been followed as far as they go. */
  readonly #whole = new Map<string, Set<number>>()
  readonly #wanted = new Map<string, Map<number, Reach>>()
  readonly #fields = new Map<string, FieldsAnswer>()
  /** Pricelists whose rules have been looked for. */
  readonly #priced = new Set<number>()
  /** Currencies whose rates have been looked for. */
  readonly #rated = new Set<number>()
  #hasListsOfCountries = false
  #hasFiscalPositions = false

  constructor(server: ServerReader, anonymiser: Anonymiser, fieldsOf: (model: string) => Promise<FieldsAnswer>) {
    this.#server = server
    this.#anonymiser = anonymiser
    this.#fieldsOf = fieldsOf
  }

  /** Records to take, and what they refer to. */
  want(model: string, ids: readonly number[], reach: Reach): void {
    if (LEFT_OUT.test(model)) return
    const wanted = this.#wanted.get(model) ?? new Map<number, Reach>()
    this.#wanted.set(model, wanted)
    for (const id of ids) if (!this.#isTaken(model, id, reach) && wanted.get(id) !== 'whole') wanted.set(id, reach)
  }

  /** What was read as something that others cannot be without may still be wanted with all that hangs on it. */
  #isTaken(model: string, id: number, reach: Reach): boolean {
    return (reach === 'whole' ? this.#whole : this.#rows).get(model)?.has(id) === true
  }

  /** Reads all that is wanted, and what comes with it. Calls `search` and `read`, archived records among them. */
  async read(onProgress?: (model: string, rows: number) => void): Promise<void> {
    for (;;) {
      const next = [...this.#wanted].find(([, ids]) => ids.size > 0)
      if (next === undefined) {
        if ((await this.#wantListsOfCountries()) || (await this.#wantPriceRules())) continue
        if ((await this.#wantFiscalPositions()) || (await this.#wantRates())) continue
        return
      }
      const [model, wanted] = next
      const whole = [...wanted].filter(([, reach]) => reach === 'whole')
      const [reach, ids] = whole.length > 0 ? (['whole', whole] as const) : (['required', [...wanted]] as const)
      const taken = ids.slice(0, AT_ONCE).map(([id]) => id)
      for (const id of taken) wanted.delete(id)
      await this.#take(model, taken, reach)
      onProgress?.(model, this.#size)
    }
  }

  /** All rows by model, sorted, without relations to what the sample has not. */
  rows(): Map<string, readonly Row[]> {
    const models = [...this.#rows].filter(([, rows]) => rows.size > 0).toSorted(([a], [b]) => byCodeUnit(a, b))
    return new Map(
      models.map(([model, rows]) => {
        const sorted = [...rows.values()].toSorted((a, b) => a.id - b.id)
        return [model, sorted.map((row) => this.#written(model, row))]
      }),
    )
  }

  #idsOf(model: string): number[] {
    return [...(this.#rows.get(model)?.keys() ?? [])]
  }

  get #size(): number {
    let size = 0
    for (const rows of this.#rows.values()) size += rows.size
    return size
  }

  async #take(model: string, ids: readonly number[], reach: Reach): Promise<void> {
    const fields = await this.#fieldsOf(model)
    this.#fields.set(model, fields)
    const asked = Object.keys(fields).filter((name) => this.#isAsked(model, name, fields[name] ?? {}))
    const rows = await readRows<ServerRow>(this.#server, model, [['id', 'in', ids]], asked, { all: true })
    const known = this.#rows.get(model) ?? new Map<number, ServerRow>()
    this.#rows.set(model, known)
    if (reach === 'whole') this.#whole.set(model, new Set([...(this.#whole.get(model) ?? []), ...ids]))
    for (const row of rows) {
      known.set(row.id, row)
      for (const name of asked) this.#follow(model, name, fields[name] ?? {}, row[name], reach)
    }
    if (reach === 'whole') await this.#followLines(fields, ids)
  }

  #follow(model: string, name: string, { type, relation, required }: Field, value: unknown, reach: Reach): void {
    if (OF_WRITERS.has(name)) return
    const other = String(relation)
    const isParent = other === model && name === 'parent_id'
    if (type === 'many2one' && (reach === 'whole' || required === true || isParent || DECIDED_BY.has(other))) {
      const id = idOf(value)
      if (id !== undefined) this.want(other, [id], 'required')
    }
    if (type === 'many2many' && (reach === 'whole' || name === REPLACED_TAXES))
      this.want(other, value as number[], 'required')
  }

  /** Records that cannot be without the one whose lines they are. */
  async #followLines(fields: FieldsAnswer, ids: readonly number[]): Promise<void> {
    for (const { type, relation, relation_field: inverse, store } of Object.values(fields)) {
      if (type !== 'one2many' || typeof inverse !== 'string' || store === false || LEFT_OUT.test(String(relation)))
        continue
      const line = (await this.#fieldsOf(String(relation)))[inverse]
      if (line?.required !== true || line.type !== 'many2one') continue
      const found = await searchIds(this.#server, String(relation), [[inverse, 'in', ids]], { all: true })
      this.want(String(relation), found, 'whole')
    }
  }

  /** Where there are pricelists, those of the countries in the sample, with the groups that they are for; once. */
  async #wantListsOfCountries(): Promise<boolean> {
    if (this.#hasListsOfCountries || this.#idsOf(PRICELISTS).length === 0) return false
    this.#hasListsOfCountries = true
    if (!('country_group_ids' in (await this.#fieldsOf(PRICELISTS)))) return false
    const found = await searchIds(this.#server, PRICELISTS, listsFor(this.#idsOf('res.country')), { all: true })
    this.want(PRICELISTS, found, 'required')
    const lists = [...new Set([...this.#idsOf(PRICELISTS), ...found])]
    this.want(COUNTRY_GROUPS, await searchIds(this.#server, COUNTRY_GROUPS, groupsFor(lists), { all: true }), 'whole')
    return true
  }

  /** What the pricelists of the sample are made of, once all else is there; false where there is nothing more. */
  async #wantPriceRules(): Promise<boolean> {
    const lists = this.#idsOf(PRICELISTS).filter((id) => !this.#priced.has(id))
    if (lists.length === 0) return false
    for (const id of lists) this.#priced.add(id)
    const told = Object.values(await this.#fieldsOf(PRICELISTS)).some(({ relation }) => relation === PRICE_RULES)
    const domain = told ? rulesFor(lists, await this.#fieldsOf(PRICE_RULES), (model) => this.#idsOf(model)) : null
    if (domain === null) return false
    this.want(PRICE_RULES, await searchIds(this.#server, PRICE_RULES, domain), 'whole')
    return true
  }

  /** Where there are orders, by what others of their companies would be taxed; once. */
  async #wantFiscalPositions(): Promise<boolean> {
    if (this.#hasFiscalPositions || this.#idsOf(ORDERS).length === 0) return false
    this.#hasFiscalPositions = true
    if (this.#fields.get(ORDERS)?.fiscal_position_id?.relation !== FISCAL_POSITIONS) return false
    const domain = positionsOf(this.#idsOf('res.company'))
    this.want(FISCAL_POSITIONS, await searchIds(this.#server, FISCAL_POSITIONS, domain), 'whole')
    return true
  }

  /** What the currencies of the sample are worth: without rates one is worth as much as another. */
  async #wantRates(): Promise<boolean> {
    const currencies = this.#idsOf(CURRENCIES).filter((id) => !this.#rated.has(id))
    if (currencies.length === 0) return false
    for (const id of currencies) this.#rated.add(id)
    const fields = await this.#fieldsOf(RATES)
    this.want(RATES, await currentRates(this.#server, fields, currencies, this.#idsOf('res.company')), 'required')
    return true
  }

  #isAsked(model: string, name: string, field: Field): boolean {
    const { type, store, relation } = field
    if (model === 'res.users') return OF_USERS.has(name)
    if (store === false || type === 'one2many' || TOLD_ELSEWHERE.has(name)) return false
    if (relation !== undefined && LEFT_OUT.test(String(relation))) return false
    return this.#anonymiser.isAsked(model, name, field)
  }

  #written(model: string, row: ServerRow): Row {
    const fields = this.#fields.get(model) ?? {}
    const values: Record<string, unknown> = {}
    for (const name of Object.keys(row).toSorted(byCodeUnit)) {
      const field = fields[name]
      if (field === undefined || name === 'id') continue
      const value = this.#value(model, name, field, row)
      const isNothing = value === false && name !== 'active'
      if (value === undefined || value === null || isNothing || value === '' || value === 0) continue
      values[name] = value
    }
    return { id: row.id, ...values }
  }

  #value(model: string, name: string, field: Field, row: ServerRow): unknown {
    const other = this.#rows.get(String(field.relation))
    if (field.type === 'many2one') {
      const id = idOf(row[name])
      return id !== undefined && other?.has(id) ? id : undefined
    }
    if (field.type === 'many2many') {
      const ids = (row[name] as readonly number[]).filter((id) => other?.has(id))
      return ids.length > 0 ? ids : undefined
    }
    const value = this.#anonymiser.value(model, name, field, row)
    return name === 'active' && value === true ? undefined : value
  }
}

type Field = FieldsAnswer[string]

function idOf(value: unknown): number | undefined {
  const id: unknown = Array.isArray(value) ? value[0] : value
  return typeof id === 'number' ? id : undefined
}
