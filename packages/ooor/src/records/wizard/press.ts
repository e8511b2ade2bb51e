import { recordId } from '../../belongings/record-id.ts'
import { checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { Form } from '../form/form.ts'
import type { FormOptions } from '../form/form-types.ts'
import { isRecord } from '../record/internals.ts'
import { GROUP, type PropertyOwner } from '../record/properties.ts'
import type { Scope } from '../scope.ts'
import type { Linkable, ModelType } from '../types/model-type.ts'
import type { Action, OpenOptions, Pressed, PressOptions, WaysOn } from './actions.ts'
import { activeContext, goesAlong } from './context.ts'
import { actionOf } from './read-action.ts'
import { Wizard, type WizardOptions } from './wizard.ts'

/**
 * Calls a method as a button does, and tells the action that it answers.
 *
 * Calls `method(ids)`, on each wire; Odoo's own client has a route for it, which answers the same and `false` where it
 * is no action.
 */
export async function press(
  scope: Scope,
  { model, ids, method }: Pressed,
  { context = {}, ...options }: ModelCallOptions = {},
): Promise<Action> {
  if (typeof method !== 'string' || !/^[a-z]\w*$/i.test(method)) {
    throw new InvalidValueError(`a button runs a method: name one of ${model}, as 'action_confirm'`)
  }
  const answer = await scope.caller.call(model, method, [ids], {}, { ...options, context })
  return actionOf(waysOf(scope), answer, { ...goesAlong(context), ...activeContext({ model, ids }) })
}

interface OpensForms<M extends ModelType> {
  form(options: FormOptions<M>): Promise<Form<M>>
}

/** Opens a wizard in a context; the fields of its lists take part from the start. */
export async function openWizard<M extends ModelType>(
  scope: Scope,
  model: string,
  { select, values, record, ...options }: OpenOptions<M>,
): Promise<Wizard<M>> {
  const schema = await scope.schema(model, options)
  // What the server fills in by the records in hand: a form shows it, though it may not be changed.
  const filled = [...schema.fields.values()].filter(({ kind, isStored }) => isStored && /^(one|many)2many$/.test(kind))
  const names = filled.map(({ name }) => name)
  const asked = Array.isArray(select)
    ? [...names, ...select]
    : { ...Object.fromEntries(names.map((name) => [name, true])), ...select }
  const of = scope.caller.model(model) as OpensForms<M>
  const open = (id?: number) => of.form({ ...options, select: asked as never, ...(id !== undefined && { record: id }) })
  const form = await open(record)
  if (values !== undefined) await form.set(values)
  return new Wizard<M>(form, open, (id, method, more) =>
    press(
      scope,
      { model, ids: [id], method },
      { ...options, ...more, context: { ...options.context, ...more.context } },
    ),
  )
}

/** Opens a wizard, about records of a model where there are some. */
export async function wizardOn<M extends ModelType>(
  scope: Scope,
  name: string,
  given: WizardOptions<M>,
  model?: string,
): Promise<Wizard<M>> {
  checkOptions<WizardOptions<M>>('a wizard', given, {
    on: true,
    values: true,
    select: true,
    context: true,
    signal: true,
  })
  const { on, ...options } = given
  if (on === undefined) return openWizard<M>(scope, name, options)
  const about = recordsIn(on, model)
  return openWizard<M>(scope, name, { ...options, context: { ...activeContext(about), ...options.context } })
}

/** Presses a button on records of a model. What was read of records is not known to be true any more. */
export async function pressOn(scope: Scope, name: string, method: string, given: PressOptions): Promise<Action> {
  if (given === undefined) throw new InvalidValueError(`whose button? Name records: press('${method}', { on: order })`)
  checkOptions<PressOptions>('press', given, { on: true, context: true, signal: true })
  const { on, ...options } = given
  const { model, ids } = recordsIn(on, name)
  const action = await press(scope, { model, ids, method }, options)
  for (const one of [on].flat()) if (isRecord(one)) forget(one)
  return action
}

function forget(record: object): void {
  const { id, [GROUP]: group } = record as PropertyOwner
  group.forget(id)
}

/** The model and the ids of records, of a model where they do not tell their own. */
function recordsIn(on: Linkable | readonly Linkable[], model: string | undefined): Omit<Pressed, 'method'> {
  const records = [on].flat()
  const [first] = records
  if (first === undefined) throw new InvalidValueError('{ on: [] } is about no records: give at least one')
  const of = model ?? (first as { readonly $model?: string }).$model
  if (of === undefined) {
    throw new InvalidValueError(
      `whose record is ${describe(first)}? Start from its model, as odoo.model('sale.order').wizard(…)`,
    )
  }
  return { model: of, ids: records.map((one) => recordId(of, one)) }
}

function waysOf(scope: Scope): WaysOn {
  return {
    scope,
    openWizard: (model, options) => openWizard(scope, model, options),
    press: (pressed, options) => press(scope, pressed, options),
  }
}
