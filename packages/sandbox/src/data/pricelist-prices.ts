import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { roundedTo } from '../python/rounded.ts'
import { companyCurrency, converted } from './currency-rates.ts'
import { fullName } from './no-ancestor-circle.ts'

const RULES = 'product.pricelist.item'

type Row = Readonly<Stored>

/** What is asked for a price: how much of a product, in a unit, from which list, when. */
export interface PriceQuestion {
  readonly product: Row
  readonly pricelist: unknown
  readonly quantity: number
  /** Day and time; nothing is now. */
  readonly moment: string
  /** How many of the product's own units the asked one is. */
  readonly units: number
}

/** The first rule of a list that is about a product (tried on 14.0). */
export function ruleOf(question: PriceQuestion, env: Environment): Row | undefined {
  if (!env.hasModel(RULES)) return undefined
  return rulesOf(question, env).find((one) => isAbout(one, question, env))
}

/** What a product costs in the asked unit by the first rule of a list that is about it; undefined where none is (tried on 14.0). */
export function priceByRule(question: PriceQuestion, env: Environment): number | undefined {
  const rule = ruleOf(question, env)
  if (rule === undefined) return undefined
  const { units, pricelist } = question
  if (rule.compute_price === 'fixed') return amount(rule.fixed_price) * units
  const base = basePrice(rule, question, env)
  // Since 16 all of a formula is in the list's currency (tried on 18.0; by source of 16 to 19), before in the company's.
  const isConverted = isOfOtherList(rule) || env.dialect.series.major >= 16
  const price = rule.compute_price === 'percentage' ? less(base, rule.percent_price) : byFormula(rule, base, units, env)
  // The price of another list is in this one's currency before anything is taken off.
  if (isConverted) return price
  return converted(env, price, companyCurrency(env), currencyOf(pricelist, env), dayOf(question))
}

/** The rules of a list that hold on a day, those that are about the least first. */
function rulesOf({ pricelist, moment }: PriceQuestion, env: Environment): readonly Row[] {
  const at = moment || env.moment()
  const category = (rule: Row) => {
    const row = env.table('product.category').rows.get(rule.categ_id as number)
    return row === undefined ? '\uFFFF' : fullName('product.category')(row, env)
  }
  return env
    .table(RULES)
    .referring('pricelist_id', pricelist as number)
    .filter(
      ({ date_start, date_end }) => !(date_start && String(date_start) > at) && !(date_end && String(date_end) < at),
    )
    .toSorted(
      (a, b) =>
        ordered(String(a.applied_on), String(b.applied_on)) ||
        amount(b.min_quantity) - amount(a.min_quantity) ||
        ordered(category(b), category(a)) ||
        b.id - a.id,
    )
}

function isAbout(rule: Row, { product, quantity, units }: PriceQuestion, env: Environment): boolean {
  if (rule.min_quantity && quantity * units < amount(rule.min_quantity)) return false
  if (rule.product_tmpl_id && rule.product_tmpl_id !== product.product_tmpl_id) return false
  if (rule.product_id && rule.product_id !== product.id) return false
  return !rule.categ_id || categoriesOf(product, env).includes(rule.categ_id as number)
}

/** Its category and those above. */
function categoriesOf(product: Row, env: Environment): readonly number[] {
  const { rows } = env.table('product.category')
  const found: number[] = []
  let at = rows.get(ofProduct(product, 'categ_id', env) as number)
  for (; at !== undefined && !found.includes(at.id); at = rows.get(at.parent_id as number)) found.push(at.id)
  return found
}

const isOfOtherList = (rule: Row) => rule.base === 'pricelist' && Boolean(rule.base_pricelist_id)

/** What a rule starts from. */
function basePrice(rule: Row, question: PriceQuestion, env: Environment): number {
  const { product, units, pricelist } = question
  if (isOfOtherList(rule)) {
    const other = { ...question, pricelist: rule.base_pricelist_id }
    const currency = currencyOf(other.pricelist, env)
    const own = converted(env, listed(product, env) * units, companyCurrency(env), currency, dayOf(question))
    const price = priceByRule(other, env) ?? own
    return converted(env, price, currency, currencyOf(pricelist, env), dayOf(question))
  }
  const price =
    rule.base === 'standard_price' ? amount(ofProduct(product, 'standard_price', env)) : listed(product, env)
  if (env.dialect.series.major < 16) return price * units
  return converted(env, price * units, companyCurrency(env), currencyOf(pricelist, env), dayOf(question))
}

function byFormula(rule: Row, base: number, units: number, env: Environment): number {
  const [reduced, step] = [less(base, rule.price_discount), amount(rule.price_round)]
  const rounded = step ? roundedTo(reduced, step, env.dialect.series.major) : reduced
  const price = rounded + amount(rule.price_surcharge) * units
  const least = rule.price_min_margin ? Math.max(price, base + amount(rule.price_min_margin) * units) : price
  return rule.price_max_margin ? Math.min(least, base + amount(rule.price_max_margin) * units) : least
}

const amount = (value: unknown) => Number(value || 0)
const less = (price: number, percent: unknown) => price - price * (amount(percent) / 100)
const ordered = (one: string, other: string) => (one < other ? -1 : Number(one > other))
const dayOf = ({ moment }: PriceQuestion) => moment.slice(0, 'yyyy-mm-dd'.length) || undefined

const ofProduct = (product: Row, name: string, env: Environment) =>
  env.sudo().raw(env.table('product.product'), product, name)
const listed = (product: Row, env: Environment) => amount(ofProduct(product, 'lst_price', env))

const currencyOf = (pricelist: unknown, env: Environment) =>
  env
    .sudo()
    .table('product.pricelist')
    .rows.get(pricelist as number)?.currency_id
