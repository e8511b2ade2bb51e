import type { Product, ProductDetail } from '../catalogue.ts'
import { price } from '../format.ts'
import { Layout } from '../parts/layout.tsx'
import { Picture } from '../parts/picture.tsx'
import { ProductCard } from '../parts/product-card.tsx'
import { TaxNote } from '../parts/tax-note.tsx'
import type { Offer } from '../stock.ts'
import type { WithTax } from '../taxes.ts'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly product: ProductDetail
  readonly offers: readonly Offer[]
  readonly related: readonly Product[]
  readonly withTax: WithTax
  readonly added: string | undefined
}

export const ProductPage = ({ visitor, product, offers, related, added, withTax }: Props) => {
  const { id, name, description, category, categoryId, picture, version, taxes } = product
  const [first] = offers
  const shown = first?.price ?? product.price
  const path = `/products/${id}`
  return (
    <Layout title={name} at="products" {...{ visitor, added }}>
      <nav class="crumbs" aria-label="Where you are">
        <ol>
          <li>
            <a href="/">Products</a>
          </li>
          {category !== null && (
            <li>
              <a href={`/?category=${categoryId}`}>{category}</a>
            </li>
          )}
          <li aria-current="page">{name}</li>
        </ol>
      </nav>
      <article class="detail">
        <Picture alt={name} size={1024} isEager {...{ picture, version }} />
        <div class="detail-text">
          {category !== null && <p class="eyebrow">{category}</p>}
          <h1>{name}</h1>
          <p class="detail-price">
            {first?.before !== undefined && <del>{price(first.before, 'always')}</del>} {price(shown, 'always')}
            <TaxNote price={shown} {...{ taxes, withTax }} />
          </p>
          {description !== '' && <p class="lead">{description}</p>}
          <form class="buy" method="post" action="/cart">
            <input type="hidden" name="product" value={id} />
            <input type="hidden" name="back" value={path} />
            <Choice offers={offers} />
            {!offers.some(({ canBeBought }) => canBeBought) ? (
              <p class="note">Sold out at the moment.</p>
            ) : (
              <div class="buy-row">
                <label class="field field-small">
                  <span>Quantity</span>
                  <input type="number" name="quantity" value="1" min="1" max="99" inputmode="numeric" required />
                </label>
                <button class="button button-wide" type="submit">
                  Add to cart
                </button>
              </div>
            )}
          </form>
          <ul class="promises">
            <li>Delivered to your desk, not to the kerb</li>
            <li>Thirty days to change your mind</li>
            <li>Spare parts for ten years</li>
          </ul>
        </div>
      </article>
      {related.length > 0 && (
        <section class="related">
          <h2>Goes well with it</h2>
          <div class="grid grid-small">
            {related.map((one) => (
              <ProductCard product={one} back={path} withTax={withTax} />
            ))}
          </div>
        </section>
      )}
    </Layout>
  )
}

/** Radio buttons where there is something to choose. */
const Choice = ({ offers }: { offers: readonly Offer[] }) => {
  const [first] = offers
  if (first === undefined) return null
  if (offers.length === 1) {
    return (
      <>
        <input type="hidden" name="variant" value={first.id} />
        <Stock offer={first} />
      </>
    )
  }
  const proposed = offers.find(({ canBeBought }) => canBeBought)
  return (
    <fieldset class="options">
      <legend>Which one?</legend>
      {offers.map((offer) => (
        <label class="option">
          <input
            type="radio"
            name="variant"
            value={offer.id}
            checked={offer === proposed}
            disabled={!offer.canBeBought}
            required
          />
          <span>
            {offer.label}
            {offer.price.amount !== first.price.amount && <small> {price(offer.price)}</small>} <Stock offer={offer} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** How many are left, where the shop counts. */
const Stock = ({ offer: { stock, canBeBought } }: { offer: Offer }) => {
  if (stock === null) return null
  if (stock > 0) return <small class="stock">{stock} in stock</small>
  return <small class="stock stock-none">{canBeBought ? 'made to order' : 'sold out'}</small>
}
