import { ServerException, typeError } from '../../python/exceptions.ts'
import { hashed, iterated } from '../../python/eyes.ts'
import { asksGet, asksItems, capitalizes, type Eye, looksAndGets, looksWithin, takesItem, takesPart } from './eyes.ts'

/** What a model's own `create` does with what it is given, before the ORM's looks at it. */
interface OwnCreate {
  readonly eye: Eye
  /** It makes a list of its own, so that the ORM's is given one whatever was given. */
  readonly remakes?: true
}

/** Lists are no dictionaries to it in other words. */
const looksAtTemplate: Eye = (value) => {
  if (Array.isArray(value)) throw typeError('list indices must be integers or slices, not str')
  asksGet(value)
}

/** Lines are looked up by their template and attribute. */
const looksUpLine: Eye = (value) => {
  asksGet(value)
  const { product_tmpl_id, attribute_id } = value as Record<string, unknown>
  for (const id of [product_tmpl_id, attribute_id].flat()) hashed(id)
}

const GETS: OwnCreate = { eye: asksGet }
const LOOKS: OwnCreate = { eye: looksWithin }

/** Each tried on 19.0, as administrator and as customer. */
const CREATES: Readonly<Record<string, OwnCreate>> = {
  'res.partner': GETS,
  'res.company': GETS,
  'res.country': { eye: capitalizes },
  'res.lang': GETS,
  'res.bank': GETS,
  'res.partner.bank': GETS,
  'res.currency.rate': { eye: looksWithin, remakes: true },
  'account.tax': { eye: asksGet, remakes: true },
  'account.fiscal.position': GETS,
  'product.template': { eye: looksAtTemplate },
  'product.pricelist': GETS,
  'product.pricelist.item': GETS,
  'product.supplierinfo': GETS,
  'product.template.attribute.line': { eye: looksUpLine, remakes: true },
  'product.template.attribute.value': LOOKS,
  'sale.order': GETS,
  'sale.order.line': { eye: asksGet, remakes: true },
  'mail.message': { eye: looksAndGets },
  'mail.notification': { eye: takesPart },
  'ir.attachment': { eye: asksItems, remakes: true },
  'ir.model.fields': GETS,
  'ir.model.access': LOOKS,
  'ir.ui.menu': LOOKS,
  'ir.cron': { eye: takesItem },
  'ir.actions.server': GETS,
  'ir.actions.act_window': GETS,
  website: GETS,
}

/** Whether a model goes through what it is given before the ORM does. */
export const goesThroughRows = (model: string) => Object.hasOwn(CREATES, model)

/** The rows that the ORM's own `create` is given, once the model has looked at each; what is no list is seen before anything else. */
export function rowsOf19(model: string, values: unknown): readonly unknown[] {
  const own = CREATES[model]
  if (own !== undefined && (values !== '' || own.remakes)) {
    const rows = iterated(values)
    rows.forEach(own.eye)
    if (own.remakes) return rows
  }
  if (!Array.isArray(values)) throw new ServerException('builtins.AssertionError', '')
  return values
}
