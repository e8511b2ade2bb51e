import { userError } from '../../python/exceptions.ts'

/** Models that have a view of a kind that not every one has (each tried on 14.0). */
const HAVE: Readonly<Record<string, readonly string[]>> = {
  kanban: [
    ...['res.partner', 'product.template', 'product.product', 'sale.order', 'sale.order.line', 'account.tax'],
    ...['ir.attachment', 'res.users', 'res.company', 'res.currency', 'product.pricelist', 'ir.module.module'],
    'account.payment.term',
  ],
  graph: ['sale.order'],
  pivot: ['sale.order'],
  calendar: ['sale.order', 'ir.cron'],
  activity: ['res.partner', 'product.template', 'product.product', 'sale.order'],
}

/** Models that lack a view of a kind that all others have. */
const LACK: Readonly<Record<string, readonly string[]>> = {
  form: ['product.attribute.value'],
  tree: ['product.attribute.value', 'res.groups'],
  search: [
    ...['product.attribute', 'product.attribute.value', 'product.public.category', 'res.company', 'res.country'],
  ],
}

/** True for a view that Odoo makes up for want of any, which has no id and no model that it began with. */
export const isMadeUp = (model: string, type: string): boolean =>
  HAVE[type]?.includes(model) === false || LACK[type]?.includes(model) === true

/** A calendar cannot be made up of what has no dates, and lists are trees. */
export function checkKind(model: string, type: string): void {
  if (type === 'list') throw userError("No default view of type 'list' could be found !")
  if (type === 'calendar' && isMadeUp(model, type)) throw userError('Insufficient fields for Calendar View!')
}
