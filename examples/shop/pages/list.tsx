import type { CountedCategory, Product } from '../catalogue.ts'
import { price, things } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { ArrowIcon, BackIcon } from '../parts/icons.tsx'
import { Layout } from '../parts/layout.tsx'
import { Picture } from '../parts/picture.tsx'
import { ProductCard } from '../parts/product-card.tsx'
import { listPath, PAGE_SIZE, type ProductQuery, SORTS } from '../product-query.ts'
import type { WithTax } from '../taxes.ts'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  readonly query: ProductQuery
  readonly categories: readonly CountedCategory[]
  readonly withTax: WithTax
  readonly products: readonly Product[]
  readonly total: number
  readonly added: string | undefined
}

/** How many pictures are seen before anybody scrolls. */
const ABOVE_THE_FOLD = 3

export const ListPage = ({ visitor, query, categories, products, total, added, withTax }: Props) => {
  const category = categories.find(({ id }) => id === query.category)
  const isFront = query.search === '' && query.category === null && query.page === 1
  const heading = query.search === '' ? (category?.name ?? 'Everything') : `“${query.search}”`
  const pages = Math.ceil(total / PAGE_SIZE)
  return (
    <Layout visitor={visitor} search={query.search} at="products" added={added} {...(!isFront && { title: heading })}>
      {isFront ? (
        <Hero pick={products.find(({ picture }) => picture !== null)} />
      ) : (
        <h1 class="page-title">{heading}</h1>
      )}
      {categories.length > 0 && <Filters {...{ query, categories }} />}
      {products.length === 0 ? (
        <Empty
          title={query.search === '' ? 'Nothing here yet' : `Nothing matches “${query.search}”`}
          text="Try another word, or look at everything we have."
          action={{ href: '/', label: 'Show everything' }}
        />
      ) : (
        <>
          <p class="count" role="status">
            {things(total, 'product')}
            {pages > 1 && `, page ${query.page} of ${pages}`}
          </p>
          <div class="grid">
            {products.map((product, index) => (
              <ProductCard
                {...{ product, withTax }}
                back={`${listPath(query, { page: query.page })}#product-${product.id}`}
                isEager={index < ABOVE_THE_FOLD}
              />
            ))}
          </div>
        </>
      )}
      {pages > 1 && <Pages {...{ query, pages }} />}
    </Layout>
  )
}

/** The front page opens with the first product of the shop's own order. */
const Hero = ({ pick }: { pick: Product | undefined }) => (
  <section class="hero">
    <div>
      <p class="eyebrow">Office furniture, plainly made</p>
      <h1>Rooms that let people get on with it.</h1>
      <p class="lead">Desks, chairs and the quiet things around them. In stock, in Odoo, at your door.</p>
    </div>
    {pick !== undefined && (
      <a class="hero-pick" href={`/products/${pick.id}`}>
        <Picture alt="" size={1024} picture={pick.picture} version={pick.version} isEager />
        <span class="hero-caption">
          <span>{pick.name}</span>
          <span>{price(pick.price)}</span>
        </span>
      </a>
    )}
  </section>
)

const Filters = ({ query, categories }: Pick<Props, 'query' | 'categories'>) => (
  <div class="filters">
    <nav class="chips" aria-label="Categories">
      <a class="chip" href={listPath(query, { category: null })} {...here(query.category === null)}>
        All
      </a>
      {categories.map(({ id, name, count }) => (
        <a class="chip" href={listPath(query, { category: id })} {...here(query.category === id)}>
          {name} <span class="chip-count">{count}</span>
        </a>
      ))}
    </nav>
    <details class="menu">
      <summary>
        Sort: <span>{SORTS.find(([sort]) => sort === query.sort)?.[1]}</span>
      </summary>
      <ul>
        {SORTS.map(([sort, label]) => (
          <li>
            <a href={listPath(query, { sort })} {...here(sort === query.sort)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  </div>
)

const Pages = ({ query, pages }: { query: ProductQuery; pages: number }) => (
  <nav class="pages" aria-label="Pages">
    {query.page > 1 && (
      <a class="page-step" rel="prev" href={listPath(query, { page: query.page - 1 })}>
        <BackIcon /> Previous
      </a>
    )}
    <ol>
      {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
        <li>
          <a href={listPath(query, { page })} aria-label={`Page ${page}`} {...here(page === query.page)}>
            {page}
          </a>
        </li>
      ))}
    </ol>
    {query.page < pages && (
      <a class="page-step" rel="next" href={listPath(query, { page: query.page + 1 })}>
        Next <ArrowIcon />
      </a>
    )}
  </nav>
)

function here(isHere: boolean): { 'aria-current'?: 'true' } {
  return isHere ? { 'aria-current': 'true' } : {}
}
