import { AccessError, type CartLine, type Connection, LoginRequiredError, type OoorError, type Session } from 'ooor'

/** An account of the shop. */
export interface Shopper {
  readonly login: string
  readonly password: string
}

/** Plays the story and says each step; throws when Odoo does not behave as the story has it. */
export async function tellStory(odoo: Connection, account: Shopper, say: (line: string) => void): Promise<void> {
  const [series, database] = await Promise.all([odoo.series(), odoo.database()])
  say(`One connection: ${odoo.url}, database ${database}, Odoo ${series.name}\n`)

  // Other names before 12 and 13.
  const { fields } = await odoo.model('product.product').schema()
  const named = (...names: [string, ...string[]]) => names.find((name) => fields.has(name)) ?? names[0]
  const domain = [
    [named('is_published', 'website_published'), '=', true],
    ['sale_ok', '=', true],
    [named('product_template_attribute_value_ids', 'attribute_value_ids'), '=', false],
  ] as const
  const products = await odoo
    .model('product.product')
    .raw.searchRead(domain, ['display_name'], { limit: 2, order: 'id' })
  const [chair, desk] = products
  if (chair === undefined || desk === undefined) throw new Error('the shop needs two published products')

  say('1. Two anonymous visitors, a session each')
  const alice = odoo.visitor()
  const bob = odoo.visitor()
  await Promise.all([alice.cart.add(chair.id, 2), bob.cart.add(desk.id, 1)])
  say(`   Alice  session ${short(alice)}  cart: ${describe(await alice.cart.lines())}`)
  say(`   Bob    session ${short(bob)}  cart: ${describe(await bob.cart.lines())}`)
  expect(alice.id !== bob.id, 'two visitors have two sessions')

  say('\n2. Alice goes on shopping; Bob’s cart does not notice')
  await alice.cart.add(chair.id)
  say(`   Alice  ${await alice.cart.quantity()} things, Bob  ${await bob.cart.quantity()}`)
  expect((await alice.cart.quantity()) === 3 && (await bob.cart.quantity()) === 1, 'the carts are apart')

  say('\n3. Alice tries to read Bob’s order')
  const bobsOrder = await orderOf(odoo, bob)
  const asVisitor = await refusal(alice.model('sale.order').raw.read([bobsOrder], ['name', 'amount_total']))
  say(`   as a visitor: ${asVisitor.name}`)
  expect(LoginRequiredError.is(asVisitor), 'visitors read no orders')

  say('\n4. Alice logs in')
  const before = short(alice)
  const info = await alice.login(account.login, account.password)
  say(`   She is ${info.name ?? info.login}, user ${info.uid}; her session's id went from ${before} to ${short(alice)}`)
  say(`   Her cart came along: ${describe(await alice.cart.lines())}`)
  expect(
    (await alice.cart.lines()).some((line) => line.productId === chair.id),
    'her cart follows',
  )
  const asUser = await refusal(alice.model('sale.order').raw.read([bobsOrder], ['name', 'amount_total']))
  say(`   Bob’s order, asked for again: ${asUser.name}`)
  expect(AccessError.is(asUser), 'she may not read the orders of others')

  say('\n5. Bob still has what he had')
  say(`   Bob    session ${short(bob)}  cart: ${describe(await bob.cart.lines())}`)
  expect((await bob.cart.lines()).map((line) => line.productId).join() === String(desk.id), 'his cart is his')

  await Promise.all([alice.cart.clear(), bob.cart.clear()])
  await alice.logout()
}

/** Which order a cart is: only the back office may look that up. */
async function orderOf(odoo: Connection, visitor: Session): Promise<number> {
  const [line] = await visitor.cart.lines()
  const [row] = await odoo.model('sale.order.line').raw.read([line?.id ?? 0], ['order_id'])
  const [id] = (row?.order_id ?? []) as [id: number, name: string]
  return id
}

async function refusal(promise: Promise<unknown>): Promise<OoorError> {
  try {
    await promise
  } catch (error) {
    return error as OoorError
  }
  throw new Error('Odoo gave what it should have refused')
}

function describe(lines: readonly CartLine[]): string {
  return lines.map((line) => `${line.quantity} × ${line.name}`).join(', ') || 'empty'
}

function short(session: Session): string {
  return `${session.id?.slice(0, 8)}…`
}

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`the story went wrong: ${what}`)
}
