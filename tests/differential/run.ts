import { Random } from '../support/random.ts'
import { type Call, CHANGES, isOpen } from './call.ts'
import { type Declared, declaredFields } from './declared.ts'
import { type Difference, differenceOf, differingFields } from './difference.ts'
import { Generator } from './generator.ts'
import { groupBy } from './group-by.ts'
import { Normaliser } from './normalise.ts'
import { PROFILES } from './profiles.ts'
import type { Outcome, Side } from './side.ts'
import { Values } from './values.ts'
import { forSide, Ref, World } from './world.ts'

/** One call and whether it was answered alike. */
export interface Result {
  readonly call: Call
  readonly difference: Difference | undefined
  /** Both sides refused. */
  readonly isRefused: boolean
}

export interface Plan {
  readonly seed: number
  readonly scenarios: number
  /** Calls in each, besides those that make what they are about. */
  readonly calls: number
  readonly major: number
}

/** What each scenario begins with, in this order. */
const BEGINNING = [
  ...['res.partner.category', 'res.partner', 'res.partner', 'product.category', 'account.tax', 'product.template'],
  ...['product.product', 'sale.order', 'sale.order.line', 'ir.attachment', 'product.attribute'],
]

/** Asks two servers the same, and says where they differ. */
export class Differential {
  readonly results: Result[] = []
  readonly #real: Side
  readonly #sandbox: Side
  readonly #plan: Plan
  readonly #mark: string
  readonly #startedAt = Date.now()
  #declared: Declared = new Map()
  #world = new World()

  constructor(real: Side, sandbox: Side, plan: Plan) {
    this.#real = real
    this.#sandbox = sandbox
    this.#plan = plan
    this.#mark = `dx${Date.now().toString(36)}${process.pid.toString(36)}`
  }

  async run(): Promise<void> {
    this.#declared = await declaredFields(this.#real, this.#sandbox)
    const random = new Random(this.#plan.seed)
    for (let scenario = 0; scenario < this.#plan.scenarios; scenario += 1) await this.#scenario(random)
  }

  async #scenario(random: Random): Promise<void> {
    const world = new World()
    this.#world = world
    await world.findAnchors(this.#real, this.#sandbox)
    const values = new Values(random, world, this.#declared, this.#mark)
    const models = [...this.#declared.keys()].filter((model) => model in PROFILES)
    const generator = new Generator(values, world, models, this.#plan.major)
    try {
      for (const model of BEGINNING) {
        if (!this.#declared.has(model)) continue
        const call: Call = {
          ...{ login: 'admin', model, method: 'create', kind: 'valid', kwargs: {} },
          args: [values.record(model)],
        }
        await this.#ask(call)
        // What the rest needs is there in any case.
        if (world.of(model).length === 0) await this.#ask({ ...call, args: [values.record(model, 0)] })
      }
      for (let index = 0; index < this.#plan.calls; index += 1) await this.#ask(generator.next())
    } finally {
      await this.#tidy()
    }
  }

  async #ask(call: Call): Promise<void> {
    const [real, sandbox] = await this.#both(call)
    const made = CHANGES.has(call.method) ? await this.#takeUp(call, real, sandbox) : []
    const outcomes = [this.#normal(call, 'real', real), this.#normal(call, 'sandbox', sandbox)] as const
    const difference = differenceOf(call, ...outcomes)
    this.results.push({ call, difference, isRefused: 'error' in real && 'error' in sandbox })
    if (CHANGES.has(call.method)) await this.#look(call, made)
  }

  async #both(call: Call): Promise<[Outcome, Outcome]> {
    const asked = (side: Side) =>
      side.call(
        call.login,
        call.model,
        call.method,
        forSide(call.args, side.name) as unknown[],
        forSide(call.kwargs, side.name) as object,
      )
    return Promise.all([asked(this.#real), asked(this.#sandbox)])
  }

  #normal(call: Call, side: 'real' | 'sandbox', outcome: Outcome): Outcome {
    if ('error' in outcome) return outcome
    if (isOpen(call)) return { value: typeof outcome.value }
    return { value: new Normaliser(this.#world, this.#declared, this.#startedAt).answer(call, side, outcome.value) }
  }

  /** New records get a name; what one side alone has made goes away again. */
  async #takeUp({ model, method }: Call, real: Outcome, sandbox: Outcome): Promise<Ref[]> {
    const [there, here] = [idsIn(method, real), idsIn(method, sandbox)]
    const target = method === 'message_post' ? 'mail.message' : model
    if (there.length === here.length) {
      return there.flatMap((id, index) =>
        this.#world.isKnown(target, 'real', id) ? [] : [this.#world.add(target, id, here[index] as number)],
      )
    }
    await this.#remove(this.#real, target, there)
    await this.#remove(this.#sandbox, target, here)
    return []
  }

  /** Reads what a change has touched: where it differs, that is told here and left out from then on. */
  async #look(change: Call, made: readonly Ref[]): Promise<void> {
    const touched = new Set([...made, ...refsIn(change.args)].filter((ref) => ref.name.includes('#')))
    const byModel = groupBy(touched, ({ model }) => model)
    for (const [model, refs] of byModel) {
      const values = new Values(new Random(0), this.#world, this.#declared, this.#mark)
      const names = values.fields(model).map(({ name }) => name)
      const call: Call = { login: 'admin', model, method: 'read', kind: change.kind, args: [refs, names], kwargs: {} }
      const [real, sandbox] = await this.#both(call)
      if ('error' in real || 'error' in sandbox) {
        // Gone on one side at least.
        for (const ref of refs) this.#world.forget(ref)
        continue
      }
      const one = this.#normal(call, 'real', real)
      const other = this.#normal(call, 'sandbox', sandbox)
      const difference = differenceOf(
        { ...call, method: `read after ${change.method}`, args: [refs, ...change.args] },
        one,
        other,
      )
      this.results.push({ call, difference, isRefused: false })
      this.#remember(refs, one, other)
    }
  }

  #remember(refs: readonly Ref[], one: Outcome, other: Outcome): void {
    const [there, here] = [one, other].map((outcome) => ('value' in outcome ? (outcome.value as unknown[]) : []))
    const found = new Set((there ?? []).map((row) => (row as { id: unknown }).id))
    for (const ref of refs) if (!found.has(ref.name)) this.#world.forget(ref)
    there?.forEach((row, index) => {
      for (const field of differingFields(row, here?.[index]))
        this.#world.noteDifference(String((row as { id: unknown }).id), field)
    })
  }

  async #tidy(): Promise<void> {
    for (const ref of this.#world.all.toReversed()) {
      await Promise.all([
        this.#remove(this.#real, ref.model, [ref.real]),
        this.#remove(this.#sandbox, ref.model, [ref.sandbox]),
      ])
    }
  }

  /** Also what came along with others, by the mark in its name. */
  async clean(): Promise<void> {
    for (const model of [
      'sale.order',
      'product.template',
      'product.category',
      'res.users',
      'res.partner',
      'res.partner.category',
      'account.tax',
      'ir.attachment',
      'ir.config_parameter',
      'product.attribute',
      'res.bank',
    ]) {
      const name = model === 'ir.config_parameter' ? 'key' : model === 'sale.order' ? 'partner_id.name' : 'name'
      const kwargs = { context: { active_test: false } }
      const found = await this.#real.call('admin', model, 'search', [[[name, 'like', this.#mark]]], kwargs)
      if ('value' in found) await this.#remove(this.#real, model, found.value as number[])
    }
  }

  async #remove(side: Side, model: string, ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await side.call('admin', model, 'unlink', [ids])
  }
}

function idsIn(method: string, outcome: Outcome): number[] {
  if ('error' in outcome) return []
  const { value } = outcome
  const list = (ids: unknown): number[] => (Array.isArray(ids) ? ids : [ids]).filter((id) => typeof id === 'number')
  if (method === 'create' || method === 'copy' || method === 'message_post') return list(value)
  if (method === 'name_create' && Array.isArray(value)) return list(value[0])
  if (method === 'load') return list((value as { ids?: unknown } | null)?.ids)
  if (method === 'web_save' && Array.isArray(value)) return value.map((row) => (row as { id: number }).id)
  return []
}

function refsIn(value: unknown): Ref[] {
  if (value instanceof Ref) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : []
}
