import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { customerPricelist, OWN_PRICELIST, ownPricelist } from './customer-pricelist.ts'
import { POSITIONS } from './fiscal-position-of.ts'

const PRICELIST = 'product.pricelist'
const TERM_HELP = 'This payment term will be used instead of the default one for sales orders and customer invoices'

/** How a customer is priced and taxed, and when they pay: one value per company. */
export function customerProperties({ major }: Series): ModelDefinition['fields'] {
  // Told as what no property says (tried on 14.0, 16.0 and 17.0).
  const property = { type: 'many2one', companyDependent: true, ...(major < 18 && { default: false }) } as const
  return {
    property_account_position_id: { ...property, string: 'Fiscal Position', relation: POSITIONS, since: 14 },
    property_product_pricelist: {
      ...{ type: 'many2one', string: major < 13 ? 'Sale Pricelist' : 'Pricelist', relation: PRICELIST },
      help:
        major < 19
          ? 'This pricelist will be used, instead of the default one, for sales to the current partner'
          : 'Used for sales to the current partner',
      depends: ['country_id', ...(major < 18 ? [] : [OWN_PRICELIST])],
      compute: ({ id }, env) => customerPricelist(env, id) ?? false,
      write: choosePricelist,
    },
    // Up to 17 a property has it.
    [OWN_PRICELIST]: {
      ...{ type: 'many2one', string: 'Specific Property Product Pricelist', relation: PRICELIST },
      ...{ companyDependent: true, ...(major < 18 && { isUntold: true }) },
    },
    property_payment_term_id: {
      ...property,
      ...{ string: 'Customer Payment Terms', relation: 'account.payment.term', help: TERM_HELP, since: 9 },
    },
    sale_order_ids: {
      ...{ type: 'one2many', string: 'Sales Order', relation: 'sale.order', inverse: 'partner_id', since: 7 },
    },
  }
}

function choosePricelist(row: Readonly<Stored>, value: unknown, env: Environment): void {
  const own = ownPricelist(row, value, env)
  if (own !== undefined) env.sudo().write('res.partner', [row.id], { [OWN_PRICELIST]: own })
}
