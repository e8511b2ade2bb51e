/**
 * All that the shop reads from Odoo's models, as plain values: the pages know no field names.
 *
 * Products and prices are read with the connection's own credential, since visitors may call no model. What is asked
 * for a visitor is asked by ids of their own cart or, for orders, in their own session.
 */
import { AccessError, type CartLine, ilike, ne, or, type Session } from 'ooor'
import type { Odoo } from './models.ts'
import { PAGE_SIZE, type ProductQuery, type Sort } from './product-query.ts'

export interface Category {
  readonly id: number
  readonly name: string
  readonly count: number
}

export interface Product {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly category: string | null
  readonly price: Money
  readonly hasPicture: boolean
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

export interface Money {
  readonly amount: number
  /** As `USD`. */
  readonly currency: string
}

export interface PricedLine extends Omit<CartLine, 'unitPrice' | 'subtotal'> {
  readonly templateId: number
  readonly hasPicture: boolean
  readonly unitPrice: Money
  readonly subtotal: Money
}

export interface PricedCart {
  readonly lines: readonly PricedLine[]
  readonly untaxed: Money
  readonly tax: Money | null
  readonly total: Money
}

export interface Order {
  readonly id: number
  readonly name: string
  /** UTC. */
  readonly date: Date
  readonly state: 'cart' | 'draft' | 'sent' | 'confirmed' | 'cancelled'
  readonly total: Money
  readonly lines: readonly OrderLine[]
}

export interface OrderLine {
  readonly id: number
  readonly name: string
  readonly quantity: number
  readonly subtotal: Money
}

/** A many2one as rows have it. */
type Named = { readonly id: number; readonly display_name: string } | null

const FOR_SALE = { sale_ok: true, is_published: true } as const
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
const STATES: Readonly<Record<string, Order['state']>> = { draft: 'draft', sent: 'sent', cancel: 'cancelled' }
const RELATED = 4
const ORDERS_SHOWN = 30

/** Products for sale, with what a card shows. */
const templates = (odoo: Session<Odoo>) =>
  odoo
    .model('product.template')
    .where(FOR_SALE)
    .select(
      'name',
      'description_sale',
      'list_price',
      'currency_id',
      'public_categ_ids',
      'product_variant_ids',
      'image_128',
      'write_date',
    )
    .context(WITHOUT_BYTES)

type TemplateRow = Awaited<ReturnType<ReturnType<typeof templates>['rows']>>[number]

/** The categories that have something in them, in the shop's order. */
export async function categories(odoo: Session<Odoo>): Promise<Category[]> {
  const [rows, products] = await Promise.all([
    odoo.model('product.public.category').select('name').rows(),
    odoo.model('product.template').where(FOR_SALE).select('public_categ_ids').rows(),
  ])
  const counts = new Map<number, number>()
  for (const { public_categ_ids } of products) {
    for (const id of public_categ_ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return rows.flatMap(({ id, name }) => {
    const count = counts.get(id)
    return count === undefined ? [] : [{ id, name, count }]
  })
}

/** One page of products, and how many there are on all pages. */
export async function products(
  odoo: Session<Odoo>,
  { search, category, sort, page }: ProductQuery,
  known: readonly Category[],
): Promise<{ readonly products: readonly Product[]; readonly total: number }> {
  let found = templates(odoo)
  if (category !== null) found = found.where({ public_categ_ids: [category] })
  if (search !== '') {
    const pattern = ilike(escaped(search))
    found = found.where(or({ name: pattern }, { description_sale: pattern }))
  }
  const [rows, total] = await Promise.all([
    found
      .order(...ORDER_BY[sort])
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .rows(),
    found.count(),
  ])
  return { products: rows.map((row) => toProduct(row, known)), total }
}

/** One product with its variants; undefined when there is none of that id, or none for sale. */
export async function product(
  odoo: Session<Odoo>,
  id: number,
  known: readonly Category[],
): Promise<ProductDetail | undefined> {
  const [[row], variants] = await Promise.all([
    templates(odoo).where({ id }).rows(),
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
    ...toProduct(row, known),
    categoryId: row.public_categ_ids[0] ?? null,
    variants: variants.map(({ id, display_name, lst_price }) => ({
      id,
      label: variantLabel(display_name, row.name),
      price: money(lst_price, row.currency_id),
    })),
  }
}

/** Others of the same category, or of the whole shop. */
export async function related(odoo: Session<Odoo>, to: ProductDetail, known: readonly Category[]): Promise<Product[]> {
  const others = templates(odoo).where({ id: ne(to.id) })
  const alike = to.categoryId === null ? others : others.where({ public_categ_ids: [to.categoryId] })
  const rows = await alike
    .order(...ORDER_BY.featured)
    .limit(RELATED)
    .rows()
  return rows.map((row) => toProduct(row, known))
}

/** What the lines of a visitor's cart cost, by the order that Odoo keeps for it. */
export async function priced(odoo: Session<Odoo>, lines: readonly CartLine[]): Promise<PricedCart> {
  const [rows, variants] = await Promise.all([
    orderLines(
      odoo,
      lines.map(({ id }) => id),
    ),
    odoo
      .model('product.product')
      .where({ id: lines.map(({ productId }) => productId) })
      .select('display_name', 'product_tmpl_id', 'lst_price', 'image_128', 'currency_id')
      // Products that were taken off the shop may still be in a cart.
      .context({ ...WITHOUT_BYTES, ...WITHOUT_REFERENCE, active_test: false })
      .rows(),
  ])
  const variantOf = new Map(variants.map((variant) => [variant.id, variant]))
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const currency = variants[0]?.currency_id ?? null
  const pricedLines = lines.map((line) => {
    const variant = variantOf.get(line.productId)
    const row = rowOf.get(line.id)
    const unitPrice = row?.price_unit ?? variant?.lst_price ?? 0
    return {
      ...line,
      // The shop's own page leaves out which variant it is.
      name: variant?.display_name ?? withoutReference(line.name),
      templateId: variant?.product_tmpl_id.id ?? 0,
      hasPicture: hasPicture(variant?.image_128),
      unitPrice: money(unitPrice, currency),
      subtotal: money(row?.price_subtotal ?? unitPrice * line.quantity, currency),
    }
  })
  const untaxed = pricedLines.reduce((sum, { subtotal }) => sum + subtotal.amount, 0)
  const order = rows[0]?.order_id.id
  const [amounts] = order === undefined ? [] : await orderAmounts(odoo, order)
  return {
    lines: pricedLines,
    untaxed: money(amounts?.amount_untaxed ?? untaxed, amounts?.currency_id ?? currency),
    tax: amounts?.amount_tax ? money(amounts.amount_tax, amounts.currency_id) : null,
    total: money(amounts?.amount_total ?? untaxed, amounts?.currency_id ?? currency),
  }
}

/**
 * The orders of whoever is logged in to this session: Odoo itself shows nobody those of others. A cart is an order that
 * is not finished, and there may be older ones of that kind: `cart` tells this one.
 */
export async function ordersOf(session: Session<Odoo>, cart: readonly CartLine[]): Promise<Order[]> {
  const orders = await session
    .model('sale.order')
    .select({
      name: true,
      date_order: true,
      state: true,
      amount_total: true,
      currency_id: true,
      order_line: { name: true, product_id: true, product_uom_qty: true, price_subtotal: true, $order: 'id' },
    })
    .order('id desc')
    .limit(ORDERS_SHOWN)
    .rows()
  const all = orders.map(({ id, name, date_order, state, amount_total, currency_id, order_line }): Order => {
    // Sections and notes are lines, too.
    const lines = order_line.filter(({ product_id }) => product_id !== null)
    return {
      id,
      name,
      date: date_order,
      state: lines.some((line) => cart.some((one) => one.id === line.id)) ? 'cart' : (STATES[state] ?? 'confirmed'),
      total: money(amount_total, currency_id),
      lines: lines.map((line) => ({
        id: line.id,
        name: withoutReference(line.name),
        quantity: line.product_uom_qty,
        subtotal: money(line.price_subtotal, currency_id),
      })),
    }
  })
  // Carts that somebody emptied are left behind as orders of nothing.
  return all.filter((order) => order.state !== 'draft' || order.lines.length > 0)
}

/** Of the shop's own user, who may have no right to read orders: then list prices have to do. */
function orderLines(odoo: Session<Odoo>, ids: readonly number[]) {
  const lines = odoo.model('sale.order.line').where({ id: ids })
  return unlessRefused(lines.select('order_id', 'price_unit', 'price_subtotal').rows())
}

function orderAmounts(odoo: Session<Odoo>, id: number) {
  const amounts = odoo.model('sale.order').select('amount_untaxed', 'amount_tax', 'amount_total', 'currency_id')
  return unlessRefused(amounts.where({ id }).rows())
}

async function unlessRefused<T>(rows: Promise<T[]>): Promise<T[]> {
  try {
    return await rows
  } catch (error) {
    if (AccessError.is(error)) return []
    throw error
  }
}

/** Nobody who types `%` means everything. */
function escaped(search: string): string {
  return search.replace(/[\\%_]/g, '\\$&')
}

function toProduct(row: TemplateRow, known: readonly Category[]): Product {
  const [first] = row.product_variant_ids
  return {
    id: row.id,
    name: row.name,
    description: row.description_sale ?? '',
    category: known.find(({ id }) => row.public_categ_ids.includes(id))?.name ?? null,
    price: money(row.list_price, row.currency_id),
    hasPicture: hasPicture(row.image_128),
    version: row.write_date === null ? '' : String(row.write_date.getTime()),
    onlyVariant: row.product_variant_ids.length === 1 && first !== undefined ? first : null,
  }
}

/** `Acoustic Bloc Screens (White)` is the white one. */
function variantLabel(displayName: string, template: string): string {
  return displayName.replace(template, '').replace(/^\s*\((.*)\)\s*$/, '$1') || displayName
}

/** Lines are called `[FURN_7777] Office Chair` (those of carts up to 14), and may go on with a description. */
function withoutReference(name: string): string {
  return name.replace(/^\[[^\]]*\]\s*/, '').replace(/\n.*/s, '')
}

function money(amount: number, currency: Named): Money {
  return { amount, currency: currency?.display_name ?? 'USD' }
}

function hasPicture(size: unknown): boolean {
  return size !== null && size !== undefined && !String(size).startsWith('0')
}
