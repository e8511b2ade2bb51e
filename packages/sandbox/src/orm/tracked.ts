import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Remembers what tracked fields of a row are until now: those that are others at the end of the call, are told then.
 * So are those of a record that the row belongs to.
 */
export function noteTracked(env: Environment, table: Table, row: Values): void {
  const { trackedBy } = table.definition
  if (trackedBy !== undefined) {
    const other = env.table(table.fields[trackedBy]?.relation ?? '')
    const owner = other.rows.get(row[trackedBy] as number)
    if (owner !== undefined) noteTracked(env, other, owner)
  }
  const { tracked = [], changed, changesQuietly, name } = table.definition
  const own = table.rows.get(row.id as number)
  if (changed === undefined || own === undefined || isSwitchedOff(env)) return
  env.beforeEnd(`${name},${own.id}`, () => {
    const sudo = env.sudo()
    const names = tracked.filter((one) => one in table.fields)
    const before = new Map(names.map((one) => [one, sudo.raw(table, own, one)]))
    return () => {
      if (table.rows.get(own.id) !== own) return
      if (changesQuietly?.(own) && env.awaited(`${name},`) === 1) return
      for (const [one, value] of before) if (sudo.raw(table, own, one) === value) before.delete(one)
      if (before.size > 0) changed(own, before, env)
    }
  })
}

/** What a new row holds is no change until the call is over. */
export function forgetTracked(env: Environment, { definition }: Table, { id }: Readonly<Stored>): void {
  if (definition.changed !== undefined) env.beforeEnd(`${definition.name},${id}`, () => () => {})
}

/** odoo/addons/mail/models/mail_thread.py: both words of the context keep it from being tracked. */
const isSwitchedOff = ({ context }: Environment): boolean => Boolean(context.mail_notrack || context.tracking_disable)
