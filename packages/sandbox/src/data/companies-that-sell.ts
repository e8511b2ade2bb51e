import { ancestors } from '../orm/ancestors.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const COMPANY = 'res.company'

const nameOf = (env: Environment, company: unknown) => env.displayName(COMPANY, company as number)
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** An order has no products of another company; since 17 it may have those of companies above its own (tried on 14.0 and 16.0 to 19.0). */
export function checkProductsOfOrders(rows: readonly Row[], values: Values, env: Environment): void {
  const { major } = env.dialect.series
  if (major < 14 || !('company_id' in values || 'order_line' in values)) return
  const sudo = env.sudo()
  const products = sudo.table('product.product')
  for (const { id, company_id: own } of rows) {
    const open: readonly unknown[] = major < 17 ? [own] : ancestors(sudo, COMPANY, 'parent_id', own)
    const ids = distinct(
      sudo
        .table('sale.order.line')
        .referring('order_id', id)
        .map((line) => line.product_id),
    )
    const strange = ids.flatMap((one) => {
      const product = products.rows.get(one as number)
      const company = product && sudo.raw(products, product, 'company_id')
      return product && company && !open.includes(company) ? [{ id: product.id, company }] : []
    })
    if (strange.length === 0) continue
    const companies = distinct(strange.map(({ company }) => company)).map((one) => nameOf(sudo, one))
    const names = strange.map((product) => sudo.displayName('product.product', product.id))
    throw validationError(
      `Your quotation contains products from company ${companies.join(', ')} whereas your quotation belongs to company ${nameOf(sudo, own)}. \n Please change the company of your quotation or remove the products from other companies (${names.join(', ')}).`,
    )
  }
}

/** What another company has sold does not become one company's own (tried on 14.0 and 16.0 to 19.0). */
export function checkOrdersOfProducts(rows: readonly Row[], values: Values, env: Environment): void {
  const { major } = env.dialect.series
  const own = 'company_id' in values && rows[0]?.company_id
  if (major < 14 || !own || !env.hasModel('sale.order.line')) return
  const sudo = env.sudo().withContext({ ...env.context, active_test: false })
  const company = major === 17 ? ancestors(sudo, COMPANY, 'parent_id', own)[0] : own
  const elsewhere = major < 17 ? [['company_id', '!=', company]] : ['!', ['company_id', 'child_of', company]]
  const templates = rows.map(({ id }) => id)
  const lines = sudo.search('sale.order.line', [['product_id.product_tmpl_id', 'in', templates], ...elsewhere])
  if (lines.length === 0) return
  const sold = lines.map((id) => sudo.table('sale.order.line').rows.get(id)?.product_id as number)
  const names = sold.map((id) => sudo.displayName('product.product', id))
  throw validationError(
    `The following products cannot be restricted to the company ${nameOf(sudo, own)} because they have already been used in quotations or sales orders in another company:\n${names.join(', ')}\nYou can archive these products and recreate them with your company restriction instead, or leave them as shared product.`,
  )
}
