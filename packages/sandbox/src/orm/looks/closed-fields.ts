import type { Environment, Table } from '../environment.ts'
import { hasField, mayKnow } from '../field-rights.ts'

interface Subject {
  readonly name: string
  readonly description: string
}

const of = (name: string, description: string): Subject => ({ name, description })

const VISITORS = of('website.visitor', 'Website Visitor')
const QUANTS = of('stock.quant', 'Quants')
const WAREHOUSES = of('stock.warehouse', 'Warehouse')

/** What who reads all fields of a model comes upon, and may not read (each tried on 14.0; fields of apps, not here). */
const OF_ALL: Readonly<Record<'employees' | 'others', Readonly<Record<string, Subject>>>> = {
  employees: {
    'res.partner': VISITORS,
    'res.users': VISITORS,
    'product.product': of('stock.valuation.layer', 'Stock Valuation Layer'),
    'res.groups': of('ir.model.access', 'Model Access'),
    'ir.model': of('ir.rule', 'Record Rule'),
    'ir.model.fields': of('ir.module.module', 'Module'),
  },
  others: {
    'res.partner': VISITORS,
    'res.users': of('resource.resource', 'Resources'),
    'res.company': of('resource.calendar', 'Resource Working Time'),
    'product.template': of('product.supplierinfo', 'Supplier Pricelist'),
    'product.product': QUANTS,
    'product.category': of('stock.putaway.rule', 'Putaway Rule'),
    'sale.order': of('product.product', 'Product'),
    'sale.order.line': of('account.analytic.line', 'Analytic Line'),
    'account.payment.term': of('account.payment.term.line', 'Payment Terms Line'),
  },
}

/** What is counted of models that only employees may read. */
const COUNTED: ReadonlySet<string> = new Set(['qty_available', 'virtual_available', 'free_qty'])
/** What is computed of a field that only employees may know of. */
const OF_ACTIVITIES: ReadonlySet<string> = new Set(['activity_exception_decoration', 'activity_exception_icon'])

/** Raises for fields whose values are made of what the user may not read, from 13 to 16. */
export function lookAtFields(env: Environment, table: Table, names: readonly string[], isAll: boolean): void {
  const { series, exceptions } = env.dialect
  if (series.major < 13 || series.major >= 17 || env.isSudo || env.groups.includes('system')) return
  const refused = (subject: Subject) => exceptions.accessRights('read', { ...subject, fields: {} })
  const { definition } = table
  const isEmployee = env.groups.includes('user')
  const subject = (isEmployee ? OF_ALL.employees : OF_ALL.others)[definition.name]
  if (isAll && subject !== undefined) throw refused(subject)
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
