import type { Series } from 'ooor/protocol'
import { signatureOf } from './signatures.ts'

/** Names that models of 14 have for the first parameter of a method that they override (each tried on 14.0). */
const OWN_NAMES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  create: {
    vals: ['sale.order', 'ir.attachment', 'res.company', 'ir.model', 'ir.model.fields', 'ir.module.module'],
    values: ['res.groups', 'ir.sequence', 'ir.cron'],
    values_list: ['mail.message'],
    data: ['product.pricelist'],
  },
  write: {
    values: [...['sale.order', 'sale.order.line', 'res.company', 'uom.uom', 'ir.sequence', 'product.attribute.value']],
    data: ['product.pricelist'],
  },
  default_get: {
    fields: ['mail.message', 'res.users', 'mail.activity.type'],
    default_fields: ['res.partner'],
  },
}

/** How a model calls a parameter, and how all others do. */
export interface OwnName {
  readonly own: string
  readonly common: string
}

/** A model's name for the first parameter of a method; undefined where it is everybody's. */
export function ownName(series: Series, model: string, method: string): OwnName | undefined {
  if (series.major !== 14 || !Object.hasOwn(OWN_NAMES, method)) return undefined
  const own = Object.entries(OWN_NAMES[method] ?? {}).find(([, models]) => models.includes(model))?.[0]
  const common = signatureOf(series, method)?.[0]?.name
  return own === undefined || common === undefined ? undefined : { own, common }
}
