import type { AccessRights } from '../orm/definition.ts'

/** Everybody reads it, the administrator does the rest. */
export const EVERYBODY_READS = { system: 'rwcd', user: 'r', portal: 'r', public: 'r' } as const

/** As above, and employees write it. */
export const EMPLOYEES_WRITE = { system: 'rwcd', user: 'rwcd', portal: 'r', public: 'r' } as const

/** Employees read it, others nothing. */
export const EMPLOYEES_READ = { system: 'rwcd', user: 'r' } as const

/** Who is in it sees orders of all salespeople (tried on 17.0; others by source). */
export const ALL_DOCUMENTS = 'sales_team.group_sale_salesman_all_leads'

/** Those in charge of sales may do all with it, on 16, whose employees are (tried on 16.0). */
export const salesManagersOf16 = (major: number): AccessRights =>
  major === 16 ? { 'sales_team.group_sale_manager': 'rwcd' } : {}

/** Those in charge of invoices may do all with it, on 16, whose employees are (tried on 16.0). */
export const accountantsOf16 = (major: number): AccessRights =>
  major === 16 ? { 'account.group_account_manager': 'rwcd' } : {}

/** Products, their categories, pricelists and attributes: since 18 there is a group of those who make them (tried on 16.0 to 19.0). */
export const productRights = (major: number): AccessRights => ({
  ...EVERYBODY_READS,
  ...(major >= 18 && { 'product.group_product_manager': 'rwcd' }),
  ...salesManagersOf16(major),
})
