import type { Hono } from 'hono'
import type { Connection } from 'ooor'
import { cacheFor } from './cache-for.ts'
import * as catalogue from './catalogue.ts'
import type { Odoo } from './models.ts'
import { ListPage } from './pages/list.tsx'
import { ProductPage } from './pages/product.tsx'
import { NOT_FOUND } from './problem-of.ts'
import { problem } from './problems.tsx'
import { readQuery, wholeNumber } from './product-query.ts'
import { namesOf } from './series-names.ts'
import { offersOf } from './stock.ts'
import { taxesOf } from './taxes.ts'
import { type ShopVariables, visitorOf } from './visitor.ts'

const FRESH_FOR = 60_000

/** What there is to buy. */
export function addCatalogue(app: Hono<{ Variables: ShopVariables }>, odoo: Connection<Odoo>): void {
  const namesOfSeries = cacheFor(FRESH_FOR, () => namesOf(odoo.defaultSession))
  const taxes = cacheFor(FRESH_FOR, () => taxesOf(odoo.defaultSession))
  // Somebody who buys nothing and is asked what things cost, so that who only looks has no session on Odoo.
  const onlooker = odoo.visitor()
  const caches = new Map<string | undefined, () => Promise<catalogue.Category[]>>()
  const categoriesIn = ({ lang, public: reader }: ShopVariables['ooor']) => {
    const known = caches.get(lang) ?? cacheFor(FRESH_FOR, () => catalogue.categories(reader))
    caches.set(lang, known)
    return known()
  }

  app.get('/', async (c) => {
    const query = readQuery(c.req.query())
    const { ooor } = c.var
    const [known, names] = await Promise.all([categoriesIn(ooor), namesOfSeries()])
    const [{ products, total }, categories, visitor, withTax] = await Promise.all([
      catalogue.products(ooor.public, names, query, known),
      catalogue.counted(ooor.public, names, query.search, known),
      visitorOf(c),
      taxes(),
    ])
    const justAdded = wholeNumber(c.req.query('added'))
    const added = products.find(({ id }) => id === justAdded)?.name
    return c.html(<ListPage {...{ visitor, query, products, total, added, categories, withTax }} />)
  })

  app.get('/products/:id', async (c) => {
    const id = wholeNumber(c.req.param('id'))
    const { ooor } = c.var
    const [known, names] = await Promise.all([categoriesIn(ooor), namesOfSeries()])
    const product = id === undefined ? undefined : await catalogue.product(ooor.public, names, id, known)
    if (product === undefined) return problem(c, NOT_FOUND)
    const asker = ooor.lang === undefined ? onlooker : onlooker.withLang(ooor.lang)
    const [offers, related, visitor, withTax] = await Promise.all([
      offersOf(asker, product),
      catalogue.related(ooor.public, names, product, known),
      visitorOf(c),
      taxes(),
    ])
    const justAdded = wholeNumber(c.req.query('added'))
    const added = [product, ...related].find(({ id }) => id === justAdded)?.name
    return c.html(<ProductPage {...{ visitor, product, offers, related, added, withTax }} />)
  })
}
