import { isId } from '../belongings/record-id.ts'
import { checkChoice, checkCount, checkList, checkOptions, checkText } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import { suggestion } from '../errors/nearest.ts'
import type { CategoriesOptions, OrdersOptions, ProductSearch, VariantChoice } from './catalogue/shop.ts'
import type { ConfirmOptions, SetAddressOptions, ShopAddress } from './checkout/checkout.ts'
import { positiveInteger } from './positive-integer.ts'

/** Refuses what products cannot be looked for by. */
export function checkSearch(options: ProductSearch): void {
  checkOptions<ProductSearch>('search', options, {
    text: true,
    category: true,
    order: true,
    page: true,
    attributes: true,
    signal: true,
  })
  const { category, page = 1, attributes, order } = options
  if (category !== undefined) positiveInteger('category', category)
  positiveInteger('page', page)
  if (attributes !== undefined) checkList('attributes of search', attributes, "['1-3', '2-7']")
  if (order === undefined || ORDERS.includes(order) || /^x_\w+ (asc|desc)$/.test(order)) return
  throw new InvalidValueError(`order of search is ${describe(order)}${suggestion(String(order), ORDERS).text}`)
}

/** Real shops of 14 to 19 answer 500 for what else may be meant, or pass it over. */
const ORDERS: readonly string[] = ['list_price', 'name', 'create_date', 'website_sequence'].flatMap((field) => [
  `${field} asc`,
  `${field} desc`,
])

export function checkCategories(options: CategoriesOptions): void {
  checkOptions<CategoriesOptions>('categories', options, { countedFor: true, signal: true })
}

export function checkVariant(choice: VariantChoice): void {
  checkOptions<VariantChoice>('variant', choice, {
    templateId: true,
    productId: true,
    values: true,
    quantity: true,
    signal: true,
  })
  positiveInteger('templateId', choice.templateId)
  if (choice.quantity !== undefined) positiveInteger('quantity', choice.quantity)
  if (choice.values !== undefined) checkIds('values of variant', choice.values)
}

/** Refuses what are no ids: older servers answer such with a bare 500. */
export function checkIds(what: string, ids: unknown): void {
  checkList(what, ids, '[3, 7]')
  for (const id of ids as readonly unknown[]) {
    if (!isId(id)) throw new InvalidValueError(`${describe(id)} among the ${what} is no id`)
  }
}

export function checkOrders(options: OrdersOptions): void {
  checkOptions<OrdersOptions>('orders', options, { limit: true, offset: true, signal: true })
  checkCount('limit of orders', options.limit ?? 0)
  checkCount('offset of orders', options.offset ?? 0)
}

/** Refuses a part of an address that there is not: passed over, the shop would say that it is missing. */
export function checkAddress(address: ShopAddress): void {
  checkOptions<ShopAddress>('an address', address, {
    name: true,
    email: true,
    phone: true,
    street: true,
    street2: true,
    city: true,
    zip: true,
    countryId: true,
    stateId: true,
    company: true,
    vat: true,
    more: true,
  })
  const { more, ...parts } = address
  if (more !== undefined) checkParts('more of an address', more)
  checkParts('an address', parts)
  for (const [name, model] of LINKS) {
    const id = address[name]
    // Text of a form's select too; 0 and empty text are none.
    if (id == null || /^\d*$/.test(String(id))) continue
    throw new InvalidValueError(`${name} of an address is the id of a ${model}, not ${describe(id)}`)
  }
}

const LINKS = [
  ['countryId', 'res.country'],
  ['stateId', 'res.country.state'],
] as const

/** Refuses what says nothing: the shop says that it takes an empty code, and gives nothing for it (seen on 14.0, 19.0). */
export function checkCode(code: unknown): void {
  checkText('a code', code, "'SUMMER'")
  if (String(code).trim() === '') throw new InvalidValueError('the code is empty')
}

/** Null is empty, as in what was read; a list or an object would be told the shop as `[object Object]`. */
function checkParts(what: string, parts: object): void {
  if (typeof parts !== 'object' || parts === null)
    throw new InvalidValueError(`${what} is an object, not ${describe(parts)}`)
  for (const [name, value] of Object.entries(parts)) {
    if (value == null || typeof value === 'string' || Number.isFinite(value)) continue
    throw new InvalidValueError(`'${name}' of ${what} is text or a number, not ${describe(value)}`)
  }
}

/** What steps about an address may be told; `name` is the step's. */
export function checkAddressOptions(name: string, options: SetAddressOptions): void {
  const isForBoth = name === 'setAddress' && { isForBoth: true as const }
  const known = { kind: true, partnerId: true, signal: true, ...isForBoth } as Record<keyof SetAddressOptions, true>
  checkOptions<SetAddressOptions>(name, options, known)
  checkChoice(`kind of ${name}`, options.kind, ['billing', 'shipping'])
}

export function checkConfirm(options: ConfirmOptions): void {
  checkOptions<ConfirmOptions>('confirm', options, { payment: true, signal: true })
  const { payment } = options
  if (payment === undefined || (typeof payment === 'object' && payment !== null)) return
  throw new InvalidValueError(`payment is one of the methods of payments(), not ${describe(payment)}`)
}

/** The id of what stands for it: itself, or what a list of the shop has shown. */
export function shownId(what: string, shown: unknown): number {
  const id: unknown = typeof shown === 'object' && shown !== null && 'id' in shown ? shown.id : shown
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
  throw new InvalidValueError(`${describe(shown)} is no ${what}: pass one that the shop has shown, or its id`)
}
