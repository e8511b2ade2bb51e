import type { Environment, Table } from '../environment.ts'
import { hasField, mayKnow } from '../field-rights.ts'

interface Subject {
  readonly name: string
  readonly description: string
}

const of = (name: string, description: string): Subject => ({ name, description })

const VISITORS = of('website.visitor', 'Website Visitor')
const LOG = of('res.users.log', 'Users Log')
const VALUATIONS = of('stock.valuation.layer', 'Stock Valuation Layer')
const ACCESS = of('ir.model.access', 'Model Access')
const SUPPLIERS = of('product.supplierinfo', 'Supplier Pricelist')
const PUTAWAY = of('stock.putaway.rule', 'Putaway Rule')
const CALENDARS = of('resource.calendar', 'Resource Working Time')
const ANALYTIC_LINES = of('account.analytic.line', 'Analytic Line')
const TERMS = of('account.payment.term.line', 'Payment Terms Line')
const QUANTS = of('stock.quant', 'Quants')
const WAREHOUSES = of('stock.warehouse', 'Warehouse')

type Closed = Readonly<Record<'employees' | 'others', Readonly<Record<string, Subject>>>>

/** What who reads all fields of a model comes upon, and may not read (each tried on 14.0; fields of apps, not here). */
const OF_ALL: Closed = {
  employees: {
    'res.partner': VISITORS,
    'res.users': VISITORS,
    'product.product': VALUATIONS,
    'res.groups': ACCESS,
    'ir.model': of('ir.rule', 'Record Rule'),
    'ir.model.fields': of('ir.module.module', 'Module'),
  },
  others: {
    'res.partner': VISITORS,
    'res.users': of('resource.resource', 'Resources'),
    'res.company': CALENDARS,
    'product.template': SUPPLIERS,
    'product.product': QUANTS,
    'product.category': PUTAWAY,
    'sale.order': of('product.product', 'Product'),
    'sale.order.line': ANALYTIC_LINES,
    'account.payment.term': TERMS,
  },
}

const { 'sale.order': _, ...OTHERS_OF_16 } = OF_ALL.others

/** As 16 has it (tried there): its employees are in charge of stock and sales. */
const OF_ALL_16: Closed = { employees: { 'res.groups': ACCESS }, others: OTHERS_OF_16 }

/** As 17 and 18 have it (tried on both). */
const OF_ALL_17: Closed = {
  employees: {
    'res.users': LOG,
    'product.product': VALUATIONS,
    'res.groups': ACCESS,
    'ir.attachment': of('discuss.voice.metadata', 'Metadata for voice attachments'),
  },
  others: {
    'res.partner': of('res.partner.bank', 'Bank Accounts'),
    'res.users': LOG,
    'res.company': CALENDARS,
    'product.template': SUPPLIERS,
    'product.product': of('product.document', 'Product Document'),
    'product.category': PUTAWAY,
    'sale.order': of('sale.order.option', 'Sale Options'),
    'sale.order.line': ANALYTIC_LINES,
    'account.payment.term': TERMS,
  },
}

const closedOf = (major: number) => (major < 16 ? OF_ALL : major < 17 ? OF_ALL_16 : OF_ALL_17)

/** What is counted of models that only employees may read. */
const COUNTED: ReadonlySet<string> = new Set(['qty_available', 'virtual_available', 'free_qty'])
/** What is computed of a field that only employees may know of. */
const OF_ACTIVITIES: ReadonlySet<string> = new Set(['activity_exception_decoration', 'activity_exception_icon'])

/** Raises for fields whose values are made of what the user may not read, from 13 to 18. */
export function lookAtFields(env: Environment, table: Table, names: readonly string[], isAll: boolean): void {
  const { series, exceptions } = env.dialect
  if (series.major < 13 || series.major >= 19 || env.isSudo || env.groups.includes('system')) return
  const refused = (subject: Subject) => exceptions.accessRights('read', { ...subject, fields: {} })
  const { definition } = table
  const isEmployee = env.groups.includes('user')
  const subject = closedOf(series.major)[isEmployee ? 'employees' : 'others'][definition.name]
  if (isAll && subject !== undefined) throw refused(subject)
  if (series.major >= 17) return
  for (const name of names) {
    const field = table.fields[name]
    if (field?.type === 'one2many' && field.relation !== undefined && field.compute === undefined) {
      env.checkAccess(env.table(field.relation), 'read')
    }
    if (isEmployee) continue
    if (COUNTED.has(name)) throw refused(WAREHOUSES)
    const activities = table.fields.activity_ids
    if (OF_ACTIVITIES.has(name) && activities !== undefined && !mayKnow(env, activities)) {
      hasField(env, table, 'activity_ids', 'read')
    }
  }
}
