import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { withFloatsOf } from '../orm/floats.ts'
import { singleton } from '../orm/singleton.ts'
import { typeError } from '../python/exceptions.ts'
import { hashed, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import { companyCurrency, converted } from './currency-rates.ts'
import { priceByRule, ruleOf } from './pricelist-prices.ts'

const LIST = 'product.pricelist'
const PRODUCT = 'product.product'

/** What 14's forms and other programs ask of pricelists. */
export const PRICELIST_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  price_get: {
    params: ['prod_id', 'qty', 'partner'],
    required: 2,
    run: (env, ids, { prod_id, qty }) => {
      const prices = Object.fromEntries(pricesOf(env, ids, prod_id, qty).map(({ id, price }) => [id, price]))
      return withFloatsOf(prices, new Set(Object.keys(prices)))
    },
  },
  price_rule_get: {
    params: ['prod_id', 'qty', 'partner'],
    required: 2,
    run: (env, ids, { prod_id, qty }) =>
      Object.fromEntries(pricesOf(env, ids, prod_id, qty).map(({ id, price, rule }) => [id, [price, rule]])),
  },
  get_product_price: ofRecords(['product', 'quantity', 'partner', 'date', 'uom_id'], (product) => [product]),
  get_product_price_rule: ofRecords(['product', 'quantity', 'partner', 'date', 'uom_id'], (product) => [product]),
  get_products_price: ofRecords(['products', 'quantities', 'partners', 'date', 'uom_id'], iterated),
  clear_cache: { params: [], run: () => null },
}

/** Of all lists where none is named. */
function pricesOf(env: Environment, ids: readonly number[], product: unknown, quantity: unknown) {
  const lists = ids.length > 0 ? askedRecords(env, LIST, ids) : found(env)
  const row = productOf(env, product)
  return lists.map((list) => {
    const question = { product: row, pricelist: list.id, quantity: Number(quantity), moment: '', units: 1 }
    const rule = ruleOf(question, env)?.id ?? false
    return { id: list.id, price: priceByRule(question, env) ?? ownPrice(env, row, list), rule }
  })
}

const found = (env: Environment) => env.search(LIST).flatMap((id) => env.table(LIST).rows.get(id) ?? [])

function productOf(env: Environment, given: unknown): Readonly<Stored> {
  const [row] = askedRecords(env, PRODUCT, [hashed(given)])
  return row ?? { id: 0 }
}

/** A product's price in a list's currency. */
function ownPrice(env: Environment, product: Readonly<Stored>, { currency_id }: Readonly<Stored>): number {
  const price = env.sudo().raw(env.table(PRODUCT), product, 'lst_price') as number
  return converted(env, price, companyCurrency(env), currency_id)
}

/** Methods that take records, which no wire carries. */
function ofRecords(params: readonly string[], among: (products: unknown) => readonly unknown[]): MethodDefinition {
  return {
    params,
    required: 3,
    run: (_env, ids, { product, products = product, quantities, partners }) => {
      singleton(LIST, ids)
      for (const list of [quantities, partners]) {
        if (list !== undefined && typeof list === 'number')
          throw typeError(`'${pythonType(list)}' object is not iterable`)
      }
      const [first] = among(products)
      if (first === undefined) return {}
      throw lacksAttribute(first, 'categ_id')
    },
  }
}
