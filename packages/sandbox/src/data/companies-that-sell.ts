import { companyAndAbove } from '../orm/company-check.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const nameOf = (env: Environment, company: unknown) => env.displayName('res.company', company as number)
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** An order has no products of another company; since 17 it may have those of companies above its own (tried on 14.0 and 16.0 to 19.0). */
export function checkProductsOfOrders(rows: readonly Row[], values: Values, env: Environment): void {
  if (env.dialect.series.major < 14 || !('company_id' in values || 'order_line' in values)) return
  const sudo = env.sudo()
  const products = sudo.table('product.product')
  for (const order of rows) {
    const open = env.dialect.series.major < 17 ? [order.company_id] : companyAndAbove(sudo, order.company_id)
    const ids = distinct(
      sudo
        .table('sale.order.line')
        .referring('order_id', order.id)
        .map((line) => line.product_id),
    )
    const companyOf = (id: unknown) => {
      const product = products.rows.get(id as number)
      return product === undefined ? false : sudo.raw(products, product, 'company_id')
    }
    const strange = ids.filter((id) => companyOf(id) && !open.includes(companyOf(id)))
    if (strange.length === 0) continue
    const companies = distinct(strange.map(companyOf)).map((id) => nameOf(sudo, id))
    const names = strange.map((id) => sudo.displayName('product.product', id as number))
    throw validationError(
      `Your quotation contains products from company ${companies.join(', ')} whereas your quotation belongs to company ${nameOf(sudo, order.company_id)}. \n Please change the company of your quotation or remove the products from other companies (${names.join(', ')}).`,
    )
  }
}

/** What another company has sold does not become one company's own (tried on 14.0 and 16.0 to 19.0). */
export function checkOrdersOfProducts(rows: readonly Row[], values: Values, env: Environment): void {
  const { major } = env.dialect.series
  const own = 'company_id' in values && rows[0]?.company_id
  if (major < 14 || !own || !env.hasModel('sale.order.line')) return
  const sudo = env.sudo().withContext({ ...env.context, active_test: false })
  const above = companyAndAbove(sudo, own)
  const company = (major === 17 ? above.at(-1) : own) as number
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

/** Who may log in is of the company of their users (tried on 14.0 and 16.0 to 19.0). */
export function checkCompanyOfUsers(rows: readonly Row[], values: Values, env: Environment): void {
  const { company_id: company } = values
  if (env.dialect.series.major < 14 || !company) return
  for (const { id } of rows) {
    const users = env.sudo().table('res.users').referring('partner_id', id)
    if (users.some((user) => user.active && user.company_id !== company)) {
      throw userError('The selected company is not compatible with the companies of the related user(s)')
    }
  }
}
