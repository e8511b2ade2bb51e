import { ServerException } from '../python/exceptions.ts'
import type { ModelDefinition } from './definition.ts'

/** Something that a program asked for and the sandbox has no logic for. */
export interface UnmodelledUse {
  readonly kind: 'field' | 'method'
  /** As `account.move.amount_total`. */
  readonly name: string
  readonly times: number
}

/** What was asked of models that came from a schema alone: they are tables, without Odoo's own logic. */
export class Unmodelled {
  readonly #uses = new Map<string, { readonly kind: 'field' | 'method'; readonly name: string; times: number }>()
  readonly #isStrict: boolean

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict
  }

  get uses(): UnmodelledUse[] {
    return [...this.#uses.values()].map((use) => ({ ...use })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** A computed field without a rule was read: empty, or an error where the sandbox is strict. */
  field(model: string, name: string): void {
    this.#note('field', `${model}.${name}`)
    if (!this.#isStrict) return
    throw notModelled(
      `${model}.${name} is computed, and the sandbox has no rule for it: give it one by \`extend: { '${model}': { fields: { ${name}: { compute: (row, env) => … } } } }\``,
    )
  }

  /** A method of Odoo's own logic was called: the error says how to stub it. */
  method(model: string, name: string): ServerException {
    this.#note('method', `${model}.${name}`)
    return unmodelledMethod(model, name)
  }

  #note(kind: 'field' | 'method', name: string): void {
    const use = this.#uses.get(name)
    if (use === undefined) this.#uses.set(name, { kind, name, times: 1 })
    else use.times++
  }
}

/** A method of Odoo's own logic: the error says how to stub it. */
export const unmodelledMethod = (model: string, name: string): ServerException =>
  notModelled(
    `the sandbox has no logic for it: stub it by \`extend: { '${model}': { methods: { ${name}: { params: [], run: (env, ids) => … } } } }\``,
  )

/** A refusal of a row of a model that has no logic, which Odoo would have filled in: with what to do behind Odoo's words. */
export function withDefaultsHint(
  refusal: ServerException,
  { name, unmodelled }: ModelDefinition,
  field: string,
): ServerException {
  if (unmodelled === undefined) return refusal
  const value = field === 'company_id' ? '(env) => env.companyId' : '…'
  const hint = `The sandbox has no logic of ${name}, by which Odoo fills in fields: give them defaults by \`extend: { '${name}': { fields: { ${field}: { default: ${value} } } } }\``
  const message = `${refusal.message.trimEnd()}\n\n${hint}`
  const told = new ServerException(refusal.exception, message, [message], refusal.title)
  return Object.assign(told, { missingField: refusal.missingField })
}

const notModelled = (message: string) => new ServerException('builtins.NotImplementedError', message)
