import type { Product, ProductDetail } from '../catalogue.ts'
import { price } from '../format.ts'
import { Layout } from '../parts/layout.tsx'
import { Picture } from '../parts/picture.tsx'
import { ProductCard } from '../parts/product-card.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly product: ProductDetail
  readonly related: readonly Product[]
  readonly added: string | undefined
}

export const ProductPage = ({ visitor, product, related, added }: Props) => {
  const { id, name, description, category, categoryId, hasPicture, version, variants } = product
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
        <Picture template={id} alt={name} size={1024} isEager {...{ hasPicture, version }} />
        <div class="detail-text">
          {category !== null && <p class="eyebrow">{category}</p>}
          <h1>{name}</h1>
          <p class="detail-price">{price(product.price, 'always')}</p>
          {description !== '' && <p class="lead">{description}</p>}
          <form class="buy" method="post" action="/cart">
            <input type="hidden" name="product" value={id} />
            <input type="hidden" name="back" value={path} />
            <Variants product={product} />
            {variants.length === 0 ? (
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
              <ProductCard product={one} back={path} />
            ))}
          </div>
        </section>
      )}
    </Layout>
  )
}

/** Radio buttons where there is something to choose. */
const Variants = ({ product: { variants, price: from } }: { product: ProductDetail }) => {
  const [first] = variants
  if (variants.length <= 1) return first === undefined ? null : <input type="hidden" name="variant" value={first.id} />
  return (
    <fieldset class="options">
      <legend>Which one?</legend>
      {variants.map(({ id, label, price: own }, index) => (
        <label class="option">
          <input type="radio" name="variant" value={id} checked={index === 0} required />
          <span>
            {label}
            {own.amount !== from.amount && <small> {price(own)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
