import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { ATTACHMENT_METHODS_OF_14 } from './attachment-methods-of-14.ts'
import { POSITION_METHODS_OF_14 } from './fiscal-position-methods-of-14.ts'
import { MAP_LINK } from './map-link.ts'
import { MESSAGE_METHODS_OF_14 } from './message-methods-of-14.ts'
import { LINE_FORM_METHODS_OF_14, ORDER_FORM_METHODS_OF_14 } from './order-form-methods-of-14.ts'
import { ORDER_METHODS_OF_14 } from './order-methods-of-14.ts'
import { PARTNER_METHODS_OF_14 } from './partner-methods-of-14.ts'
import { PRICELIST_METHODS_OF_14 } from './pricelist-methods-of-14.ts'
import { PRODUCT_METHODS_OF_14, VARIANT_METHODS_OF_14 } from './product-methods-of-14.ts'
import { SHOP_BUTTONS } from './shop-buttons.ts'
import { SIGNUPS_OF_14 } from './signups-of-14.ts'
import { SMALL_METHODS_OF_14 } from './small-methods-of-14.ts'
import { TAX_METHODS_OF_14 } from './tax-methods-of-14.ts'
import { WINDOW_METHODS_OF_14 } from './window-methods-of-14.ts'

const METHODS: Readonly<Record<string, Readonly<Record<string, MethodDefinition>>>> = {
  'sale.order': { ...ORDER_METHODS_OF_14, ...ORDER_FORM_METHODS_OF_14 },
  'sale.order.line': LINE_FORM_METHODS_OF_14,
  'res.partner': { ...PARTNER_METHODS_OF_14, google_map_link: MAP_LINK },
  'product.template': { ...PRODUCT_METHODS_OF_14, ...SHOP_BUTTONS['product.template'] },
  'product.product': { ...VARIANT_METHODS_OF_14, ...SHOP_BUTTONS['product.product'] },
  'res.users': {
    preference_save: { params: [], run: () => ({ type: 'ir.actions.client', tag: 'reload_context' }) },
  },
  'ir.attachment': ATTACHMENT_METHODS_OF_14,
  'mail.message': MESSAGE_METHODS_OF_14,
  'account.fiscal.position': POSITION_METHODS_OF_14,
  'account.tax': TAX_METHODS_OF_14,
  'product.pricelist': PRICELIST_METHODS_OF_14,
}

/** A model with the methods of its own that 14 has, and that other series have otherwise or not (each tried on 14.0). */
export function withMethodsOf14(model: ModelDefinition): ModelDefinition {
  const { name } = model
  const own = {
    ...{ ...SMALL_METHODS_OF_14[name], ...WINDOW_METHODS_OF_14[name], ...SIGNUPS_OF_14[name] },
    ...METHODS[name],
  }
  return Object.keys(own).length === 0 ? model : { ...model, methods: { ...own, ...model.methods } }
}
