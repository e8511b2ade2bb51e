import type { ModelCallOptions } from '../caller.ts'
import type { Scope } from '../scope.ts'
import type { Draft } from './draft.ts'
import { fieldOnchange, fieldsSpec, namesOf } from './field-spec.ts'

type Values = Readonly<Record<string, unknown>>

/** What an `onchange`, or an old on_change method, answers. */
export interface OnchangeAnswer {
  readonly value?: Readonly<Record<string, unknown>>
  readonly warning?: { readonly title?: string; readonly message?: string; readonly type?: string } | false
  /** Up to 13. */
  readonly domain?: Readonly<Record<string, unknown>> | false
}

/** How a form asks. */
export interface Asking {
  readonly scope: Scope
  readonly options: ModelCallOptions
}

/**
 * Asks what a change of some fields brings along; `around` is what a line takes with it. Before 8 nobody can be asked.
 *
 * Calls `onchange(ids, values, field_name, field_onchange)` up to 16, `onchange(ids, values, field_names, fields_spec)`
 * since 17.
 */
export async function askChange(
  asking: Asking,
  draft: Draft,
  names: readonly string[],
  around: Values = {},
): Promise<OnchangeAnswer> {
  const major = await majorOf(asking)
  if (major < 8) return {}
  return ask(asking, draft, { ...draft.toOnchange(major), ...around }, names)
}

/**
 * Asks what a new record starts with: the defaults, and what they and the given values bring along.
 *
 * Calls `onchange` without names; up to 13, which has no defaults in it, `default_get(fields)` before; up to 7 only that.
 */
export async function askStart(asking: Asking, draft: Draft, around: Values = {}): Promise<OnchangeAnswer> {
  const major = await majorOf(asking)
  if (major >= 14) return ask(asking, draft, { ...draft.givenToOnchange(major), ...around }, [])
  const { scope, options } = asking
  const given = Object.keys(draft.givenToOnchange(major))
  const open = namesOf(draft.layout).filter((name) => !given.includes(name))
  const defaults = (await scope.caller.call(
    draft.layout.schema.model,
    'default_get',
    [open],
    {},
    options,
  )) as OnchangeAnswer['value']
  draft.take(defaults ?? {})
  if (major < 8) return {}
  // Of others nothing is known: empty they would be written through to what they are related to.
  const names = [...given, ...Object.keys(defaults ?? {}).filter((name) => open.includes(name))]
  const values = Object.entries(draft.toOnchange(major)).filter(([name]) => names.includes(name))
  return ask(asking, draft, { ...Object.fromEntries(values), ...around }, names)
}

/** What a line takes with it, as in Odoo's own client: the form's values, under the field that leads to the form. */
export async function formAround(asking: Asking, { layout }: Draft, form: Draft): Promise<Values> {
  if (layout.inverse === undefined) return {}
  const values = form.toOnchange(await majorOf(asking))
  return { [layout.inverse]: form.id === 0 ? values : { ...values, id: form.id } }
}

/** The series' first number. */
export async function majorOf({ scope, options }: Asking): Promise<number> {
  return (await scope.caller.series(options)).major
}

async function ask(
  asking: Asking,
  { layout, id }: Draft,
  values: Values,
  names: readonly string[],
): Promise<OnchangeAnswer> {
  const { scope, options } = asking
  const ids = id === 0 ? [] : [id]
  const isNew = (await majorOf(asking)) >= 17
  const args = isNew
    ? [ids, values, names, fieldsSpec(layout)]
    : [ids, values, names.length === 1 ? names[0] : names, fieldOnchange(layout)]
  return ((await scope.caller.call(layout.schema.model, 'onchange', args, {}, options)) ?? {}) as OnchangeAnswer
}
