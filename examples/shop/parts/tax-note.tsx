import { price } from '../format.ts'
import type { Money } from '../money.ts'
import type { WithTax } from '../taxes.ts'

interface Props {
  readonly price: Money
  readonly taxes: readonly number[]
  readonly withTax: WithTax
}

/** What a price comes to with its taxes, where it has any. */
export const TaxNote = ({ price: own, taxes, withTax }: Props) => {
  const paid = withTax(own, taxes)
  return paid.amount === own.amount ? null : <small class="tax-note"> {price(paid, 'always')} with tax</small>
}
