import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { emptyValue } from '../field-storage.ts'
import { cachedFloat } from '../number-kinds.ts'
import type { Specification } from '../web-read.ts'
import type { Change } from './answers.ts'
import { isNamed, isNamelessAtFirst, refuseVariantName, withDraftName } from './draft-name.ts'
import { lookAtDraftTaxes } from './draft-taxes.ts'
import { firstValues, forget, isOfNoParent, lookAlong, plainDefaults } from './first-values.ts'
import { lookAlongGone } from './gone-links.ts'
import { runHandlers, warningOf } from './handlers.ts'
import { asSent, heldBack, isGivenAnyway, staysAsGiven, uncomputed } from './kept-values.ts'
import { hasOldForms } from './old-form.ts'
import { isMany, type Lines, type Snapshot, snapshotOf } from './snapshot.ts'
import { Stage } from './stage.ts'

type Values = Readonly<Record<string, unknown>>
type Answer = Record<string, unknown>

/** A form of a record, new where it has no id. */
export interface Form {
  readonly table: Table
  readonly id: number | undefined
  readonly values: Values
  /** The fields that have changed; none when the form is opened. */
  readonly names: readonly string[]
  readonly spec: Specification
  /** Whether what a field brings along is wanted. */
  readonly runs?: (name: string) => boolean
}

/** What follows from a form, tried on records that nobody keeps. */
export function staged(env: Environment, form: Form, answer: (change: Change) => Answer): Answer {
  if (env.dialect.series.major < 13) env.checkAccess(form.table, 'read')
  // A form with a field that is not there is answered with nothing at all.
  if (form.names.some((name) => !Object.hasOwn(form.table.fields, name))) return {}
  return env.attempt(
    () => new StagedForm(env, form).answer(answer),
    () => false,
  )
}

class StagedForm {
  readonly #env: Environment
  readonly #major: number
  readonly #form: Required<Form>
  readonly #stage: Stage
  readonly #row: Readonly<Stored>
  readonly #stored: Values
  /** The form is just opened. */
  readonly #isFirst: boolean
  /** What the form holds, with what one that is opened begins with. */
  readonly #given: Values

  constructor(env: Environment, form: Form) {
    const { table, id, values, names, spec } = form
    this.#env = env
    this.#major = env.dialect.series.major
    this.#form = { runs: () => true, ...form }
    this.#stage = new Stage(env)
    this.#row = this.#stage.row(table, id)
    this.#stored = id === undefined ? {} : { ...this.#row }
    this.#isFirst = names.length === 0
    this.#given = this.#isFirst ? { ...firstValues(env, table, Object.keys(spec)), ...values } : values
  }

  answer(answer: (change: Change) => Answer): Answer {
    const { table, spec } = this.#form
    this.#begin()
    const untouched = this.#fillIn()
    const early = this.#beforeTheChange()
    this.#stage.apply(table, this.#row, this.#changed, true)
    if (this.#major >= 19) {
      const changing = this.#isFirst ? Object.keys(this.#given) : this.#form.names
      lookAlongGone(this.#env, table, this.#given, changing, Object.keys(spec))
    }
    lookAtDraftTaxes(this.#stage, table, this.#row, spec)
    const before = this.#heldByTheForm(early, untouched)
    const { warnings, changed: brought } = this.#runHandlers()
    const after = this.#told(before, brought)
    const change = { stage: this.#stage, table, row: this.#row, spec, before, after, isFirst: this.#isFirst }
    return { value: answer(change), ...warningOf(warnings, this.#major) }
  }

  get #changed(): Values {
    return Object.fromEntries(Object.entries(this.#given).filter(([name]) => this.#form.names.includes(name)))
  }

  get #isUntil15(): boolean {
    return hasOldForms(this.#env) && this.#major < 16
  }

  #snapshot(spec: Specification = this.#form.spec): Snapshot {
    return snapshotOf(this.#env, this.#form.table, this.#row, spec)
  }

  /** What the form does not show begins with its default (tried on 14.0 and 19.0). */
  #begin(): void {
    const { table, id, spec } = this.#form
    const shown = Object.keys(spec)
    const isSaved = id !== undefined
    if (!isSaved && this.#major >= 13) this.#stage.apply(table, this.#row, plainDefaults(this.#env, table))
    if (!this.#isFirst) return
    if (isSaved && this.#major >= 13) forget(table, this.#row, shown, this.#given)
    if (hasOldForms(this.#env)) lookAlong(this.#env, table, this.#given, shown)
    if (isSaved && this.#major >= 13) this.#stage.leave(table, this.#row, shown, this.#given)
  }

  /** Gives the record what has not changed. Answers what it was before, up to 16. */
  #fillIn(): Snapshot | undefined {
    const { table, id, names, spec } = this.#form
    const isWhole = this.#major < 17
    const untouched = isWhole ? this.#snapshot() : undefined
    if (isWhole) this.#stage.empty(table, this.#row, Object.keys(this.#given))
    const others = Object.fromEntries(Object.entries(this.#given).filter(([name]) => !names.includes(name)))
    this.#stage.apply(table, this.#row, others, this.#isFirst)
    const isCalled = ['display_name', 'partner_ref'].some((name) => name in spec && !(name in this.#given))
    if (!this.#isFirst && isCalled) refuseVariantName(this.#env, table, id)
    return untouched
  }

  /** What is computed of the change is compared with what it would be of nothing (tried on 14.0). */
  #beforeTheChange(): Snapshot {
    const { table, id, names, spec } = this.#form
    if (hasOldForms(this.#env) || (this.#major >= 17 && id === undefined)) {
      this.#stage.apply(table, this.#row, Object.fromEntries(names.map((name) => [name, false] as const)))
    }
    const computed = Object.entries(spec).filter(([name]) => this.#isFirst || !this.#isGiven(name, table.fields[name]))
    const early = this.#snapshot(Object.fromEntries(computed))
    const untold = new Map(Object.keys(spec).map((name) => [name, early.get(name) ?? this.#given[name]] as const))
    return !this.#isFirst && this.#isUntil15 ? withDraftName(this.#env, table, this.#row, untold) : untold
  }

  /** What is computed and shown is compared with what the form shows of it. */
  #isGiven(name: string, field?: FieldDefinition): boolean {
    const { compute, related } = this.#form.table.fields[name] ?? {}
    const isShown = (compute !== undefined || related !== undefined) && Object.hasOwn(this.#given, name)
    return isShown && !(field && isMany(field))
  }

  #heldByTheForm(early: Snapshot, untouched: Snapshot | undefined): Snapshot {
    const { table, names } = this.#form
    const given = this.#given
    const applied = this.#snapshot()
    const held = (name: string, value: unknown): unknown => {
      const field = table.fields[name]
      if (untouched !== undefined && field !== undefined && isMany(field) && Object.hasOwn(given, name)) {
        const lines = this.#env.table(field.relation ?? '')
        return asSent(lines, applied.get(name) as Lines, untouched.get(name) as Lines)
      }
      // Up to 16 a float is told where digits make another of it (tried on 14.0).
      const isRounded = field?.type === 'float' && Boolean(field.digits) && typeof given[name] === 'number'
      // And what is left of markup (tried on 14.0).
      const isCleaned = field?.type === 'html' && typeof given[name] === 'string'
      if (names.includes(name) && hasOldForms(this.#env) && (isRounded || isCleaned)) return given[name]
      if (names.includes(name)) return this.#isGiven(name, field) ? given[name] : applied.get(name)
      return this.#isGiven(name, field) ? given[name] : value
    }
    return new Map([...early].map(([name, value]) => [name, held(name, value)]))
  }

  #runHandlers(): ReturnType<typeof runHandlers> {
    const { table, id, values, names, spec, runs } = this.#form
    const [major, isFirst] = [this.#major, this.#isFirst]
    const changing = isFirst ? Object.keys(hasOldForms(this.#env) ? { ...spec, ...values } : spec) : names
    // What the form has changed is computed from nothing else (tried on 16.0 to 19.0).
    const isSent = (name: string) => (isFirst ? Object.hasOwn(values, name) : names.includes(name))
    return runHandlers(this.#stage, {
      ...{ table, row: this.#row, id, stored: this.#stored },
      ...{ names: changing, runs },
      sent: isFirst && major >= 19 ? values : this.#changed,
      follows: (name) => major < 13 || (Object.hasOwn(spec, name) && runs(name)),
      keeps: (name) =>
        (isFirst ? major >= 16 : major >= 19) && isSent(name) && (table.fields[name]?.depends ?? []).length > 0,
    })
  }

  /** What the form is told of its record, once all has been brought along. */
  #told(before: Snapshot, brought: readonly string[]): Snapshot {
    const { table, id, values, names, spec } = this.#form
    const [env, major, isFirst, given, row] = [this.#env, this.#major, this.#isFirst, this.#given, this.#row]
    const held = isFirst ? new Set<string>() : heldBack(env, table, Object.keys(spec), names, brought, id !== undefined)
    const told = this.#snapshot()
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
    const isAsGiven = (name: string) => isFirst && this.#isUntil15 && staysAsGiven(env, table, name, given, brought)
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
    const isNameMade = !isAsGiven('display_name') && !isSaid('display_name') && !isNameless && isNamed(blanked, blank)
    if (isFirst && isNameMade) refuseVariantName(env, table, id)
    return isNameMade && (isFirst ? hasOldForms(env) : this.#isUntil15)
      ? withDraftName(env, table, row, blanked)
      : blanked
  }
}
