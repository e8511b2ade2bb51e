import { valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { askedId } from './asked-ids.ts'
import { checkCommand, codeOf, partOf } from './commands.ts'
import { noCommands } from './default-links.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { existing } from './rights.ts'

type Values = Readonly<Record<string, unknown>>

/** Models that fill in fields of a new record before it is made, and for that make a draft of it. */
const DRAFTS: ReadonlySet<string> = new Set([
  ...['res.partner', 'product.template', 'product.product', 'sale.order', 'sale.order.line', 'account.tax'],
  'uom.uom',
])

/** What some models look at before a record is made (odoo/orm/models.py of 19, `_prepare_create_values`; tried on 19.0). */
export function lookBeforeCreation(env: Environment, table: Table, values: Values): void {
  if (env.dialect.series.major >= 19 && DRAFTS.has(table.definition.name)) lookAtDraft(env, table, values)
}

/** What a draft of a record makes of commands: they are looked at, and what is linked is read where it links back. */
export function lookAtDraft(
  env: Environment,
  table: Table,
  values: Values,
  unknown: (name: string, model: string) => Error = unknownField,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
    if (!field?.type.endsWith('2many') || !isTrue(value)) continue
    if (!Array.isArray(value)) {
      throw noCommands(table, name, value)
    }
    const other = env.table(field.relation ?? '')
    // Lines link back as well, up to 18 (tried on 16.0 to 18.0).
    const isOfLines = env.dialect.series.major < 19 && field.inverse !== undefined
    const look = looker(env, other, isOfLines || linksBack(table, name, field, other), unknown)
    for (const command of value) look(command)
  }
}

/** From 16 to 18 lists of commands are taken apart whether or not the form shows them (tried on all three). */
export function lookAtLists(env: Environment, table: Table, values: Values): void {
  const lists = Object.entries(values).filter(([, value]) => Array.isArray(value))
  lookAtDraft(env, table, Object.fromEntries(lists))
}

const linksBack = ({ definition }: Table, name: string, field: FieldDefinition, other: Table) =>
  field.mirrors !== undefined ||
  Object.values(other.fields).some(({ mirrors, relation }) => mirrors === name && relation === definition.name)

export const unknownField = (name: string, model: string) =>
  valueError(`Invalid field ${pythonRepr(name)} on model '${model}'`)

function looker(
  env: Environment,
  other: Table,
  isRead: boolean,
  unknown: (name: string, model: string) => Error,
): (command: unknown) => void {
  const linked = (given: unknown) => {
    const id = hashed(given)
    if (!isRead || !isTrue(id)) return
    // Who may not read what is linked may not link it back either (tried on 16.0 to 18.0).
    if (env.dialect.series.major < 19) env.checkAccess(other, 'read')
    existing(env, other, askedId(id, env.dialect.series.major), 'read')
  }
  const draft = (values: unknown, stranger: (name: string, model: string) => Error = unknownField) => {
    if (pythonType(values) !== 'dict') throw lacksAttribute(values, 'items')
    for (const name of Object.keys(values as Values)) {
      if (!Object.hasOwn(other.fields, name)) throw stranger(name, other.definition.name)
    }
    lookAtDraft(env, other, values as Values, stranger)
  }
  return (command) => {
    if (pythonType(command) === 'dict') return draft(command)
    if (!Array.isArray(command)) return linked(command)
    if (command.length === 0) checkCommand(command)
    const code = codeOf(command)
    if (code === 0 || code === 1) {
      const values = partOf(command, 2)
      if (code === 1) linked(command[1])
      if (code === 1) draft(values, unknown)
      else if (values !== null) draft(values)
    } else if (code === 2 || code === 3) hashed(partOf(command, 1))
    else if (code === 4) linked(partOf(command, 1))
    else if (code === 6) for (const id of iterated(partOf(command, 2))) linked(id)
  }
}
