import { valueError } from '../../python/exceptions.ts'
import { isTrue, pythonType } from '../../python/eyes.ts'
import { lookAtLists } from '../draft-look.ts'
import type { Environment, Table } from '../environment.ts'
import { type Change, oldAnswer } from './answers.ts'
import { checkOldForm, checkTexts, hasOldForms, isEmptyForm, isRead } from './old-form.ts'
import { beginning, following } from './reached.ts'
import { lookOn, readsOn } from './reads-on.ts'
import { staged } from './staged.ts'

type Values = Readonly<Record<string, unknown>>
type Answer = Record<string, unknown>

/** `onchange` of 8 to 16: the view's fields by name, those of lines as `order_line.product_id` (tried on 14.0). */
export function oldOnchange(
  env: Environment,
  model: string,
  ids: readonly number[],
  form: unknown,
  names: readonly string[],
  view: unknown,
): Answer {
  const table = env.table(model)
  // A form with a field that is not there is answered with nothing at all.
  if (names.some((name) => !Object.hasOwn(table.fields, name))) return {}
  const isOpened = hasOldForms(env) && names.length === 0 && !leadsOn(env, table, form, view)
  if (hasOldForms(env)) checkOldForm(env, table, ids, form, names, view, isOpened)
  if (isOpened) lookOn(env, table, ids, Object.keys((view ?? {}) as object))
  if (hasOldForms(env) && isEmptyForm(table, names, view)) return { value: {} }
  const [values, fields] = [form as Values, view as Values]
  if (env.dialect.series.major === 16) lookAtLists(env, table, values)
  const id =
    hasOldForms(env) && (isOpened || !isRead(table, ids, values, view)) && !table.rows.has(ids[0] as number)
      ? undefined
      : ids[0]
  const spec: Record<string, { fields?: Record<string, object> }> = {}
  for (const path of Object.keys(fields)) {
    const [name = '', line] = path.split('.')
    if (!Object.hasOwn(table.fields, name)) continue
    spec[name] ??= {}
    if (line !== undefined) spec[name] = { fields: { ...spec[name]?.fields, [line]: {} } }
  }
  // Forms of users tell of groups whatever they show (tried on 14.0 and 16.0).
  if (hasOldForms(env) && model === 'res.users') spec.groups_id ??= {}
  if (!env.dialect.onchangesByText) {
    const tell = (change: Change) => {
      if (hasOldForms(env)) checkTexts(names.length > 0 ? names : Object.keys(fields), fields)
      return oldAnswer(change)
    }
    // The view says which fields bring something along (tried on 14.0).
    const runs = (name: string) => !hasOldForms(env) || isTrue(fields[name])
    return staged(env, { table, id, values, names, spec, runs }, tell)
  }
  const run = names.filter((name) => isText(fields[name]))
  const others = names.filter((name) => !run.includes(name))
  for (const name of run) checkNamesOf(env, String(fields[name]), values)
  const isRun = run.length > 0
  const textual = { table, id, values, names: isRun ? run : others, spec, runs: () => isRun }
  const { value, ...rest } = staged(env, textual, oldAnswer)
  const told = Object.entries((value ?? {}) as Values).filter(([name]) => Object.hasOwn(values, name))
  // What one text brings runs others.
  for (const [name] of told) if (isText(fields[name])) checkNamesOf(env, String(fields[name]), values)
  return { value: Object.fromEntries(told), ...rest }
}

const isText = (told: unknown) => /^\w+\(/.test(String(told ?? ''))

/** 8.0 evaluates a text with what it is sent, and the form above where the context says by which field (tried on 8.0). */
function checkNamesOf({ context }: Environment, text: string, values: Values): void {
  const params = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
  const names = params.match(/(?<![.\w'"])[A-Za-z_]\w*(?!['"\w])/g) ?? []
  const known = ['context', 'uid', 'True', 'False', 'None', ...(isTrue(context.field_parent) ? ['parent'] : [])]
  const lacks = names.find((name) => !known.includes(name) && !Object.hasOwn(values, name))
  if (lacks !== undefined) throw valueError(`"name '${lacks}' is not defined" while evaluating\nu'[${params}]'`)
}

/** Whether anything follows from what a form is given, or it shows what follows from what it begins with (tried on 14.0). */
function leadsOn(env: Environment, table: Table, form: unknown, view: unknown): boolean {
  if (pythonType(form) !== 'dict' || pythonType(view) !== 'dict') return true
  const shown = Object.keys(view as object).filter((name) => Object.hasOwn(table.fields, name))
  if (readsOn(table, shown)) return true
  const defaults = env.defaultGet(table.definition.name, shown)
  const given = [...Object.keys(form as object), ...Object.keys(defaults)]
  const led = following(env, table, beginning(given, shown), false)
  const isGiven = Object.keys(form as object).length > 0
  return shown.some((name) => led.has(name) && !(isGiven && given.includes(name)))
}
