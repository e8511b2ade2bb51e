import type { ModelCallOptions } from '../caller.ts'
import type { Form } from '../form/form.ts'
import type { FormOptions, FormValues, FormWarning } from '../form/form-types.ts'
import type { Input } from '../types/input-type.ts'
import type { Linkable, ModelType, UntypedModel } from '../types/model-type.ts'
// biome-ignore lint/suspicious/noImportCycles: as in actions.ts
import type { Action } from './actions.ts'

/** What opening a wizard may be told. Its `context` goes with all that the wizard does. */
export interface WizardOptions<M extends ModelType> extends Omit<FormOptions<M>, 'record'> {
  /** The records that it is about: by id, row, reference or record. */
  readonly on?: Linkable | readonly Linkable[] | undefined
}

type Press = (id: number, method: string, options: ModelCallOptions) => Promise<Action>

/**
 * A wizard of Odoo: a form about some records, and the buttons below it.
 *
 * ```ts
 * const wizard = await odoo.model('sale.order').wizard('sale.advance.payment.inv', { on: order })
 * await wizard.set({ advance_payment_method: 'fixed', fixed_amount: 100 })
 * const action = await wizard.run('create_invoices')
 * if (action.type === 'window') console.log(action.model, await action.records())
 * ```
 */
export class Wizard<M extends ModelType = UntypedModel> {
  readonly #open: (id: number) => Promise<Form<M>>
  readonly #press: Press
  #form: Form<M>
  #id: number
  #isOpen = true
  #last: Promise<unknown> = Promise.resolve()

  /** @internal Wizards come from a model, a session or an action. */
  constructor(form: Form<M>, open: (id: number) => Promise<Form<M>>, press: Press) {
    this.#form = form
    this.#id = form.id
    this.#open = open
    this.#press = press
  }

  /** The id of the record behind it; 0 until a button has been pressed. */
  get id(): number {
    return this.#id
  }

  /** The form, for all that a form can do: lines, domains, what has changed. */
  get form(): Form<M> {
    return this.#form
  }

  /** What the form holds: what the server proposes for the records in hand, and what was set. */
  get values(): FormValues<M> {
    return this.#form.values
  }

  /**
   * Fills in fields, and takes what the server proposes with them. Answers what it warned of.
   *
   * Calls `onchange`, as `form.set` does.
   */
  set(values: Input<M>): Promise<readonly FormWarning[]> {
    return this.#inTurn(async () => (await this.#opened()).set(values))
  }

  /**
   * Saves the form and presses a button: the name of its method. Answers the action that comes of it.
   *
   * ```ts
   * const action = await wizard.run('create_invoices', { context: { open_invoices: true } })
   * ```
   *
   * When the server refuses, the wizard stays open: set something else, and run it again.
   *
   * Calls `create(values)`, or `write([id], values)` for one that is there already, and `method([id])`.
   *
   * @throws UserError, ValidationError, AccessError as the server says
   * @throws UnknownMethodError when there is no such button
   */
  run(method: string, options: ModelCallOptions = {}): Promise<Action> {
    return this.#inTurn(async () => {
      const form = await this.#opened()
      this.#id = await form.store(options)
      this.#isOpen = false
      return this.#press(this.#id, method, options)
    })
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Wizard { ${this.#form.model}(${this.#id === 0 ? 'new' : this.#id}) }`
  }

  /** A form that was saved is over: the next step has one of its own. */
  async #opened(): Promise<Form<M>> {
    if (!this.#isOpen) this.#form = await this.#open(this.#id)
    this.#isOpen = true
    return this.#form
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#last.then(step)
    this.#last = result.catch(() => {})
    return result
  }
}
