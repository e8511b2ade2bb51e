import type { Product } from '../catalogue.ts'
import { price } from '../format.ts'
import type { WithTax } from '../taxes.ts'
import { BagIcon } from './icons.tsx'
import { Picture } from './picture.tsx'
import { TaxNote } from './tax-note.tsx'

interface Props {
  readonly product: Product
  readonly withTax: WithTax
  /** Where to go on after it has been put into the cart. */
  readonly back: string
  readonly isEager?: boolean
}

export const ProductCard = ({ product, back, withTax, isEager = false }: Props) => {
  const { id, name, category, onlyVariant, picture, version } = product
  return (
    <article class="card" id={`product-${id}`}>
      <Picture alt="" size={512} {...{ picture, version, isEager }} />
      <div class="card-text">
        <p class="eyebrow">{category ?? 'For the office'}</p>
        <h3 class="card-title">
          <a href={`/products/${id}`}>{name}</a>
        </h3>
        <p class="card-price">
          {onlyVariant === null && <small>from </small>}
          {price(product.price)}
        </p>
        <TaxNote {...{ withTax }} price={product.price} taxes={product.taxes} />
      </div>
      {onlyVariant === null ? (
        <span class="card-choose" aria-hidden="true">
          Choose
        </span>
      ) : (
        <form class="card-add" method="post" action="/cart">
          <input type="hidden" name="variant" value={onlyVariant} />
          <input type="hidden" name="product" value={id} />
          <input type="hidden" name="back" value={back} />
          <button class="round" type="submit" aria-label={`Add ${name} to the cart`} title="Add to cart">
            <BagIcon />
          </button>
        </form>
      )}
    </article>
  )
}
