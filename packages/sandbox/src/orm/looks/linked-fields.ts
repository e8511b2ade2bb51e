import { accessError, type ServerException } from '../../python/exceptions.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { isStored } from '../field-storage.ts'

interface Subject {
  /** Of an app, and not here. */
  readonly field: string
  readonly name: string
  readonly description: string
  /** Those that may read it. */
  readonly groups: readonly string[]
}

const of = (field: string, name: string, description: string, ...groups: string[]): Subject => ({
  ...{ field, name, description, groups },
})

const ADMINISTRATORS = 'Role / Administrator'
const EMPLOYEES = 'Role / User'
const UNITS = of('product_uom_ids', 'product.uom', 'Link between products and their UoMs', 'Products/Create', EMPLOYEES)

/** What who reads all fields of a model comes upon, and may not read (each tried on 19.0). */
const OF_ALL: Readonly<Record<'employees' | 'others', Readonly<Record<string, Subject>>>> = {
  employees: {
    'res.partner': of('rtc_session_ids', 'discuss.channel.rtc.session', 'Mail RTC session', ADMINISTRATORS),
    'res.users': of('log_ids', 'res.users.log', 'Users Log', ADMINISTRATORS),
    'res.groups': of('model_access', 'ir.model.access', 'Model Access', 'Access Rights'),
    'ir.attachment': of('voice_ids', 'discuss.voice.metadata', 'Metadata for voice attachments', ADMINISTRATORS),
    'sale.order.line': of(
      ...(['analytic_line_ids', 'account.analytic.line', 'Analytic Line'] as const),
      ...['Accounting/Administrator', 'Accounting/Invoicing', 'Analytic Accounting'],
      'Show Accounting Features - Readonly',
    ),
  },
  others: {
    'res.partner': of('rtc_session_ids', 'discuss.channel.rtc.session', 'Mail RTC session', ADMINISTRATORS),
    'res.company': of(
      ...(['resource_calendar_ids', 'resource.calendar', 'Resource Working Time'] as const),
      ...[ADMINISTRATORS, EMPLOYEES],
    ),
    'product.template': of('combo_ids', 'product.combo', 'Product Combo', 'Products/Create', EMPLOYEES),
    'product.product': UNITS,
    'uom.uom': UNITS,
    'mail.message': of('rating_ids', 'rating.rating', 'Rating', ADMINISTRATORS, EMPLOYEES),
    'product.category': of('route_ids', 'stock.route', 'Inventory Routes', 'Inventory/Administrator', EMPLOYEES),
    'sale.order': of('stock_reference_ids', 'stock.reference', 'Reference between stock documents', EMPLOYEES),
    'account.payment.term': of(
      ...(['line_ids', 'account.payment.term.line', 'Payment Terms Line'] as const),
      ...['Accounting/Administrator', EMPLOYEES],
    ),
  },
}

/** What nobody but employees may know of a field whose model the sandbox has without it (tried on 19.0). */
const CLOSED: Readonly<Record<string, string>> = {
  'product.pricelist': 'activity_ids',
  'res.users': 'outgoing_mail_server_id',
}

/** Raises for links to records of a model that the user may not read at all, as 19 fetches them. */
export function lookAtLinks(env: Environment, table: Table, names: readonly string[], isAll: boolean): void {
  if (env.dialect.series.major < 19 || env.isSudo || env.groups.includes('system')) return
  if (isAll) lookAtAllLinks(env, table)
  for (const name of names) {
    const owner = ownerOf(table, name, env)
    if (owner === undefined) continue
    try {
      env.checkAccess(env.table(owner.field.relation ?? ''), 'read')
    } catch (error) {
      throw failed(`${owner.model}.${name}`, error as ServerException)
    }
  }
}

/** Raises for what who reads all of a record comes upon, and may not read; since 16. */
export function lookAtAllLinks(env: Environment, { definition: { name } }: Table): void {
  if (env.dialect.series.major < 16 || env.isSudo || env.groups.includes('system')) return
  const subject = (env.groups.includes('user') ? OF_ALL.employees : OF_ALL.others)[name]
  if (subject === undefined) return
  const error = env.dialect.exceptions.accessRights('read', { ...subject, fields: {} }, subject.groups)
  throw env.dialect.series.major < 19 ? error : failed(`${name}.${subject.field}`, error)
}

/** Raises for a field that is closed to all but employees, where all are read: nobody asks whether there are records. */
export function lookAtClosed(env: Environment, { definition }: Table): void {
  if (env.dialect.series.major < 19 || env.isSudo || env.groups.some((group) => group === 'system' || group === 'user'))
    return
  const name = CLOSED[definition.name]
  if (name !== undefined) throw env.dialect.exceptions.fieldRights('read', definition, name, env)
}

/** The stored field of several records that a name stands for, and the model that has it: the parent of an heir. */
function ownerOf(
  table: Table,
  name: string,
  env: Environment,
): { readonly model: string; readonly field: FieldDefinition } | undefined {
  const field = table.fields[name]
  if (field?.type.endsWith('2many') !== true || field.relation === undefined) return undefined
  if (!field.isInherited) {
    return isStored(field) && field.related === undefined ? { model: table.definition.name, field } : undefined
  }
  const link = field.related?.split('.')[0] ?? ''
  return ownerOf(env.table(table.fields[link]?.relation ?? ''), name, env)
}

const failed = (field: string, error: ServerException) => accessError(`Failed to read field ${field}\n${error.message}`)
