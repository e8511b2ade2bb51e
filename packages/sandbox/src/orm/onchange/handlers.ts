import type { Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import type { Draft } from './draft.ts'
import type { Stage } from './stage.ts'

type Warning = { readonly title: string; readonly message: string }

/** Runs what fields bring along, and what follows from that. Answers the warnings. */
export function runHandlers(
  stage: Stage,
  table: Table,
  row: Readonly<Stored>,
  id: number | undefined,
  names: readonly string[],
  stored: Readonly<Record<string, unknown>>,
): Warning[] {
  const { env } = stage
  const { onchanges = {} } = table.definition
  const warnings: Warning[] = []
  const todo = [...names]
  const done = new Set<string>()
  for (const name of todo) {
    const handler = Object.hasOwn(onchanges, name) ? onchanges[name] : undefined
    if (handler === undefined || done.has(name)) continue
    done.add(name)
    const answer = handler(draftOf(env, table, row, id, stored), env)
    if (answer?.warning !== undefined) warnings.push(answer.warning)
    for (const [changed, value] of Object.entries(answer?.value ?? {})) {
      if (!Object.hasOwn(table.fields, changed) || env.raw(table, row, changed) === value) continue
      stage.apply(table, row, { [changed]: value })
      todo.push(changed)
    }
  }
  return warnings
}

function draftOf(
  env: Environment,
  table: Table,
  row: Readonly<Stored>,
  id: number | undefined,
  stored: Readonly<Record<string, unknown>>,
): Draft {
  const sudo = env.sudo()
  const values = Object.fromEntries(Object.keys(table.fields).map((name) => [name, sudo.raw(table, row, name)]))
  return { id, values, stored }
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
