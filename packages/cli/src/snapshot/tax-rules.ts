import type { Domain } from './read-rows.ts'

export const ORDERS = 'sale.order'
export const FISCAL_POSITIONS = 'account.fiscal.position'

/** Which fiscal positions orders are given by where their customers live, in the companies of a sample. */
export const positionsOf = (companies: readonly number[]): Domain => [
  ['auto_apply', '=', true],
  ['company_id', 'in', companies],
]

/** Links of a tax that say which others it replaces: without them a fiscal position of 19 changes nothing. */
export const REPLACED_TAXES = 'original_tax_ids'
