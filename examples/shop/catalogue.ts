/**
 * All that the shop reads from Odoo's models, as plain values: the pages know no field names.
 *
 * Products and prices are read with the connection's own credential, since visitors may call no model. What is asked
 * for a visitor is asked by ids of their own cart or, for orders, in their own session.
 */
import { AccessError, type CartLine, type Domain, type Session } from 'ooor'
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

export interface PricedLine extends CartLine {
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

type ManyToOne = readonly [id: number, name: string] | false

interface TemplateRow {
  id: number
  name: string
  description_sale: string | false
  list_price: number
  currency_id: ManyToOne
  public_categ_ids: readonly number[]
  product_variant_ids: readonly number[]
  image_128: string | false
  write_date: string
}

const FOR_SALE: Domain = [
  ['sale_ok', '=', true],
  ['is_published', '=', true],
]
const TEMPLATE_FIELDS = [
  'name',
  'description_sale',
  'list_price',
  'currency_id',
  'public_categ_ids',
  'product_variant_ids',
  'image_128',
  'write_date',
]
const ORDER_BY: Readonly<Record<Sort, string>> = {
  featured: 'website_sequence, id desc',
  cheapest: 'list_price, name, id',
  dearest: 'list_price desc, name, id',
  name: 'name, id',
}
/** Pictures come as their size: whether there is one is all that a page wants to know. */
const WITHOUT_BYTES = { context: { bin_size: true } } as const
/** `Office Chair`, not `[FURN_7777] Office Chair`. */
const WITHOUT_REFERENCE = { context: { display_default_code: false } } as const
const STATES: Readonly<Record<string, Order['state']>> = { draft: 'draft', sent: 'sent', cancel: 'cancelled' }
const RELATED = 4
const ORDERS_SHOWN = 30

/** The categories that have something in them, in the shop's order. */
export async function categories(odoo: Session): Promise<Category[]> {
  const [rows, templates] = await Promise.all([
    odoo.model('product.public.category').raw.searchRead<{ id: number; name: string }>([], ['name']),
    odoo
      .model('product.template')
      .raw.searchRead<Pick<TemplateRow, 'id' | 'public_categ_ids'>>(FOR_SALE, ['public_categ_ids']),
  ])
  const counts = new Map<number, number>()
  for (const { public_categ_ids } of templates) {
    for (const id of public_categ_ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return rows.flatMap(({ id, name }) => {
    const count = counts.get(id)
    return count === undefined ? [] : [{ id, name, count }]
  })
}

/** One page of products, and how many there are on all pages. */
export async function products(
  odoo: Session,
  query: ProductQuery,
  known: readonly Category[],
): Promise<{ readonly products: readonly Product[]; readonly total: number }> {
  const templates = odoo.model('product.template').raw
  const domain = domainOf(query)
  const paging = { limit: PAGE_SIZE, offset: (query.page - 1) * PAGE_SIZE, order: ORDER_BY[query.sort] }
  const [rows, total] = await Promise.all([
    templates.searchRead<TemplateRow>(domain, TEMPLATE_FIELDS, { ...paging, ...WITHOUT_BYTES }),
    templates.searchCount(domain),
  ])
  return { products: rows.map((row) => toProduct(row, known)), total }
}

/** One product with its variants; undefined when there is none of that id, or none for sale. */
export async function product(
  odoo: Session,
  id: number,
  known: readonly Category[],
): Promise<ProductDetail | undefined> {
  const [rows, variants] = await Promise.all([
    odoo
      .model('product.template')
      .raw.searchRead<TemplateRow>([...FOR_SALE, ['id', '=', id]], TEMPLATE_FIELDS, WITHOUT_BYTES),
    odoo
      .model('product.product')
      .raw.searchRead<{ id: number; display_name: string; lst_price: number }>(
        [['product_tmpl_id', '=', id]],
        ['display_name', 'lst_price'],
        { order: 'id', ...WITHOUT_REFERENCE },
      ),
  ])
  const [row] = rows
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
export async function related(odoo: Session, to: ProductDetail, known: readonly Category[]): Promise<Product[]> {
  const category: Domain = to.categoryId === null ? [] : [['public_categ_ids', 'in', [to.categoryId]]]
  const rows = await odoo
    .model('product.template')
    .raw.searchRead<TemplateRow>([...FOR_SALE, ['id', '!=', to.id], ...category], TEMPLATE_FIELDS, {
      limit: RELATED,
      order: ORDER_BY.featured,
      ...WITHOUT_BYTES,
    })
  return rows.map((row) => toProduct(row, known))
}

/** What the lines of a visitor's cart cost, by the order that Odoo keeps for it. */
export async function priced(odoo: Session, lines: readonly CartLine[]): Promise<PricedCart> {
  const [rows, variants] = await Promise.all([
    orderLines(
      odoo,
      lines.map(({ id }) => id),
    ),
    odoo.model('product.product').raw.read<{
      id: number
      display_name: string
      product_tmpl_id: ManyToOne
      lst_price: number
      image_128: string | false
      currency_id: ManyToOne
    }>(
      lines.map(({ productId }) => productId),
      ['display_name', 'product_tmpl_id', 'lst_price', 'image_128', 'currency_id'],
      { context: { ...WITHOUT_BYTES.context, ...WITHOUT_REFERENCE.context } },
    ),
  ])
  const variantOf = new Map(variants.map((variant) => [variant.id, variant]))
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const currency = variants[0]?.currency_id ?? false
  const pricedLines = lines.map((line) => {
    const variant = variantOf.get(line.productId)
    const row = rowOf.get(line.id)
    const unitPrice = row?.price_unit ?? variant?.lst_price ?? 0
    return {
      ...line,
      // The shop's own page leaves out which variant it is.
      name: variant?.display_name ?? withoutReference(line.name),
      templateId: idOf(variant?.product_tmpl_id) ?? 0,
      hasPicture: hasPicture(variant?.image_128),
      unitPrice: money(unitPrice, currency),
      subtotal: money(row?.price_subtotal ?? unitPrice * line.quantity, currency),
    }
  })
  const untaxed = pricedLines.reduce((sum, { subtotal }) => sum + subtotal.amount, 0)
  const order = idOf(rows[0]?.order_id)
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
export async function ordersOf(session: Session, cart: readonly CartLine[]): Promise<Order[]> {
  const orders = await session.model('sale.order').raw.searchRead<{
    id: number
    name: string
    date_order: string
    state: string
    amount_total: number
    currency_id: ManyToOne
  }>([], ['name', 'date_order', 'state', 'amount_total', 'currency_id'], { order: 'id desc', limit: ORDERS_SHOWN })
  const lines = await session.model('sale.order.line').raw.searchRead<{
    id: number
    name: string
    order_id: ManyToOne
    product_id: ManyToOne
    product_uom_qty: number
    price_subtotal: number
  }>(
    [
      ['order_id', 'in', orders.map(({ id }) => id)],
      ['product_id', '!=', false],
    ],
    ['name', 'order_id', 'product_uom_qty', 'price_subtotal'],
    { order: 'id' },
  )
  const inCart = lines.find((line) => cart.some(({ id }) => id === line.id))?.order_id
  const all = orders.map(
    ({ id, name, date_order, state, amount_total, currency_id }): Order => ({
      id,
      name,
      date: new Date(`${date_order.replace(' ', 'T')}Z`),
      state: idOf(inCart) === id ? 'cart' : (STATES[state] ?? 'confirmed'),
      total: money(amount_total, currency_id),
      lines: lines
        .filter((line) => idOf(line.order_id) === id)
        .map((line) => ({
          id: line.id,
          name: withoutReference(line.name),
          quantity: line.product_uom_qty,
          subtotal: money(line.price_subtotal, currency_id),
        })),
    }),
  )
  // Carts that somebody emptied are left behind as orders of nothing.
  return all.filter((order) => order.state !== 'draft' || order.lines.length > 0)
}

interface OrderLineRow {
  id: number
  order_id: ManyToOne
  price_unit: number
  price_subtotal: number
}

interface OrderAmounts {
  id: number
  amount_untaxed: number
  amount_tax: number
  amount_total: number
  currency_id: ManyToOne
}

/** Of the shop's own user, who may have no right to read orders: then list prices have to do. */
function orderLines(odoo: Session, ids: readonly number[]): Promise<OrderLineRow[]> {
  const fields = ['order_id', 'price_unit', 'price_subtotal']
  return unlessRefused(odoo.model('sale.order.line').raw.searchRead<OrderLineRow>([['id', 'in', ids]], fields))
}

function orderAmounts(odoo: Session, id: number): Promise<OrderAmounts[]> {
  const fields = ['amount_untaxed', 'amount_tax', 'amount_total', 'currency_id']
  return unlessRefused(odoo.model('sale.order').raw.searchRead<OrderAmounts>([['id', '=', id]], fields))
}

async function unlessRefused<T>(rows: Promise<T[]>): Promise<T[]> {
  try {
    return await rows
  } catch (error) {
    if (AccessError.is(error)) return []
    throw error
  }
}

function domainOf({ search, category }: ProductQuery): Domain {
  return [
    ...FOR_SALE,
    ...(category === null ? [] : ([['public_categ_ids', 'in', [category]]] as const)),
    ...(search === ''
      ? []
      : (['|', ['name', 'ilike', escaped(search)], ['description_sale', 'ilike', escaped(search)]] as const)),
  ]
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
    description: row.description_sale || '',
    category: known.find(({ id }) => row.public_categ_ids.includes(id))?.name ?? null,
    price: money(row.list_price, row.currency_id),
    hasPicture: hasPicture(row.image_128),
    version: row.write_date ? row.write_date.replace(/\D/g, '') : '',
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

function money(amount: number, currency: ManyToOne | undefined): Money {
  return { amount, currency: currency ? currency[1] : 'USD' }
}

function idOf(value: ManyToOne | undefined): number | undefined {
  return value ? value[0] : undefined
}

function hasPicture(size: string | false | undefined): boolean {
  return size !== undefined && size !== false && !size.startsWith('0')
}
