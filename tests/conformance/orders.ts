import type { Connection } from 'ooor'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { demoUsers, uniqueName } from './help.ts'
import type { Target } from './targets.ts'

type Values = Readonly<Record<string, unknown>>

/** Customers, products and orders of a test, on series whose real servers were asked; they go when it is over. */
export function orderDesk(target: () => Target) {
  const users = demoUsers(target)
  const { admin, make, read } = users
  const ids = { customer: 0, product: 0, other: 0 }
  const sold: number[] = []
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))
  beforeAll(async () => {
    if (target().major < 14) return
    ids.customer = await make('res.partner', { name: uniqueName('customer') })
    ids.product = await product({ list_price: 30 })
    ids.other = await product({ list_price: 50, description_sale: 'Sturdy' })
  })
  // Orders that were confirmed are taken back before anything goes.
  afterAll(async () => {
    if (sold.length === 0) return
    await admin().call('sale.order', 'action_unlock', [sold])
    await admin().call('sale.order', 'action_cancel', [sold], { context: { disable_cancel_warning: true } })
    await forgetDeliveries()
    await admin().call('sale.order', 'unlink', [sold])
  })

  /** Goods cannot go while anything was to be moved; the sandbox moves nothing. */
  async function forgetDeliveries(): Promise<void> {
    const deliveries = admin().call('stock.picking', 'search', [[['sale_id', 'in', sold]]])
    const ids = (await deliveries.catch(() => [])) as number[]
    if (ids.length > 0) await admin().call('stock.picking', 'unlink', [ids])
  }

  /** A variant of its own template, without taxes. */
  async function product(values: Values): Promise<number> {
    const template = await make('product.template', {
      ...{ name: uniqueName('product'), type: 'service', taxes_id: [[6, 0, []]], invoice_policy: 'order' },
      ...values,
    })
    return (
      ((await admin().call('product.product', 'search', [[['product_tmpl_id', '=', template]]])) as number[])[0] ?? 0
    )
  }

  /** An order with lines, of the first product where they name none. */
  async function order(lines: readonly Values[] = [], values: Values = {}): Promise<number> {
    const order_line = lines.map((line) => [0, 0, lineValues(line)])
    const id = (await admin().call('sale.order', 'create', [
      { partner_id: ids.customer, order_line, ...values },
    ])) as number
    sold.push(id)
    return id
  }

  const lineValues = (line: Values): Values => ({
    ...(line.display_type === undefined && { product_id: ids.product }),
    // Nothing follows from a product on 14 that everybody could rely on.
    ...(target().major < 16 && line.display_type === undefined && { price_unit: 30 }),
    ...line,
  })

  const linesOf = async (id: number) => (await read('sale.order', id, ['order_line'])).order_line as number[]

  return {
    ...users,
    ids,
    product,
    order,
    linesOf,
    /** A line of an order of its own. */
    line: async (values: Values = {}) => (await linesOf(await order([values])))[0] as number,
    sell: (id: number) => admin().call('sale.order', 'action_confirm', [[id]]),
    /** Locks an order: up to 16 it is done then. */
    lock: (id: number) => admin().call('sale.order', target().major < 17 ? 'action_done' : 'action_lock', [[id]]),
    /** Remembers an order that was made otherwise. */
    keepOrder: (id: number) => {
      sold.push(id)
      return id
    },
  }
}

/** Whether a price holds a tax, which the company decides since 18 where the tax does not. */
export const priceHolds = ({ major }: Pick<Target, 'major'>, isIncluded: boolean): Values =>
  major < 18 ? { price_include: isIncluded } : { price_include_override: isIncluded ? 'tax_included' : 'tax_excluded' }

/** What a call raises, in words; its answer where it raises nothing. */
export async function words(call: ReturnType<Connection['call']>): Promise<unknown> {
  return await call.catch((error: Error) => error.message)
}
