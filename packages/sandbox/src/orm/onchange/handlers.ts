import { own } from '../../own.ts'
import type { Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import type { Draft } from './draft.ts'
import type { Stage } from './stage.ts'

type Warning = { readonly title: string; readonly message: string }

/** A form's record, and what is to be run for it. */
export interface Run {
  readonly table: Table
  readonly row: Readonly<Stored>
  readonly id: number | undefined
  readonly names: readonly string[]
  /** Whether what a field brings along is wanted: what is computed from it follows all the same (tried on 14.0). */
  readonly runs?: (name: string) => boolean
  readonly stored: Readonly<Record<string, unknown>>
  /** What the form says that the fields are now: computed ones hold it nowhere else. */
  readonly sent: Readonly<Record<string, unknown>>
  /** Whether the form wants to know what a field brings along that was changed by another. */
  readonly follows: (name: string) => boolean
  /** Whether a field keeps what the form says of it, though it follows from others. */
  readonly keeps?: (name: string) => boolean
}

/** Runs what fields bring along, and what follows from that. Answers the warnings and the fields that were set. */
export function runHandlers(
  stage: Stage,
  { table, row, id, names, runs = () => true, stored, sent, follows, keeps = () => false }: Run,
): { readonly warnings: readonly Warning[]; readonly changed: readonly string[] } {
  const { env } = stage
  const { onchanges = {} } = table.definition
  const warnings: Warning[] = []
  const touched: string[] = []
  const todo = [...names]
  const done = new Set<string>()
  for (const name of todo) {
    const handler = own(onchanges, name)
    if (handler === undefined || done.has(name)) continue
    done.add(name)
    const { values, ...draft } = draftOf(env, table, row, id, { stored, sent })
    const isSent = Object.hasOwn(sent, name) && table.fields[name]?.compute !== undefined
    const answer = handler({ ...draft, values: isSent ? { ...values, [name]: sent[name] } : values }, env)
    const isRun = runs(name)
    if (isRun && answer?.warning !== undefined) warnings.push(answer.warning)
    for (const [changed, value] of Object.entries(answer?.value ?? {})) {
      if (!Object.hasOwn(table.fields, changed) || keeps(changed)) continue
      if (!isRun && !isComputedFrom(table, changed, name)) continue
      // What follows from it is computed anew though it is what it was (tried on 14.0 and 19.0).
      touched.push(changed)
      if (env.raw(table, row, changed) === value) continue
      stage.apply(table, row, { [changed]: value })
      if (follows(changed)) todo.push(changed)
    }
  }
  return { warnings, changed: touched }
}

const isComputedFrom = ({ fields }: Table, field: string, name: string) =>
  fields[field]?.depends?.some((path) => path.split('.')[0] === name) === true

function draftOf(
  env: Environment,
  table: Table,
  row: Readonly<Stored>,
  id: number | undefined,
  known: Pick<Draft, 'stored' | 'sent'>,
): Draft {
  const sudo = env.sudo()
  const values = Object.fromEntries(Object.keys(table.fields).map((name) => [name, sudo.raw(table, row, name)]))
  return { id, values, ...known }
}

/** One warning, or all in one (odoo/orm/models.py, `onchange`). */
export function warningOf(warnings: readonly Warning[], major: number): Record<string, unknown> {
  const [first, second] = warnings
  if (first === undefined) return {}
  const kind = major >= 13 ? { type: 'dialog' } : {}
  if (second === undefined) return { warning: { ...first, ...kind } }
  const message = warnings.map((one) => `${one.title}\n\n${one.message}`).join('\n\n')
  return { warning: { title: 'Warnings', message, ...kind } }
}
