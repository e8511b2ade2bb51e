import { type Answered, isData, objectOf } from '../check-answer.ts'
import type { Draft } from './draft.ts'
import { fieldOnchange, fieldsSpec, namesOf } from './field-spec.ts'
import type { FormCaller } from './form-caller.ts'
import type { FormWarning } from './form-types.ts'

type Values = Readonly<Record<string, unknown>>

/** What an `onchange`, or an old on_change method, answers. */
export interface OnchangeAnswer {
  readonly value?: Values
  readonly warning?: FormWarning | undefined
  /** Up to 13. */
  readonly domain?: Values
}

/** Reads what an `onchange`, or an old on_change method, answers. */
export function onchangeAnswer(answer: unknown, from: Answered): OnchangeAnswer {
  const { value = {}, domain = {}, warning } = objectOf(answer, from)
  return { value: objectOf(value, from), domain: objectOf(domain, from), warning: warningOf(warning) }
}

function warningOf(told: unknown): FormWarning | undefined {
  if (!isData(told)) return undefined
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { title: text(told.title), message: text(told.message) }
}

/**
 * Asks what a change of some fields brings along; `parent` is what a line takes with it. Before 8 nobody can be asked.
 *
 * Calls `onchange(ids, values, field_name, field_onchange)` up to 16, `onchange(ids, values, field_names, fields_spec)`
 * since 17.
 */
export async function callOnchange(
  caller: FormCaller,
  draft: Draft,
  names: readonly string[],
  parent: Values = {},
): Promise<OnchangeAnswer> {
  const major = await majorOf(caller)
  if (major < 8) return {}
  return send(caller, draft, { ...draft.toOnchange(major), ...parent }, names)
}

/**
 * Asks what a new record starts with: the defaults, and what they and the given values bring along.
 *
 * Calls `onchange` without names; up to 13, which has no defaults in it, `default_get(fields)` before; up to 7 only that.
 */
export async function callFirstOnchange(
  caller: FormCaller,
  draft: Draft,
  parent: Values = {},
): Promise<OnchangeAnswer> {
  const major = await majorOf(caller)
  if (major >= 14) return send(caller, draft, { ...draft.givenToOnchange(major), ...parent }, [])
  const { scope, options } = caller
  const given = Object.keys(draft.givenToOnchange(major))
  const open = namesOf(draft.layout).filter((name) => !given.includes(name))
  const { model } = draft.layout.schema
  const answer = await scope.caller.call(model, 'default_get', [open], {}, options)
  const defaults = objectOf(answer, { model, method: 'default_get' })
  draft.take(defaults)
  if (major < 8) return {}
  // Of others nothing is known: empty they would be written through to what they are related to.
  const names = [...given, ...Object.keys(defaults).filter((name) => open.includes(name))]
  // 8.0 answers only what it was told of; own columns are written through to nothing (wire/8.0/old-onchange-values-one).
  const isOwn = (name: string) => {
    const { related, isStored } = draft.layout.schema.field(name)
    return major < 9 && isStored && related === undefined
  }
  const values = Object.entries(draft.toOnchange(major)).filter(([name]) => names.includes(name) || isOwn(name))
  return send(caller, draft, { ...Object.fromEntries(values), ...parent }, names, true)
}

/** What a line takes with it, as in Odoo's own client: the form's values, under the field that leads to the form. */
export async function parentValues(caller: FormCaller, { layout }: Draft, form: Draft): Promise<Values> {
  if (layout.inverse === undefined) return {}
  const values = form.toOnchange(await majorOf(caller))
  return { [layout.inverse]: form.id === 0 ? values : { ...values, id: form.id } }
}

/** The series' first number. */
export async function majorOf({ scope, options }: FormCaller): Promise<number> {
  return (await scope.caller.series(options)).major
}

async function send(
  caller: FormCaller,
  { layout, id }: Draft,
  values: Values,
  names: readonly string[],
  isFirst = false,
): Promise<OnchangeAnswer> {
  const { scope } = caller
  const ids = id === 0 ? [] : [id]
  const major = await majorOf(caller)
  const { model } = layout.schema
  const { inverse } = layout
  // What a line's view runs on 8.0 finds the form, `parent`, by this (tried on 8.0).
  const isBelow = major === 8 && inverse !== undefined && inverse in values
  const options = isBelow
    ? { ...caller.options, context: { ...caller.options.context, field_parent: inverse } }
    : caller.options
  const ask = async (...args: unknown[]) =>
    onchangeAnswer(await scope.caller.call(model, 'onchange', [ids, ...args], {}, options), {
      model,
      method: 'onchange',
    })
  if (major >= 17) return ask(values, names, fieldsSpec(layout))
  const together = () => ask(values, names.length === 1 ? names[0] : names, fieldOnchange(layout))
  if (major >= 9) return together()
  // It brings the reader of HTML, which only 8.0 needs here.
  const { unsaidValues, viewOnchanges } = await import('./view-onchanges.ts')
  const texts = await viewOnchanges(caller, layout)
  if (texts.size === 0) return together()
  const spec = fieldOnchange(layout, texts)
  // 8.0 of 2014 takes one name and no list (wire/8.0-early/old-onchange-list).
  const answers: OnchangeAnswer[] = []
  const told = (): Values => Object.assign({}, ...answers.map(({ value }) => value))
  // As Odoo's own client: what a new record starts with is not asked for where the view runs nothing.
  const asked = isFirst ? names.filter((name) => texts.get(name) !== '') : names
  const unsaid = await unsaidValues(caller, layout, id, values, texts)
  for (const name of asked) answers.push(await ask({ ...unsaid, ...values, ...told() }, name, spec))
  return joined(answers)
}

/** Several answers as one: what came last, and all warnings. */
function joined(answers: readonly OnchangeAnswer[]): OnchangeAnswer {
  const warnings = answers.flatMap(({ warning }) => (warning ? [warning] : []))
  const [first] = warnings
  const message = warnings.map((one) => one.message).join('\n\n')
  return {
    value: Object.assign({}, ...answers.map(({ value }) => value)),
    domain: Object.assign({}, ...answers.map(({ domain }) => domain)),
    ...(first !== undefined && { warning: warnings.length === 1 ? first : { ...first, message } }),
  }
}
