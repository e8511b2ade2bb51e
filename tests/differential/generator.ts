import type { Call, Kind } from './call.ts'
import { CHANGES } from './call.ts'
import { Domains } from './domains.ts'
import type { Draft } from './drafts.ts'
import { methodsFor } from './methods.ts'
import { PROFILES } from './profiles.ts'
import type { Login } from './side.ts'
import { spoiled } from './spoil.ts'
import type { Values } from './values.ts'
import type { World } from './world.ts'

/** Makes calls about what is there. */
export class Generator {
  readonly #values: Values
  readonly #world: World
  readonly #domains: Domains
  readonly #major: number
  readonly #models: readonly string[]

  constructor(values: Values, world: World, models: readonly string[], major: number) {
    this.#values = values
    this.#world = world
    this.#domains = new Domains(values)
    this.#major = major
    this.#models = models
  }

  next(): Call {
    const kind = this.#weighted<Kind>({ valid: 6, invalid: 2, hostile: 2 })
    const login = this.#weighted<Login>({ admin: 6, demo: 3, portal: 1 })
    const model = this.#weighted(Object.fromEntries(this.#models.map((name) => [name, PROFILES[name]?.weight ?? 0])))
    const { isReadOnly } = PROFILES[model] ?? {}
    const choices = methodsFor(model, this.#major).filter(({ name }) => !isReadOnly || !CHANGES.has(name))
    const method = this.#values.random.pick(choices)
    const records = this.#values.some(this.#world.of(model), 4)
    const draft: Draft = method.make({
      model,
      records,
      values: this.#values,
      domains: this.#domains,
      major: this.#major,
    })
    const made = { model, method: method.name, login, kind, args: draft.args, kwargs: draft.kwargs ?? {} }
    return kind === 'valid' ? made : spoiled(made, this.#values, kind)
  }

  #weighted<T extends string>(weights: Readonly<Record<string, number>>): T {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
    let left = this.#values.random.next() * total
    for (const [name, weight] of Object.entries(weights)) {
      left -= weight
      if (left < 0) return name as T
    }
    throw new Error('nothing to choose from')
  }
}
