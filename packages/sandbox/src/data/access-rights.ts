import type { AccessRights } from '../orm/definition.ts'

/** Everybody reads it, the administrator does the rest. */
export const EVERYBODY_READS = { system: 'rwcd', user: 'r', portal: 'r', public: 'r' } as const

/** As above, and employees write it. */
export const EMPLOYEES_WRITE = { system: 'rwcd', user: 'rwcd', portal: 'r', public: 'r' } as const

/** Employees read it, others nothing. */
export const EMPLOYEES_READ = { system: 'rwcd', user: 'r' } as const

/** Products, their categories, pricelists and attributes: since 18 there is a group of those who make them (tried on 16.0 to 19.0). */
export const productRights = (major: number): AccessRights =>
  major >= 18 ? { ...EVERYBODY_READS, 'product.group_product_manager': 'rwcd' } : EVERYBODY_READS
