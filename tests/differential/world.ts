import type { Side } from './side.ts'

/** A record that is there on both sides, in arguments: each side gets its own id. */
export class Ref {
  readonly model: string
  readonly name: string
  readonly real: number
  readonly sandbox: number

  constructor(model: string, name: string, real: number, sandbox: number) {
    this.model = model
    this.name = name
    this.real = real
    this.sandbox = sandbox
  }
}

/** Records of the demo data that both sides have, by external id. */
const ANCHORS: readonly string[] = [
  ...['base.main_company', 'base.fr', 'base.us', 'base.be', 'base.state_us_5', 'base.state_us_6', 'base.EUR'],
  ...['base.USD', 'base.user_admin', 'base.user_demo', 'base.partner_admin', 'base.partner_demo', 'base.main_partner'],
  ...['base.demo_user0', 'base.partner_demo_portal', 'uom.product_uom_unit', 'uom.product_uom_dozen'],
  ...['product.product_uom_unit', 'product.product_uom_dozen'],
  ...['product.product_category_all', 'product.product_category_goods', 'product.list0'],
]

/** What both sides have, under names of its own. */
export class World {
  readonly #refs = new Map<string, Ref[]>()
  readonly #byId = { real: new Map<string, string>(), sandbox: new Map<string, string>() }
  readonly #differing = new Set<string>()
  readonly #anchors: Ref[] = []
  #last = 0

  async findAnchors(real: Side, sandbox: Side): Promise<void> {
    const [there, here] = await Promise.all([real, sandbox].map((side) => anchorsOf(side)))
    for (const [name, { model, id }] of there as Anchors) {
      const other = (here as Anchors).get(name)
      if (other === undefined) continue
      const ref = new Ref(model, name, id, other.id)
      this.#anchors.push(ref)
      this.#know(ref)
    }
  }

  /** Takes up a record that both sides have made. */
  add(model: string, real: number, sandbox: number): Ref {
    this.#last += 1
    const ref = new Ref(model, `${model}#${this.#last}`, real, sandbox)
    this.#refs.set(model, [...this.of(model), ref])
    this.#know(ref)
    return ref
  }

  /** A record that came with another, as the template of a product: it gets its own name. */
  isKnown(model: string, side: 'real' | 'sandbox', id: number): boolean {
    return this.#byId[side].has(`${model},${id}`)
  }

  forget(ref: Ref): void {
    this.#refs.set(
      ref.model,
      this.of(ref.model).filter((one) => one !== ref),
    )
  }

  /** Own records of a model. */
  of(model: string): readonly Ref[] {
    return this.#refs.get(model) ?? []
  }

  get all(): readonly Ref[] {
    return [...this.#refs.values()].flat()
  }

  anchorsOf(model: string): readonly Ref[] {
    // Partners of the demo data live elsewhere on each side: they are known, and nobody's company.
    return model === 'res.partner' ? [] : this.#anchors.filter((ref) => ref.model === model)
  }

  /** How an id is called on both sides; `?` for records that nobody here made. */
  nameOf(model: string, side: 'real' | 'sandbox', id: unknown): string {
    return this.#byId[side].get(`${model},${String(id)}`) ?? '?'
  }

  /** A value that is known to differ is told once: later answers are compared without it. */
  noteDifference(record: string, field: string): void {
    this.#differing.add(`${record}.${field}`)
  }

  differs(record: string, field: string): boolean {
    return this.#differing.has(`${record}.${field}`)
  }

  #know(ref: Ref): void {
    this.#byId.real.set(`${ref.model},${ref.real}`, ref.name)
    this.#byId.sandbox.set(`${ref.model},${ref.sandbox}`, ref.name)
  }
}

type Anchors = Map<string, { readonly model: string; readonly id: number }>

async function anchorsOf(side: Side): Promise<Anchors> {
  const found: Anchors = new Map()
  const names = ANCHORS.map((name) => name.split('.') as [string, string])
  const domain = [['name', 'in', names.map(([, name]) => name)]]
  const rows = await side.value('admin', 'ir.model.data', 'search_read', [
    domain,
    ['module', 'name', 'model', 'res_id'],
  ])
  for (const { module, name, model, res_id } of rows as {
    module: string
    name: string
    model: string
    res_id: number
  }[])
    if (ANCHORS.includes(`${module}.${name}`)) found.set(`${module}.${name}`, { model, id: res_id })
  return found
}

/** Arguments as one side takes them. */
export function forSide(value: unknown, side: 'real' | 'sandbox'): unknown {
  if (value instanceof Ref) return value[side]
  if (Array.isArray(value)) return value.map((one) => forSide(one, side))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, forSide(one, side)]))
}

/** Arguments as people read them. */
export function shown(value: unknown): string {
  return JSON.stringify(value, (_, one) => (one instanceof Ref ? `<${one.name}>` : one))
}
