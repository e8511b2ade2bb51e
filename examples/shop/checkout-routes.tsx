import type { Hono } from 'hono'
import type { AddressForm, CountryInfo, Session, ShopAddress } from 'ooor'
import { shownCart, shownTotals } from './cart.ts'
import { fields } from './form.ts'
import type { Odoo } from './models.ts'
import { shownMoney } from './money.ts'
import { AddressPage } from './pages/address.tsx'
import { DeliveryPage } from './pages/delivery.tsx'
import { PaymentPage } from './pages/payment.tsx'
import { ProviderPage } from './pages/provider.tsx'
import { ThanksPage } from './pages/thanks.tsx'
import { keyOf } from './payment-key.ts'
import { NOT_FOUND } from './problem-of.ts'
import { BAD_FORM, problem } from './problems.tsx'
import { wholeNumber } from './product-query.ts'
import { type ShopContext, type ShopVariables, type Visitor, visitorOf, visitorWith } from './visitor.ts'

/** From the cart to the order: address, delivery, payment. */
export function addCheckout(app: Hono<{ Variables: ShopVariables }>): void {
  app.get('/checkout', async (c) => {
    const buyer = await buyerOf(c)
    if (buyer === undefined) return c.redirect('/cart', 303)
    const form = await buyer.session.checkout.address()
    return c.html(<AddressPage {...buyer} {...{ form }} sent={valuesOf(form)} answer={undefined} />)
  })

  app.post('/checkout', async (c) => {
    const buyer = await buyerOf(c)
    if (buyer === undefined) return c.redirect('/cart', 303)
    const sent = await fields(c)
    const { checkout } = buyer.session
    const answer = await checkout.setAddress(addressOf(sent))
    if (answer.accepted) return c.redirect('/checkout/delivery', 303)
    const [known, countryId] = [await checkout.address(), wholeNumber(sent.country_id)]
    const country = countryId === undefined ? undefined : await checkout.country(countryId)
    const form = country === undefined ? known : inCountry(known, country)
    return c.html(<AddressPage {...buyer} {...{ sent, answer, form }} />, 422)
  })

  app.get('/checkout/delivery', async (c) => {
    const buyer = await buyerOf(c)
    if (buyer === undefined) return c.redirect('/cart', 303)
    const deliveries = await buyer.session.checkout.deliveries()
    // Nothing to choose.
    if (deliveries.length === 0) return c.redirect('/checkout/payment', 303)
    return c.html(<DeliveryPage {...buyer} {...{ deliveries }} />)
  })

  app.post('/checkout/delivery', async (c) => {
    const buyer = await buyerOf(c)
    if (buyer === undefined) return c.redirect('/cart', 303)
    const delivery = wholeNumber((await fields(c)).delivery)
    if (delivery === undefined) return problem(c, BAD_FORM)
    await buyer.session.checkout.chooseDelivery(delivery)
    return c.redirect('/checkout/payment', 303)
  })

  app.get('/checkout/payment', async (c) => {
    const buyer = await buyerOf(c)
    if (buyer === undefined) return c.redirect('/cart', 303)
    const payments = await buyer.session.checkout.payments()
    const totals = shownTotals(payments.totals)
    return c.html(<PaymentPage {...buyer} {...{ payments }} cart={{ ...buyer.cart, totals }} />)
  })

  app.post('/checkout/payment', async (c) => {
    const buyer = await buyerOf(c)
    if (buyer === undefined) return c.redirect('/cart', 303)
    const { method } = await fields(c)
    const { checkout } = buyer.session
    const { methods, isFree } = await checkout.payments()
    const payment = methods.find((one) => keyOf(one) === method)
    if (payment === undefined && !isFree) return problem(c, BAD_FORM)
    const outcome = await checkout.confirm(payment === undefined ? {} : { payment })
    if (outcome.kind === 'placed') return c.redirect('/thank-you', 303)
    const origin = originOf(outcome.redirect?.url)
    // Odoo's own page pays where a provider's script does.
    if (outcome.redirect === null || origin === undefined) return c.redirect('/shop/payment', 303)
    // The only page with a form that leads elsewhere.
    const policy = `default-src 'none'; style-src 'self'; img-src 'self' data:; form-action ${origin}`
    return c.html(<ProviderPage visitor={buyer.visitor} target={outcome.redirect} />, 200, {
      'content-security-policy': policy,
    })
  })

  app.get('/thank-you', async (c) => {
    const session = c.var.ooor.hasCookie ? await c.var.ooor.session() : undefined
    const order = await session?.checkout.result()
    if (order === undefined || order === null) return problem(c, NOT_FOUND)
    const total = order.total === null ? undefined : shownMoney(order.total, order.currency)
    return c.html(<ThanksPage visitor={await visitorOf(c)} {...{ order, total }} />)
  })
}

/** The origin of an address of the web, as a policy can name it; undefined for any other. */
function originOf(url = ''): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, origin } = new URL(url)
  return /^https?:$/.test(protocol) && /^[\w.:/[\]-]+$/.test(origin) ? origin : undefined
}

interface Buyer {
  readonly session: Session<Odoo>
  readonly visitor: Visitor
  readonly cart: ReturnType<typeof shownCart>
}

/** Who has something in their cart. */
async function buyerOf(c: ShopContext): Promise<Buyer | undefined> {
  const session = c.var.ooor.hasCookie ? await c.var.ooor.session() : undefined
  if (session === undefined || session.id === null) return undefined
  const contents = await session.cart.contents()
  if (contents.lines.length === 0) return undefined
  const visitor = visitorWith(c, { isLoggedIn: !session.isVisitor, cartQuantity: contents.quantity })
  return { session, visitor, cart: shownCart(contents) }
}

/** The form as a country wants it: its states, and what must be filled in there. */
function inCountry(form: AddressForm, { states, required }: CountryInfo): AddressForm {
  const own = form.fields.map((field) => ({ ...field, isRequired: field.isRequired || required.includes(field.name) }))
  return { ...form, states, fields: own }
}

/** What our own fields are in the form of Odoo. */
const FIELDS = ['name', 'email', 'phone', 'street', 'street2', 'city', 'zip', 'vat'] as const

function addressOf(sent: Readonly<Record<string, string | undefined>>): ShopAddress {
  const texts = FIELDS.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]] as const]))
  const [countryId, stateId] = [wholeNumber(sent.country_id), wholeNumber(sent.state_id)]
  return {
    ...Object.fromEntries(texts),
    ...(sent.company_name && { company: sent.company_name }),
    ...(countryId !== undefined && { countryId }),
    ...(stateId !== undefined && { stateId }),
  }
}

const valuesOf = ({ fields: own }: AddressForm) => Object.fromEntries(own.map(({ name, value }) => [name, value]))
