/**
 * All that the shop reads from Odoo's models, as plain values: the pages know no field names.
 *
 * Products and prices are read with the connection's own credential, since visitors may call no model. What is asked
 * for a visitor is asked by ids of their own cart or, for orders, in their own session.
 */
import { ilike, ne, or, type Session } from 'ooor'
import type { Odoo } from './models.ts'
import { type Money, money } from './money.ts'
import { PAGE_SIZE, type ProductQuery, type Sort } from './product-query.ts'
import { picturePath, type SeriesNames } from './series-names.ts'

export interface Category {
  readonly id: number
  readonly name: string
}

export interface CountedCategory extends Category {
  /** Products that the search finds in it. */
  readonly count: number
}

export interface Product {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly category: string | null
  /** Without taxes, unless it holds them. */
  readonly price: Money
  /** The taxes on it, by their ids. */
  readonly taxes: readonly number[]
  /** The path of its picture in a size; null for none. */
  readonly picture: ((size: number) => string) | null
  /** Changes with the product, so that browsers may keep its picture for good. */
  readonly version: string
  /** The only variant: can go to the cart at once. Null when the visitor has to choose. */
  readonly onlyVariant: number | null
}

export interface ProductDetail extends Product {
  readonly categoryId: number | null
  readonly variants: readonly Variant[]
}

export interface Variant {
  readonly id: number
  readonly label: string
  readonly price: Money
}

const ORDER_BY = {
  featured: ['website_sequence', 'id desc'],
  cheapest: ['list_price', 'name', 'id'],
  dearest: ['list_price desc', 'name', 'id'],
  name: ['name', 'id'],
} as const satisfies Record<Sort, readonly string[]>
/** Pictures come as their size: whether there is one is all that a page wants to know. */
const WITHOUT_BYTES = { bin_size: true }
/** `Office Chair`, not `[FURN_7777] Office Chair`. */
const WITHOUT_REFERENCE = { display_default_code: false }
const RELATED = 4

const forSale = (odoo: Session<Odoo>, { published }: SeriesNames) => {
  const products = odoo.model('product.template')
  return published === 'is_published'
    ? products.where({ sale_ok: true, is_published: true })
    : products.where({ sale_ok: true, website_published: true })
}

/** Products for sale, with what a card shows. */
const templates = (odoo: Session<Odoo>, names: SeriesNames) =>
  forSale(odoo, names)
    .select(
      'name',
      'description_sale',
      'list_price',
      ...names.currency,
      'public_categ_ids',
      'taxes_id',
      'product_variant_ids',
      names.picture,
      'write_date',
    )
    .context(WITHOUT_BYTES)

type TemplateRow = Awaited<ReturnType<ReturnType<typeof templates>['rows']>>[number]

/** The shop's categories, in the shop's order. */
export async function categories(odoo: Session<Odoo>): Promise<Category[]> {
  const rows = await odoo.model('product.public.category').select('name').rows()
  return rows.map(({ id, name }) => ({ id, name }))
}

/** How many products of a search each category has; those that have none are left out. */
export async function counted(
  odoo: Session<Odoo>,
  names: SeriesNames,
  search: string,
  known: readonly Category[],
): Promise<CountedCategory[]> {
  const products = await searched(forSale(odoo, names), search).select('public_categ_ids').rows()
  const counts = new Map<number, number>()
  for (const { public_categ_ids } of products) {
    for (const id of public_categ_ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return known.flatMap((category) => {
    const count = counts.get(category.id)
    return count === undefined ? [] : [{ ...category, count }]
  })
}

/** One page of products, and how many there are on all pages. */
export async function products(
  odoo: Session<Odoo>,
  names: SeriesNames,
  { search, category, sort, page }: ProductQuery,
  known: readonly Category[],
): Promise<{ readonly products: readonly Product[]; readonly total: number }> {
  const inShop = searched(templates(odoo, names), search)
  const found = category === null ? inShop : inShop.where({ public_categ_ids: [category] })
  const [rows, total] = await Promise.all([
    found
      .order(...ORDER_BY[sort])
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .rows(),
    found.count(),
  ])
  return { products: rows.map((row) => toProduct(row, known, names)), total }
}

/** One product with its variants; undefined when there is none of that id, or none for sale. */
export async function product(
  odoo: Session<Odoo>,
  names: SeriesNames,
  id: number,
  known: readonly Category[],
): Promise<ProductDetail | undefined> {
  const [[row], variants] = await Promise.all([
    templates(odoo, names).where({ id }).rows(),
    odoo
      .model('product.product')
      .where({ product_tmpl_id: id })
      .select('display_name', 'lst_price')
      .order('id')
      .context(WITHOUT_REFERENCE)
      .rows(),
  ])
  if (row === undefined) return undefined
  return {
    ...toProduct(row, known, names),
    categoryId: row.public_categ_ids[0] ?? null,
    variants: variants.map(({ id, display_name, lst_price }) => ({
      id,
      label: variantLabel(display_name, row.name),
      price: money(lst_price, row.currency_id ?? names.companyCurrency),
    })),
  }
}

/** Others of the same category, or of the whole shop. */
export async function related(
  odoo: Session<Odoo>,
  names: SeriesNames,
  to: ProductDetail,
  known: readonly Category[],
): Promise<Product[]> {
  const others = templates(odoo, names).where({ id: ne(to.id) })
  const alike = to.categoryId === null ? others : others.where({ public_categ_ids: [to.categoryId] })
  const rows = await alike
    .order(...ORDER_BY.featured)
    .limit(RELATED)
    .rows()
  return rows.map((row) => toProduct(row, known, names))
}

/** Those of a query that have the words. */
function searched<Q extends { where(condition: ReturnType<typeof or>): Q }>(query: Q, search: string): Q {
  if (search === '') return query
  const pattern = ilike(escaped(search))
  return query.where(or({ name: pattern }, { description_sale: pattern }))
}

/** Nobody who types `%` means everything. */
function escaped(search: string): string {
  return search.replace(/[\\%_]/g, '\\$&')
}

function toProduct(row: TemplateRow, known: readonly Category[], names: SeriesNames): Product {
  const [first] = row.product_variant_ids
  return {
    id: row.id,
    name: row.name,
    description: row.description_sale ?? '',
    category: known.find(({ id }) => row.public_categ_ids.includes(id))?.name ?? null,
    price: money(row.list_price, row.currency_id ?? names.companyCurrency),
    taxes: row.taxes_id,
    picture: hasPicture(row[names.picture]) ? (size) => picturePath(names, row.id, size) : null,
    version: row.write_date === null ? '' : String(row.write_date.getTime()),
    onlyVariant: row.product_variant_ids.length === 1 && first !== undefined ? first : null,
  }
}

/** `Acoustic Bloc Screens (White)` is the white one. */
function variantLabel(displayName: string, template: string): string {
  return displayName.replace(template, '').replace(/^\s*\((.*)\)\s*$/, '$1') || displayName
}

function hasPicture(size: unknown): boolean {
  return size !== null && size !== undefined && !String(size).startsWith('0')
}
