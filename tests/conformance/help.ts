import { type Connection, type ConnectionSettings, connect } from 'ooor'
import type { Target } from './targets.ts'

/** A connection to the target as a user of the demo data, whose password is the login. */
export function connectAs(target: Target, login = 'admin', settings: ConnectionSettings = {}): Connection {
  return connect({ url: target.url, database: target.database, username: login, password: login, ...settings })
}

/** Ids of products that anybody can put into a cart. */
export async function productsForSale(admin: Connection, limit: number): Promise<number[]> {
  const domain = [
    ['sale_ok', '=', true],
    ['is_published', '=', true],
    ['product_template_attribute_value_ids', '=', false],
  ] as const
  const ids = await admin.model('product.product').raw.search(domain, { limit, order: 'id' })
  if (ids.length < limit) throw new Error(`the demo data has only ${ids.length} products for sale`)
  return ids
}

/** Counts HTTP requests that pass, by path. */
export function counter() {
  const paths: string[] = []
  const settings: ConnectionSettings = {
    middleware: [
      (request, next) => {
        paths.push(new URL(request.url).pathname)
        return next(request)
      },
    ],
  }
  return { paths, settings, times: (part: string) => paths.filter((path) => path.includes(part)).length }
}

/** Made with the first use, when the target is there. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
