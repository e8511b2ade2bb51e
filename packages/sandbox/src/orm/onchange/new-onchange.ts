import { keyError, typeError, valueError } from '../../python/exceptions.ts'
import { dictOf, hashed, isTrue, itemAt, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { pythonRepr, pythonStr } from '../../python/repr.ts'
import { askedId, isOfNewRecord } from '../asked-ids.ts'
import { lookAtDraft, lookAtLists, unknownField } from '../draft-look.ts'
import type { Environment, Table } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { checkMadeFiles } from '../looks/file-owners.ts'
import { lookAtOrderless } from '../looks/order-lines.ts'
import { singleton } from '../singleton.ts'
import type { Specification } from '../web-read.ts'
import { newAnswer } from './answers.ts'
import { staged } from './staged.ts'

type Values = Readonly<Record<string, unknown>>
type Answer = Record<string, unknown>

/** `onchange` of 17 and later: of the fields of the specification those that changed (tried on 19.0). */
export function newOnchange(
  env: Environment,
  model: string,
  ids: readonly unknown[],
  form: unknown,
  changed: unknown,
  spec: unknown,
): Answer {
  const table = env.table(model)
  const [given] = ids
  if (env.dialect.series.major >= 19) {
    checkForms(env, table, ids.length > 0)
    if (model === 'ir.attachment') checkMadeFiles(env, ids)
  }
  // A form of nothing reads nothing, whoever opens it of whatever (tried on 17.0 and 18.0).
  const isOfNothing = env.dialect.series.major < 19 && pythonType(spec) === 'dict' && !isTrue(spec)
  if (isOfNothing && pythonType(form) === 'dict' && !isTrue(form) && iterated(changed).length === 0)
    return { value: {} }
  hashed(given)
  lookAtShown(env, table, spec)
  const id = given === undefined || isOfNewRecord(given, env.dialect.series.major) ? undefined : (given as number)
  const isLate = env.dialect.series.major < 19
  if (isLate && id !== undefined) checkRights(env, table, ids.length > 0)
  if (!isLate) checkForm(env, table, ids)
  const names = iterated(changed).map((name) => hashed(name) as string)
  // A form with a field that is not there is answered with nothing at all, on 17 and 18 of what is gone too.
  if (names.some((name) => !Object.hasOwn(table.fields, name))) return {}
  if (isLate) checkForm(env, table, ids.slice(0, 1))
  if (names.length === 0) lookAtFirst(env, table, form, spec)
  iterated(form)
  if (env.dialect.series.major < 19 && names.length > 0 && pythonType(form) !== 'dict' && !isTrue(form)) {
    throw keyError(names[0])
  }
  const values = dictOf(form)
  if (pythonType(spec) !== 'dict') {
    if (names.length === 0) iterated(spec)
    throw lacksAttribute(spec, 'keys')
  }
  const wanted = spec as Specification
  const stranger = Object.keys(wanted).find((name) => !Object.hasOwn(table.fields, name))
  // Of a record that is there all is fetched that the form shows (tried on 19.0).
  const isFetched = env.dialect.series.major >= 19 && names.length > 0 && ids.some(isTrue)
  if (stranger !== undefined) {
    throw isFetched ? valueError(`Invalid field ${pythonRepr(stranger)} on '${model}'`) : keyError(stranger)
  }
  // What is said to have changed is taken out of the form (tried on 17.0 to 19.0).
  const absent = names.find((name) => !Object.hasOwn(values, name))
  if (absent !== undefined) throw keyError(absent)
  if (env.dialect.series.major >= 19) lookAtDraft(env, table, values, (name) => keyError(name))
  if (env.dialect.series.major >= 19) {
    lookAtLinks(table, wanted, names.length === 0)
    for (const name of Object.keys(wanted)) hasField(env, table, name, 'read')
    const first =
      names.length > 0
        ? {}
        : env.defaultGet(
            model,
            Object.keys(wanted).filter((name) => !(name in values)),
          )
    lookAtLines(env, table, { ...first, ...values }, wanted)
    if (id === undefined && model === 'sale.order.line') lookAtOrderless(without(values, names), wanted, values)
    // Of one record alone, and of fields that are there (tried on 19.0).
    if (ids.length > 1 && isTrue(wanted)) singleton(model, ids)
    const foreign = Object.keys(values).find((name) => !Object.hasOwn(table.fields, name))
    if (foreign !== undefined) throw unknownField(foreign, model)
    lookAtUnshown(table, wanted, names.length > 0 ? names : Object.keys(values))
  }
  if (isLate) {
    lookAtLists(env, table, values)
    const foreign = Object.keys(values).find((name) => name !== 'id' && !Object.hasOwn(table.fields, name))
    if (foreign !== undefined) throw unknownField(foreign, model)
  }
  const held = isLate ? values : asTexts(table, values)
  return staged(env, { table, id, values: held, names, spec: wanted }, newAnswer)
}

/** What a form says besides what has changed in it. */
const without = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))

/** A text that would be computed is held as what Python makes of it (tried on 19.0). */
function asTexts({ fields }: Table, values: Values): Values {
  const isText = (name: string) =>
    fields[name]?.type === 'char' && (fields[name]?.compute !== undefined || fields[name]?.related !== undefined)
  const told = (value: unknown) => (value === null || value === false ? false : pythonStr(value))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isText(name) ? told(value) : value] as const),
  )
}

/** 17 and 18 mind fields that are not for this user before they look at the record (tried on both). */
function lookAtShown(env: Environment, table: Table, spec: unknown): void {
  const { major } = env.dialect.series
  if (major >= 19 || pythonType(spec) !== 'dict') return
  for (const name of Object.keys(spec as object))
    if (Object.hasOwn(table.fields, name)) hasField(env, table, name, 'read')
}

/** What is to be told of linked records is looked at whether or not there are any (tried on 19.0). */
function lookAtLinks({ fields }: Table, spec: Specification, isOpened: boolean): void {
  for (const [name, wanted] of Object.entries(spec) as [string, unknown][]) {
    const type = fields[name]?.type ?? ''
    if (type.endsWith('2many')) {
      if (pythonType(wanted) !== 'dict') throw lacksAttribute(wanted, 'get')
      const { fields: inner } = wanted as { fields?: unknown }
      if (isTrue(inner) && pythonType(inner) !== 'dict') throw lacksAttribute(inner, 'keys')
    }
    const isScalar = typeof wanted === 'number' || typeof wanted === 'boolean' || wanted === null
    if (isOpened && type === 'many2one' && isScalar)
      throw typeError(`argument of type '${pythonType(wanted)}' is not iterable`)
  }
}

/** Lines of which the form shows something are read by their commands, before these are run (tried on 19.0). */
function lookAtLines(env: Environment, { fields }: Table, values: Values, spec: Specification): void {
  for (const [name, wanted] of Object.entries(spec)) {
    const { type, relation = '' } = fields[name] ?? {}
    if (!type?.endsWith('2many') || !isTrue(wanted?.fields) || !isTrue(values[name])) continue
    const linked = iterated(values[name]).flatMap((command) => {
      if (pythonType(command) === 'dict') throw keyError(0)
      // What is no command is asked for its code, as characters are.
      const code = itemAt(command, 0)
      if (code === 1 || code === 4) return [itemAt(command, 1)]
      return code === 6 ? iterated(itemAt(command, 2)) : []
    })
    for (const id of linked.filter(isTrue))
      env.existing(env.table(relation), askedId(id, env.dialect.series.major), 'read')
  }
}

/** Lines that have changed are told of as the form shows them, which must then show them (tried on 19.0). */
function lookAtUnshown({ fields }: Table, spec: Specification, changed: readonly string[]): void {
  const unshown = changed.find((name) => fields[name]?.type.endsWith('2many') && !Object.hasOwn(spec, name))
  if (unshown !== undefined) throw keyError(unshown)
}

/** A form that is opened is given what it lacks (tried on 19.0). */
function lookAtFirst({ dialect }: Environment, { fields }: Table, form: unknown, spec: unknown): void {
  const given = iterated(form)
  const isWithin = (name: unknown) => (typeof form === 'string' ? form.includes(String(name)) : given.includes(name))
  const lacking = iterated(spec).filter((name) => !isWithin(name))
  // Defaults are looked for under `default_`, and the name.
  const odd = lacking.find((name) => typeof name !== 'string' && !Array.isArray(name))
  if (odd !== undefined) throw typeError(`can only concatenate str (not "${pythonType(odd)}") to str`)
  const unknown = lacking.find((name) => !Object.hasOwn(fields, String(hashed(name))))
  // Up to 18 of what has fields alone (tried on 17.0 and 18.0).
  const isNamed = dialect.series.major >= 19 || pythonType(spec) === 'dict'
  if (unknown !== undefined && isNamed) throw keyError(unknown)
  if (lacking.length === 0) return
  if (typeof form === 'string') throw typeError("'str' object does not support item assignment")
  if (Array.isArray(form)) throw typeError('list indices must be integers or slices, not str')
}

/** Since 19 rights on the model are asked for before anybody looks at the record (tried on 19.0). */
function checkForms(env: Environment, table: Table, isChange: boolean): void {
  if (isChange && table.definition.name === 'res.users') return
  env.checkAccess(table, isChange ? 'write' : 'create')
}

/**
 * Since 19 who is about to save must be allowed to; on 17 and 18 it is enough to see the record, and a new one anybody
 * may fill in (tried on all of them). One's own user everybody may show.
 */
function checkForm(env: Environment, table: Table, ids: readonly unknown[]): void {
  if (ids.length > 0 && table.definition.name === 'res.users') return
  const { major } = env.dialect.series
  // All are asked for in one query, and who is gone is missed before anybody is kept from another.
  const asked = ids.filter((id) => !isOfNewRecord(id, major)).map((id) => askedId(id, major))
  const rows = asked.map((id) => env.existing(table, id, 'read'))
  if (rows.length > 0) env.checkRules(table, rows, major < 19 ? 'read' : 'write')
}

function checkRights(env: Environment, table: Table, isChange: boolean): void {
  if (!(isChange && table.definition.name === 'res.users')) env.checkAccess(table, isChange ? 'read' : 'create')
}
