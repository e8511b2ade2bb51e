import type { MethodDefinition } from '../orm/definition.ts'
import { userError } from '../python/exceptions.ts'
import { addressOf } from './addresses.ts'
import { productText, productUnit } from './product-on-orders.ts'

/** What forms of 6.1 to 8.0 called when a customer was chosen (wire/6.1, 7.0 and 8.0/old-onchange_partner_id*). */
export function partnerChange(major: number): MethodDefinition {
  return {
    // 6.1 knows no context here.
    takesNoContext: major < 7,
    params: major < 7 ? ['part'] : ['part', 'context'],
    required: 1,
    run: (env, _ids, { part }) => {
      const nothing = { payment_term: false, fiscal_position: false }
      if (typeof part !== 'number') {
        const none = { partner_invoice_id: false, partner_shipping_id: false, ...nothing }
        return { value: major < 7 ? { ...none, partner_order_id: false } : none }
      }
      const value = {
        partner_invoice_id: addressOf(part, 'invoice', env),
        partner_shipping_id: addressOf(part, 'delivery', env),
        payment_term: false,
        pricelist_id: 1,
        user_id: env.table('res.partner').rows.get(part)?.user_id || env.uid,
        ...(major < 8 && { fiscal_position: false }),
      }
      return { value: major < 7 ? { ...value, partner_order_id: addressOf(part, 'contact', env) } : value }
    },
  }
}

const PRODUCT_CHANGE = [
  ...['pricelist', 'product', 'qty', 'uom', 'qty_uos', 'uos', 'name', 'partner_id', 'lang', 'update_tax'],
  ...['date_order', 'packaging', 'fiscal_position', 'flag', 'context'],
]

/** And when a product was (wire/6.1, 7.0 and 8.0/old-product_id_change*). */
export function productChange(major: number): MethodDefinition {
  return {
    params: PRODUCT_CHANGE,
    required: 2,
    run: (env, _ids, { product, qty = 0, partner_id }) => {
      if (!partner_id) throw customerMissing(major)
      if (typeof product !== 'number') return { value: {}, domain: {} }
      const products = env.table('product.product')
      const row = products.rows.get(product)
      const value = {
        name: productText(product, env),
        price_unit: row === undefined ? 0 : env.sudo().raw(products, row, 'lst_price'),
        product_uom: productUnit(product, env),
        product_uos: false,
        product_uos_qty: qty,
        tax_id: [],
        th_weight: 0,
        ...(major < 8 && { delay: 7, product_packaging: false, type: 'make_to_stock' }),
      }
      const domain = { product_uom: [['category_id', '=', 1]], product_uos: [['category_id', '=', false]] }
      return { value, domain, warning: major < 8 ? outOfStock(major, Number(qty)) : false }
    },
  }
}

function customerMissing(major: number) {
  return major < 7
    ? userError(
        'You have to select a customer in the sales form !\nPlease set one customer before choosing a product.',
        'No Customer Defined !',
      )
    : userError('Before choosing a product,\n select a customer in the sales form.', 'No Customer Defined!')
}

/** Nothing is ever in stock here. */
function outOfStock(major: number, quantity: number) {
  const title = major < 7 ? 'Configuration Error !' : 'Configuration Error!'
  return { title, message: `Not enough stock ! : You plan to sell ${quantity} but only 0 are available !\n\n` }
}
