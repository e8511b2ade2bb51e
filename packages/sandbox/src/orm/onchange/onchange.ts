import { keyError, typeError, valueError } from '../../python/exceptions.ts'
import { dictOf, hashed, isTrue, itemAt, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { pythonRepr, pythonStr } from '../../python/repr.ts'
import { askedId, isOfNewRecord } from '../asked-ids.ts'
import type { FieldDefinition, Stored } from '../definition.ts'
import { lookAtDraft, unknownField } from '../draft-look.ts'
import type { Environment, Table } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { emptyValue, isColumn } from '../field-storage.ts'
import { checkMadeFiles } from '../looks/file-owners.ts'
import { lookAtOrderless } from '../looks/order-lines.ts'
import { cachedFloat } from '../number-kinds.ts'
import { singleton } from '../singleton.ts'
import type { Specification } from '../web-read.ts'
import { type Change, newAnswer, oldAnswer } from './answers.ts'
import { refuseVariantName, withDraftName } from './draft-name.ts'
import { lookAtDraftTaxes } from './draft-taxes.ts'
import { runHandlers, warningOf } from './handlers.ts'
import { checkOldForm, checkTexts, hasOldForms, isEmptyForm, isRead } from './old-form.ts'
import { following, knowsDependencies, reached } from './reached.ts'
import { lookOn, readsOn } from './reads-on.ts'
import { isMany, type Lines, type Snapshot, snapshotOf } from './snapshot.ts'
import { Stage } from './stage.ts'

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
  const held = isLate ? values : asTexts(table, values)
  return staged(env, table, id, held, names, wanted, newAnswer)
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
    return staged(env, table, id, values, names, spec, tell, (name) => !hasOldForms(env) || isTrue(fields[name]))
  }
  const run = names.filter((name) => /^\w+\(/.test(String(fields[name] ?? '')))
  const others = names.filter((name) => !run.includes(name))
  const { value, ...rest } = staged(
    env,
    table,
    id,
    values,
    run.length > 0 ? run : others,
    spec,
    oldAnswer,
    () => run.length > 0,
  )
  const told = Object.entries((value ?? {}) as Values).filter(([name]) => Object.hasOwn(values, name))
  return { value: Object.fromEntries(told), ...rest }
}

/** True for a value of a field that would be computed, were it not given. */
function isProtected({ compute, related, isDefaultUntold, type }: Partial<FieldDefinition> = {}, value: unknown) {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const isComputed = compute !== undefined || related !== undefined || isDefaultUntold === true
  return isPlain && isComputed && type !== undefined && (value === false || typeof value === SCALARS.get(type))
}

/** The same, of links too. */
function isGivenAnyway(field: Partial<FieldDefinition> = {}, value: unknown): boolean {
  const isComputed = field.compute !== undefined || field.related !== undefined
  return (field.type === 'many2one' && isComputed && typeof value === 'number') || isProtected(field, value)
}

/** Kinds of which a given value is told as it is. */
const SCALARS: ReadonlyMap<string, string> = new Map([
  ...(['char', 'text', 'selection', 'date', 'datetime', 'html'] as const).map((type) => [type, 'string'] as const),
  ...(['integer', 'float', 'monetary'] as const).map((type) => [type, 'number'] as const),
  ['boolean', 'boolean'] as const,
])

/** What a form that is opened begins with: defaults, and since 19 what follows from nothing yet (tried on 17.0 to 19.0). */
function firstValues(env: Environment, table: Table, names: readonly string[]): Values {
  const told = env.defaultGet(table.definition.name, names)
  if (env.dialect.series.major < 19) return told
  const following = names.flatMap((name) => {
    const { isDefaultUntold, default: value } = (Object.hasOwn(table.fields, name) && table.fields[name]) || {}
    const ofParent = valueOfParent(env, table, name, names)
    if (ofParent !== undefined) return [[name, ofParent] as const]
    if (!isDefaultUntold || value === undefined) return []
    return [[name, typeof value === 'function' ? (value as (env: Environment) => unknown)(env) : value] as const]
  })
  return { ...Object.fromEntries(following), ...told }
}

/** What a parent's field begins with that follows from others which the form shows too (tried on 19.0). */
function valueOfParent(env: Environment, table: Table, name: string, shown: readonly string[]): unknown {
  const { isInherited, related = '' } = (Object.hasOwn(table.fields, name) && table.fields[name]) || {}
  if (isInherited !== true) return undefined
  const [link = '', own = ''] = related.split('.')
  const {
    isDefaultUntold,
    default: value,
    depends = [],
  } = env.table(table.fields[link]?.relation ?? '').fields[own] ?? {}
  if (!isDefaultUntold || !depends.some((path) => shown.includes(path.split('.')[0] ?? ''))) return undefined
  return typeof value === 'function' ? (value as (env: Environment) => unknown)(env) : value
}

/**
 * What a new record's parent would compute is nothing, there is none yet, unless it follows from what the form shows of
 * the parent (tried on 19.0).
 */
function isOfNoParent(env: Environment, table: Table, name: string, given: Values, spec: Specification): boolean {
  const { isInherited, isComputedByParent, related = '' } = table.fields[name] ?? {}
  if (isInherited !== true || isComputedByParent !== true || name in given) return false
  const [link = '', own = ''] = related.split('.')
  const shown = [...new Set([...Object.keys(given), ...Object.keys(spec)])].flatMap((other) => {
    const field = Object.hasOwn(table.fields, other) ? table.fields[other] : undefined
    const [by, of = ''] = (field?.isInherited && field.related?.split('.')) || []
    return by === link && !field?.isComputedByParent && field !== undefined && !isMany(field) ? [of] : []
  })
  const { fields } = env.table(table.fields[link]?.relation ?? '')
  return env.dialect.series.major < 19 || !leadsTo(fields, shown, own)
}

/** Whether a field is said to follow from some, near or far. */
function leadsTo(fields: Table['fields'], names: readonly string[], sought: string): boolean {
  const seen = new Set<string>()
  const isLed = (name: string): boolean => {
    if (seen.has(name)) return false
    seen.add(name)
    const sources = fields[name]?.depends?.map((path) => path.split('.')[0] ?? '') ?? []
    return sources.some((source) => names.includes(source) || isLed(source))
  }
  return isLed(sought)
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

/** Where nothing is given and nothing has a default, a form begins with all that it shows. */
const beginning = (given: readonly string[], shown: readonly string[]) => (given.length > 0 ? given : shown)

/** What a new record holds of what the form does not show. */
function plainDefaults(env: Environment, table: Table): Values {
  const isKeptElsewhere = (name: string) =>
    table.fields[name]?.compute !== undefined && table.fields[name]?.write !== undefined
  // Nobody looks at defaults of lists (tried on 19.0).
  const names = Object.keys(table.fields).filter(
    (name) =>
      (!table.fields[name]?.type.endsWith('2many') || isKeptElsewhere(name)) &&
      !(env.dialect.series.major >= 19 && isCountFollowing(table.fields[name])),
  )
  return env.defaultGet(table.definition.name, names)
}

/** A number that follows from others begins with its default where a form shows it, else it is computed (tried on 19.0). */
const isCountFollowing = ({ type = 'char', depends = [], compute, related }: Partial<FieldDefinition> = {}) =>
  type === 'float' && depends.length > 0 && compute === undefined && related === undefined

/** A form that is opened begins with what it is given and with defaults, whatever its record holds (tried on 19.0). */
function forget(table: Table, row: Readonly<Stored>, names: readonly string[], given: Values): void {
  const unset = names.flatMap((name) => {
    const field = table.fields[name]
    const isKept = name === 'id' || name in given || field === undefined || !isColumn(field)
    return isKept ? [] : [[name, field.type === 'many2many' ? [] : false] as const]
  })
  table.update(row, Object.fromEntries(unset))
}

/** From 13 to 18 a new record has no name where the form does not show what it is made of (tried on 14.0 and 16.0 to 18.0). */
function isNamelessAtFirst(env: Environment, table: Table, spec: Specification, given: Values): boolean {
  const { major } = env.dialect.series
  const { recName = 'name' } = table.definition
  if (major < 13 || major >= 19 || !('display_name' in spec) || recName in spec || recName in given) return false
  // Since 17 it is made of whatever else of it the form shows (tried on 17.0).
  // A name that is computed is there as soon as anything is that it follows from (tried on 14.0).
  if (table.fields[recName]?.compute !== undefined) {
    return major < 17 && !following(env, table, Object.keys(given), false).has('display_name')
  }
  const others = table.fields.display_name?.depends ?? []
  const further = others.flatMap((path) => [path, ...(table.fields[path]?.depends ?? [])])
  return major < 17 || !further.some((path) => (path.split('.')[0] ?? '') in spec)
}

/** Whether a form shows a name that was made of what is in it. */
const isNamed = (told: ReadonlyMap<string, unknown>, blank: ReadonlySet<string>) =>
  told.has('display_name') && !blank.has('display_name')

/** Up to 16 lines are told of when something in them is computed otherwise of what the form holds. */
function asSent({ fields }: Table, lines: Lines, stored: Lines): Lines {
  const known = (line: Snapshot, id: number): Snapshot =>
    new Map(
      [...line].map(([name, value]) => {
        const before = stored.get(id)
        return [name, before !== undefined && fields[name]?.compute !== undefined ? before.get(name) : value]
      }),
    )
  return new Map([...lines].map(([id, line]) => [id, known(line, id)]))
}

/** Computed fields of a form that keep what it holds: nothing changed that they follow from (tried on 14.0 and 19.0). */
function heldBack(
  env: Environment,
  table: Table,
  shown: readonly string[],
  names: readonly string[],
  brought: readonly string[],
  isSaved: boolean,
): ReadonlySet<string> {
  if (!knowsDependencies(env)) return new Set()
  const fromAll = reached(env, table, [...names, ...brought], isSaved)
  const fromOthers = reached(env, table, brought, isSaved)
  const { major } = env.dialect.series
  const isProtected = major >= 16 && major < 19
  const isHeld = (name: string): boolean => {
    const { compute, related, type = '' } = (Object.hasOwn(table.fields, name) && table.fields[name]) || {}
    if ((compute === undefined && related === undefined) || type.endsWith('2many')) return false
    // What somebody has put there is protected from 16 to 18, whatever else follows (tried on 16.0 to 18.0).
    if (names.includes(name)) return isProtected || !fromOthers.has(name)
    return !fromAll.has(name)
  }
  return new Set(shown.filter(isHeld))
}

/**
 * What a form that is opened shows of fields that nothing in it leads to: from 13 to 18 nothing (tried on 14.0, 17.0 and
 * 18.0). Since 16 all that it shows leads on.
 */
function uncomputed(
  env: Environment,
  table: Table,
  given: readonly string[],
  brought: readonly string[],
  shown: readonly string[],
): ReadonlySet<string> {
  const isNew = env.dialect.series.major >= 16
  if (!isNew && !knowsDependencies(env)) return new Set()
  const led = following(env, table, [...(isNew ? shown : beginning(given, shown)), ...brought], false)
  const isKept = (name: string) => given.includes(name) || brought.includes(name) || led.has(name)
  const isBlank = (name: string) => {
    const { compute, related } = table.fields[name] ?? {}
    return (compute !== undefined || related !== undefined) && !isKept(name)
  }
  return new Set(shown.filter(isBlank))
}

/** What else a record's name is made of than its own fields, by model. */
const NAMED_AFTER: Readonly<Record<string, string>> = { 'product.attribute.value': 'attribute_id' }

/** From 13 to 16 what follows along a link of a form that is opened is looked up, though nobody be there (tried on 14.0). */
function lookAlong(env: Environment, { definition, fields }: Table, given: Values, shown: readonly string[]): void {
  for (const name of shown) {
    const { related, isInherited } = (Object.hasOwn(fields, name) && fields[name]) || {}
    const link =
      name === 'display_name' ? NAMED_AFTER[definition.name] : isInherited ? undefined : related?.split('.')[0]
    const id = link === undefined ? undefined : given[link]
    const { type, relation = '' } = (link !== undefined && fields[link]) || {}
    if (type === 'many2one' && typeof id === 'number' && id > 0) env.existing(env.table(relation), id, 'read')
  }
}

/**
 * Whether what is computed beyond the record is told as a form that is opened is given it: nothing else in it leads there
 * (tried on 14.0 of activities and of a line's state).
 */
function staysAsGiven(
  env: Environment,
  table: Table,
  name: string,
  given: Values,
  brought: readonly string[],
): boolean {
  if (!Object.hasOwn(given, name) || !isGivenAnyway(table.fields[name], given[name])) return false
  const others = Object.keys(given).filter((other) => other !== name)
  return !following(env, table, [...others, ...brought], false).has(name)
}

function staged(
  env: Environment,
  table: Table,
  id: number | undefined,
  values: Values,
  names: readonly string[],
  spec: Specification,
  answer: (change: Change) => Answer,
  /** Whether what a field brings along is wanted. */
  runs: (name: string) => boolean = () => true,
): Answer {
  const { major } = env.dialect.series
  if (major < 13) env.checkAccess(table, 'read')
  // A form with a field that is not there is answered with nothing at all.
  if (names.some((name) => !Object.hasOwn(table.fields, name))) return {}
  const isFirst = names.length === 0
  const isUntil15 = hasOldForms(env) && major < 16
  const run = () => {
    const stage = new Stage(env)
    const row = stage.row(table, id)
    const stored = id === undefined ? {} : { ...row }
    const given = isFirst ? { ...firstValues(env, table, Object.keys(spec)), ...values } : values
    const changed = Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)))
    const others = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)))
    // What the form does not show begins with its default (tried on 14.0 and 19.0).
    if (id === undefined && env.dialect.series.major >= 13) stage.apply(table, row, plainDefaults(env, table))
    if (isFirst && id !== undefined && env.dialect.series.major >= 13) forget(table, row, Object.keys(spec), given)
    if (isFirst && hasOldForms(env)) lookAlong(env, table, given, Object.keys(spec))
    if (isFirst && id !== undefined && major >= 13) stage.leave(table, row, Object.keys(spec), given)
    const isWhole = major < 17
    const untouched = isWhole ? snapshotOf(env, table, row, spec) : undefined
    if (isWhole) stage.empty(table, row, Object.keys(given))
    stage.apply(table, row, others, isFirst)
    if (!isFirst && ['display_name', 'partner_ref'].some((name) => name in spec && !(name in given))) {
      refuseVariantName(env, table, id)
    }
    // What is computed of the change is compared with what it would be of nothing (tried on 14.0).
    if (hasOldForms(env) || (!isWhole && id === undefined)) {
      stage.apply(table, row, Object.fromEntries(names.map((name) => [name, false] as const)))
    }
    // What is computed and shown is compared with what the form shows of it.
    const isShown = (name: string) => {
      const { compute, related } = table.fields[name] ?? {}
      return (compute !== undefined || related !== undefined) && Object.hasOwn(given, name)
    }
    const isGiven = (name: string, field?: FieldDefinition) => isShown(name) && !(field && isMany(field))
    const computed = Object.entries(spec).filter(([name]) => isFirst || !isGiven(name, table.fields[name]))
    const computedEarly = snapshotOf(env, table, row, Object.fromEntries(computed))
    const untold = new Map(Object.keys(spec).map((name) => [name, computedEarly.get(name) ?? given[name]] as const))
    const early = !isFirst && isUntil15 ? withDraftName(env, table, row, untold) : untold
    stage.apply(table, row, changed, true)
    lookAtDraftTaxes(stage, table, row, spec)
    const applied = snapshotOf(env, table, row, spec)
    const earlier = (name: string, value: unknown): unknown => {
      const field = table.fields[name]
      if (untouched !== undefined && field !== undefined && isMany(field) && Object.hasOwn(given, name)) {
        return asSent(env.table(field.relation ?? ''), applied.get(name) as Lines, untouched.get(name) as Lines)
      }
      // Up to 16 a float is told where digits make another of it (tried on 14.0).
      const isRounded = field?.type === 'float' && Boolean(field.digits) && typeof given[name] === 'number'
      // And what is left of markup (tried on 14.0).
      const isCleaned = field?.type === 'html' && typeof given[name] === 'string'
      if (names.includes(name) && hasOldForms(env) && (isRounded || isCleaned)) return given[name]
      if (names.includes(name)) return isGiven(name, field) ? given[name] : applied.get(name)
      return isGiven(name, field) ? given[name] : value
    }
    const before = new Map([...early].map(([name, value]) => [name, earlier(name, value)]))
    const changing = isFirst ? Object.keys(spec) : names
    const run = {
      table,
      row,
      id,
      names: changing.filter(runs),
      stored,
      sent: isFirst && major >= 19 ? values : changed,
    }
    const follows = (name: string) => major < 13 || (Object.hasOwn(spec, name) && runs(name))
    // What the form has changed is computed from nothing else (tried on 16.0 to 19.0).
    const isSent = (name: string) => (isFirst ? Object.hasOwn(values, name) : names.includes(name))
    const keeps = (name: string) =>
      (isFirst ? major >= 16 : major >= 19) && isSent(name) && (table.fields[name]?.depends ?? []).length > 0
    const { warnings, changed: brought } = runHandlers(stage, { ...run, follows, keeps })
    const held = isFirst ? new Set<string>() : heldBack(env, table, Object.keys(spec), names, brought, id !== undefined)
    const told = snapshotOf(env, table, row, spec)
    const isOfNobody = (name: string) =>
      isFirst && id === undefined && major >= 17 && isOfNoParent(env, table, name, given, spec)
    // What a form that is opened is given is not computed (tried on 16.0 to 19.0).
    const isSaid = (name: string) => isFirst && major >= 16 && isGivenAnyway(table.fields[name], values[name])
    const blank = isFirst && major < 19 ? uncomputed(env, table, Object.keys(given), brought, [...told.keys()]) : held
    // What is assigned stays, whatever it was computed of (tried on 14.0).
    const isPutBack = (name: string) => {
      const { type, write } = table.fields[name] ?? {}
      const isFloat = type === 'float' && typeof given[name] === 'number'
      const isKept = isFirst
        ? write !== undefined && Object.hasOwn(values, name)
        : held.has(name) && names.includes(name)
      return hasOldForms(env) && isFloat && isKept
    }
    const isNameless = isFirst && id === undefined && isNamelessAtFirst(env, table, spec, values)
    const isAsGiven = (name: string) => isFirst && isUntil15 && staysAsGiven(env, table, name, given, brought)
    const shown = (name: string, value: unknown) => {
      const field = table.fields[name] as FieldDefinition
      if (isAsGiven(name)) return given[name]
      if (name === 'display_name' && isNameless && !isSaid(name)) return false
      if (isPutBack(name)) return cachedFloat(env, field, given[name] as number)
      if (held.has(name)) return before.get(name)
      if (isSaid(name)) return given[name]
      if (isOfNobody(name)) return isMany(field) ? new Map() : false
      if (!blank.has(name)) return value
      return isMany(field) ? new Map() : emptyValue(field)
    }
    const blanked = new Map([...told].map(([name, value]) => [name, shown(name, value)]))
    const isNameSaid = isAsGiven('display_name') || isSaid('display_name')
    if (isFirst && !isNameSaid && !isNameless && isNamed(blanked, blank)) refuseVariantName(env, table, id)
    const isTold = hasOldForms(env) && !isNameSaid && !isNameless && isNamed(blanked, blank)
    const after = isTold && (isFirst || isUntil15) ? withDraftName(env, table, row, blanked) : blanked
    const change = { stage, table, row, spec, before, after, isFirst }
    return { value: answer(change), ...warningOf(warnings, env.dialect.series.major) }
  }
  return env.attempt(run, () => false)
}
