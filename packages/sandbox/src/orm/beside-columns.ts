import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { isColumn, isStored } from './field-storage.ts'
import { isGuarded } from './rights.ts'

type Fields = Pick<Table, 'fields'>

/** True for a field that has no column, and is computed of none. */
export function isBesideColumns({ fields }: Fields, name: string): boolean {
  const field = fields[name]
  if (field === undefined || name === 'id' || field.related !== undefined) return name === 'id'
  const isOfMany = field.type.endsWith('2many')
  if (isColumn(field) || isStored(field)) return isOfMany || field.companyDependent === true
  const sources = (field.depends ?? []).map((path) => fields[path.split('.')[0] ?? ''])
  // What is computed of what has no column either, as a name that is another one's (tried on 14.0).
  const isNoColumn = (source: FieldDefinition | undefined) =>
    source === undefined || !(isColumn(source) || isStored(source))
  return sources.every((source) => isNoColumn(source) || (source?.type.endsWith('2many') === true && isStored(source)))
}

const ANYWHERE: ReadonlySet<string> = new Set([
  ...['message_is_follower', 'has_message', 'message_needaction', 'message_needaction_counter', 'message_has_error'],
  ...['message_has_error_counter', 'message_attachment_count', 'activity_type_id', 'activity_type_icon'],
  'activity_summary',
])

const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'ir.actions.act_window': ['xml_id'],
  'mail.message': ['needaction', 'has_error', 'starred'],
  'product.attribute': ['number_related_products'],
  'res.company': ['message_partner_ids'],
  'res.currency': ['date'],
  'res.groups': ['all_user_ids', 'all_implied_ids'],
  'res.users': ['password', 'login_date', 'all_group_ids', 'state'],
  'sale.order': ['website_order_line'],
  'uom.uom': ['rounding', 'related_uom_ids'],
}

/** Computed fields for which 19 fetches nothing of the record (each tried on 19.0). */
const isFetchedOfNone = ({ definition, fields }: Table, name: string) =>
  (ANYWHERE.has(name) && fields[name]?.isInherited !== true) || OF_MODELS[definition.name]?.includes(name) === true

/** Whether 16 computes it of a record that is gone, fetching nothing (each tried on 16.0): what is each company's own, too. */
export function isComputedOfNothing(table: Table, name: string): boolean {
  const field = table.fields[name]
  return (
    name === 'id' || isFetchedOfNone(table, name) || (field?.companyDependent === true && field.related === undefined)
  )
}

const isStoredList = ({ fields }: Fields, name: string) => {
  const field = fields[name]
  return field?.type.endsWith('2many') === true && isStored(field)
}

const listsAmong = (table: Table, names: readonly string[]) =>
  names.filter((name) => name !== 'id' && !isFetchedOfNone(table, name))

/** Whether 19 asks for no column of these fields. */
export const isFetchedOfNothing = (table: Table, names: readonly string[]): boolean =>
  listsAmong(table, names).every((name) => isStoredList(table, name))

/** Whether 19 does not notice that a record is gone of which these fields are read; of lists rules do (tried on 19.0). */
export const isUnnoticedSince19 = (env: Environment, table: Table, names: readonly string[]): boolean =>
  isFetchedOfNothing(table, names) && !(listsAmong(table, names).length > 0 && isGuarded(env, table))
