import { NotFoundError } from '../errors/index.ts'
import type { ModelCallOptions } from './caller.ts'
import type { Form } from './form/form.ts'
import type { FormOptions } from './form/form-types.ts'
import type { FromFormOptions } from './html-form/from-html-form.ts'
import { paramOfModel } from './model-param.ts'
import type { Query } from './query/query.ts'
import type { NameSearchOptions } from './raw-model.ts'
import { extended, type Hooks } from './record/extension.ts'
import { idOfSlug } from './record/id-of-permalink.ts'
import { RecordMaker } from './record-maker.ts'
import type { Input } from './types/input-type.ts'
import type { ModelMethods, ModelName, ModelNamed, Models, ModelType, UntypedModel } from './types/model-type.ts'
import type { RecordOf } from './types/record-type.ts'
import type { DefaultSelection } from './types/select.ts'
import type { Action, PressOptions } from './wizard/actions.ts'
import type { Wizard, WizardOptions } from './wizard/wizard.ts'

/**
 * A proxy to an Odoo model as one session sees it. Making one sends nothing.
 *
 * ```ts
 * const partners = odoo.model('res.partner')
 * const companies = await partners.where({ is_company: true }).order('name').limit(80)
 * const alice = await partners.create({ name: 'Alice', email: 'alice@example.com' })
 * ```
 *
 * Its `raw` has Odoo's own methods with the server's own values.
 */
export class Model<M extends ModelType = UntypedModel, E = unknown> extends RecordMaker<M, E> {
  /**
   * The model's own methods by name, with named arguments; those of records are on records.
   *
   * ```ts
   * await odoo.model('res.partner').methods.load({ fields: ['name'], data: [['Alice']] })
   * ```
   */
  get methods(): ModelMethods<M> {
    return new Proxy({} as ModelMethods<M> & object, {
      get: (_, method) => {
        if (typeof method !== 'string' || !/^[a-z]\w*$/.test(method) || method === 'then') return undefined
        return (named?: Readonly<Record<string, unknown>>) => this.raw.call(method, [], named)
      },
    })
  }

  /** A name for addresses and form fields: `sale-order`. */
  get paramName(): string {
    return paramOfModel(this.name)
  }

  /** All records: the query that has been told nothing. */
  get query(): Query<M, DefaultSelection, E> {
    return this.derive({})
  }

  /**
   * Records whose name matches, as a list to choose from: ids and names, 100 at most unless `limit` says otherwise.
   *
   * Calls `name_search(name, domain, operator, limit)`.
   */
  async nameSearch(
    name: string,
    options: Pick<NameSearchOptions, 'limit' | 'context' | 'signal'> = {},
  ): Promise<{ id: number; display_name: string }[]> {
    const found = await this.raw.nameSearch(name, options)
    return found.map(([id, display_name]) => ({ id, display_name }))
  }

  /**
   * The record of a permalink, `office-chair-42`, as `record.toParam()` makes it. Throws a `NotFoundError` or a
   * `MissingError`.
   */
  async findByPermalink(param: string): Promise<RecordOf<M, DefaultSelection, E>> {
    const id = idOfSlug(param)
    if (id === undefined)
      throw new NotFoundError(`'${param}' is no permalink of ${this.name}: it does not end in an id`)
    return this.find(id)
  }

  /**
   * A form as Odoo's own client has it: it starts with the defaults, and what is set brings the values that the server
   * proposes with it.
   *
   * ```ts
   * const form = await orders.form()
   * await form.set({ partner_id: 5 })
   * form.values.payment_term_id
   * const order = await form.save()
   * ```
   *
   * Calls `onchange`: in its old shape up to 16, after `default_get` up to 13, in its new one since 17. 6.1 and 7.0
   * have none: `default_get` alone.
   */
  async form(options: FormOptions<M> = {}): Promise<Form<M, E>> {
    return (await import('./forms-chunk.ts')).openForm<M, E>(this.state, options)
  }

  /**
   * Opens a wizard about records of this model, as a button or the menu "Action" does in Odoo's own client: it starts
   * with what the server proposes for them.
   *
   * ```ts
   * const wizard = await orders.wizard('sale.advance.payment.inv', { on: order, values: { advance_payment_method: 'delivered' } })
   * const action = await wizard.run('create_invoices')
   * ```
   *
   * Calls what `form` does, with `active_model`, `active_ids` and `active_id` in the context.
   */
  wizard<N extends ModelName<Models>>(
    name: N,
    options?: WizardOptions<ModelNamed<Models, N>>,
  ): Promise<Wizard<ModelNamed<Models, N>>>
  wizard<T extends ModelType = never>(
    name: [T] extends [never] ? ModelName<Models> : T['name'],
    options?: WizardOptions<T>,
  ): Promise<Wizard<T>>
  async wizard(name: string, options: WizardOptions<ModelType> = {}): Promise<unknown> {
    return (await import('./forms-chunk.ts')).wizardOn(this.state.scope, name, options, this.name)
  }

  /**
   * Presses a button on records: calls the method as Odoo's own client does, and tells the action that comes of it.
   *
   * ```ts
   * const action = await invoices.press('action_register_payment', { on: invoice })
   * if (action.type === 'wizard') await (await action.wizard()).run('action_create_payments')
   * ```
   *
   * Calls `method(ids)`. Called by its name, as `invoice.action_register_payment()`, it answers the server's own value.
   */
  async press(method: string, options: PressOptions): Promise<Action> {
    return (await import('./forms-chunk.ts')).pressOn(this.state.scope, this.name, method, options)
  }

  /**
   * Values of an HTML form, each as its field's kind wants it: text becomes numbers, ids, booleans and moments.
   * `order_line[0][product_id]` makes a line, with an `id` it changes one, with `_destroy` it deletes it. Names that are
   * no field are left out; take out what is not for who fills in the form to set. Ids of lines are the browser's: Odoo
   * writes to those of other records too, where the user may.
   *
   * ```ts
   * const order = await orders.create(await orders.fromForm(await request.formData(), { timeZone: 'Europe/Paris' }))
   * ```
   *
   * Moments without a zone, as `datetime-local` inputs have them, are of `timeZone`, or UTC without one. Throws an `InvalidValueError` for text that is no number, day, id or value of its field.
   */
  async fromForm(
    data: FormData | URLSearchParams | Readonly<Record<string, unknown>>,
    options?: FromFormOptions,
  ): Promise<Input<M>> {
    const { scope } = this.state
    const { fromForm } = await import('./forms-chunk.ts')
    return (await fromForm((model) => scope.schema(model), this.name, data, options)) as Input<M>
  }

  /**
   * Calls any public method of the model; the server's own value, null for none.
   *
   * ```ts
   * await odoo.model('res.users').call('has_group', [['base.group_user']])
   * ```
   */
  call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return this.raw.call(method, args, kwargs, options)
  }

  /**
   * The model with members of your own on its records, and hooks around their writes. The model it was made from stays
   * as it is.
   *
   * ```ts
   * const People = odoo.model('res.partner').extend({
   *   get greeting() { return `Dear ${this.name}` },
   * }, {
   *   validate: (partner) => (partner.email ? undefined : { email: ['is missing'] }),
   * })
   * (await People.find(5)).greeting
   * ```
   */
  extend<X extends object>(
    members: X & ThisType<RecordOf<M, DefaultSelection, E & X>>,
    hooks: Hooks<RecordOf<M, DefaultSelection, E & NoInfer<X>>> = {},
  ): Model<M, E & X> {
    const extension = extended(this.state.extension, members, hooks as Hooks)
    return new Model(this.state.scope, this.name, { ...this.state, extension })
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Model { ${this.name} }`
  }
}
