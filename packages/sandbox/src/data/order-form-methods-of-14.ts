import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { addressOf } from './addresses.ts'
import { customerPricelist } from './customer-pricelist.ts'
import { inCompany } from './in-company.ts'
import { listPrice, productTaxes } from './order-line-values.ts'
import { readOrders } from './order-methods.ts'
import { lookForTeam } from './order-onchanges.ts'
import { paymentTermOf } from './order-values.ts'
import { commercialPartner } from './partner-sync.ts'
import { productText, productUnit } from './product-on-orders.ts'

const ORDER = 'sale.order'
const LINE = 'sale.order.line'

type Row = Readonly<Stored>

/** What forms of 14 run when something changes, which other programs call on orders that are stored. */
export const ORDER_FORM_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  onchange_partner_id: {
    params: [],
    run: (env, ids) => {
      const orders = readOrders(env, ids)
      const partner = only(orders, 'partner_id', 'res.partner')
      if (!partner) return null
      env.checkAccess(env.table('res.partner'), 'read')
      lookForTeam(env)
      const { rows } = env.table('res.partner')
      const row = rows.get(partner) as Row
      const seller = inCompany(env, only(orders, 'company_id', 'res.company'))
      const pricelist = customerPricelist(seller, partner)
      env.write(ORDER, ids, {
        ...(pricelist !== undefined && { pricelist_id: pricelist }),
        payment_term_id: paymentTermOf(partner, seller),
        partner_invoice_id: addressOf(partner, 'invoice', env),
        partner_shipping_id: addressOf(partner, 'delivery', env),
        user_id: row.user_id || commercialPartner(row, env).user_id || env.uid,
      })
      return null
    },
  },
  onchange_partner_shipping_id: {
    params: [],
    run: (env, ids) => {
      only(readOrders(env, ids), 'partner_id', 'res.partner')
      return {}
    },
  },
  onchange_partner_id_warning: {
    params: [],
    run: (env, ids) => {
      only(readOrders(env, ids), 'partner_id', 'res.partner')
      return null
    },
  },
  // Nobody else computes taxes here.
  validate_taxes_on_sales_order: { params: [], run: () => true },
  update_prices: {
    params: [],
    run: (env, ids) => {
      const id = singleton(ORDER, ids)
      readOrders(env, ids)
      const lines = env.table(LINE).referring('order_id', id)
      const priced = lines.filter(({ display_type }) => !display_type)
      env.write(ORDER, [id], {
        order_line: priced.map((line) => [1, line.id, { price_unit: listPrice(line, env), discount: 0 }]),
      })
      return null
    },
  },
}

/** And of their lines. */
export const LINE_FORM_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  product_id_change: {
    params: [],
    run: (env, ids) => {
      const lines = readLines(env, ids)
      const product = only(lines, 'product_id', 'product.product')
      if (!product) return null
      const unit = productUnit(product, env)
      for (const line of lines) {
        env.write(LINE, [line.id], {
          name: productText(product, env),
          product_uom: unit,
          tax_id: [[6, 0, productTaxes(product, line, env)]],
          price_unit: listPrice({ ...line, product_uom: unit }, env),
        })
      }
      return {}
    },
  },
  product_uom_change: {
    params: [],
    run: (env, ids) => {
      const lines = readLines(env, ids)
      if (!only(lines, 'product_id', 'product.product')) return null
      for (const line of lines) env.write(LINE, [line.id], { price_unit: listPrice(line, env) })
      return null
    },
  },
}

function readLines(env: Environment, ids: readonly number[]): readonly Row[] {
  const table = env.table(LINE)
  const rows = ids.map((id) => env.existing(table, id, 'read'))
  if (rows.length > 0) env.checkAccess(table, 'read')
  env.checkRules(table, rows, 'read')
  return rows
}

/** What all of them are linked to, which must be one. */
function only(rows: readonly Row[], name: string, model: string): number | undefined {
  const linked = [...new Set(rows.map((row) => row[name]).filter(Boolean))] as number[]
  return linked.length > 1 ? singleton(model, linked) : linked[0]
}
