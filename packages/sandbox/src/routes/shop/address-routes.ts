import { html, type RouteAnswer } from '../../http-exchange.ts'
import { notFound } from '../../python/exceptions.ts'
import { badToken, isForged } from '../csrf-check.ts'
import { brokenAnswer } from '../pages.ts'
import { type DatabaseVisit, idIn, type Params, type Route } from '../route.ts'
import { addressForm } from './address-form.ts'
import {
  type AddressErrors,
  type AddressType,
  addressErrors,
  countryRules,
  isAddressed,
  isPublic,
  keepAddress,
  requiredFields,
} from './address-rules.ts'
import { type Row, sudo } from './carts.ts'
import { checkoutPage, filledCart, formToken, leadTo } from './checkout-step.ts'
import { hasGoods } from './totals.ts'

const http = { type: 'http', auth: 'public', isWebsite: true } as const
const json = { type: 'json', auth: 'public', isWebsite: true } as const

/** Where an order goes and who pays it. */
export const addressRoutes: readonly Route[] = [
  { ...http, path: '/shop/address', since: 10, run: address },
  { ...http, path: '/shop/address/submit', since: 18, run: submit },
  { ...json, path: '/shop/country_infos/<id>', since: 10, until: 17, run: countryInfo },
  { ...json, path: '/shop/country_info/<id>', since: 18, until: 18, run: countryInfo },
  { ...json, path: '/my/address/country_info/<id>', since: 19, run: countryInfo },
]

const NO_ERRORS: AddressErrors = { fields: [], messages: [] }

/**
 * What the page or its form is for: `address_type` since 18, `mode` on 17. Before, another address than the customer's own
 * is one to ship to (tried on 14.0).
 */
function typeOf(visit: DatabaseVisit, cart: Row, params: URLSearchParams): AddressType {
  const env = sudo(visit)
  const { major } = env.dialect.series
  const owner = cart.partner_id as number
  if (major < 18 && isPublic(env, owner)) return 'billing'
  if (major < 17) return Number(params.get('partner_id')) === owner ? 'billing' : 'delivery'
  const told = params.get('address_type') ?? params.get('mode')
  return told === 'delivery' || told === 'shipping' ? 'delivery' : 'billing'
}

async function address(visit: DatabaseVisit): Promise<RouteAnswer> {
  const cart = filledCart(visit)
  if (cart === undefined) return leadTo(visit, '/shop')
  const { major } = visit.installation.dialect.series
  const form = new URLSearchParams(visit.request.body)
  // A form of the checkout's page leads here without an address in it.
  if (visit.request.method !== 'POST' || major >= 18) return addressPage(visit, cart, typeOf(visit, cart, visit.query))
  if (await isForged(visit, form)) return badToken()
  const type = typeOf(visit, cart, form)
  if (!form.has('submitted')) return addressPage(visit, cart, type, form)
  const errors = addressErrors(sudo(visit), type, form)
  if (errors.fields.length > 0) return addressPage(visit, cart, type, form, errors)
  keepAddress(visit, cart, type, form)
  visit.session.isDirty = true
  // What nobody delivers has one address (wire/14.0/svc-shop-free-address-submit).
  if (type === 'billing' && !form.has('use_same') && hasGoods(sudo(visit), cart)) return leadTo(visit, '/shop/checkout')
  return leadTo(visit, form.get('callback') || '/shop/confirm_order')
}

/** The page with the form: empty, or as the partner or who sent it has filled it in. */
export async function addressPage(
  visit: DatabaseVisit,
  cart: Row,
  type: AddressType,
  form?: URLSearchParams,
  errors = NO_ERRORS,
): Promise<RouteAnswer> {
  const env = sudo(visit)
  const known = Number(form?.get('partner_id') ?? visit.query.get('partner_id')) || 0
  const owner = cart.partner_id as number
  const isOwn = type === 'billing' && !isPublic(env, owner) && env.dialect.series.major < 18
  const partner = known > 0 ? known : isOwn ? owner : -1
  const sent = form?.has('name') ? Object.fromEntries(form) : undefined
  const token = await formToken(visit)
  const values = sent ?? valuesOf(env.table('res.partner').rows.get(partner))
  const body = addressForm(env, { type, token, partner, values, errors })
  return checkoutPage(visit, cart, { title: 'Address', body, back: '/shop/address' })
}

function valuesOf(partner: Row | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(partner ?? {}).map(([name, value]) => [name, value ? String(value) : '']))
}

/**
 * Answers JSON that says it is a page (wire/18.0 and wire/19.0/svc-shop-paid-address-submit): a script reads it. Who
 * pressed the button of the sandbox's page, which has no script, is led on.
 */
async function submit(visit: DatabaseVisit): Promise<RouteAnswer> {
  const cart = filledCart(visit)
  const form = new URLSearchParams(visit.request.body)
  if (cart === undefined) return html(JSON.stringify({ redirectUrl: '/shop' }))
  const type = typeOf(visit, cart, form)
  const { fields, messages } = addressErrors(sudo(visit), type, form)
  const isPressed = visit.request.headers['sec-fetch-mode'] === 'navigate'
  if (fields.length > 0) {
    if (isPressed) return addressPage(visit, cart, type, form, { fields, messages })
    return html(JSON.stringify({ invalid_fields: [...new Set(fields)], messages }))
  }
  keepAddress(visit, cart, type, form)
  // wire/18.0 and wire/19.0/svc-shop-paid-address-submit
  if (visit.installation.dialect.series.major >= 19) visit.session.isDirty = true
  const redirectUrl = form.get('callback') || '/shop/checkout?try_skip_step=true'
  return isPressed ? leadTo(visit, redirectUrl) : html(JSON.stringify({ redirectUrl }))
}

/** Up to 9 the checkout's page has the form, and this takes it. */
export async function confirmByForm(visit: DatabaseVisit, cart: Row): Promise<RouteAnswer> {
  const form = new URLSearchParams(visit.request.body)
  // wire/8.0/svc-shop-paid-confirm_order-missing
  if (!form.has('shipping_id')) return brokenAnswer()
  const errors = addressErrors(sudo(visit), 'billing', form)
  if (errors.fields.length > 0) return addressPage(visit, cart, 'billing', form, errors)
  keepAddress(visit, cart, 'billing', form)
  return leadTo(visit, isAddressed(visit, cart) ? '/shop/payment' : '/shop/checkout')
}

/** What an address of a country has (tried on 14.0 and 19.0). */
function countryInfo(visit: DatabaseVisit, params: Params): unknown {
  const env = sudo(visit)
  const { major } = env.dialect.series
  const id = idIn(visit.path)
  const rules = countryRules(env, id)
  if (rules === undefined) throw notFound()
  const zipFirst = !rules.isStateRequired
  const lines = zipFirst ? ['zip', 'city'] : ['city', 'state_code', 'zip']
  const type: AddressType = params.address_type === 'delivery' || params.mode === 'shipping' ? 'delivery' : 'billing'
  const common = {
    fields: ['street', 'street2', ...lines, 'country_name'],
    // Up to 17 states are told for bills, and where they must be given.
    states: rules.states,
    phone_code: rules.phoneCode,
  }
  if (major < 19) {
    return {
      ...common,
      ...(major >= 18 && { zip_before_city: zipFirst }),
      zip_required: true,
      state_required: rules.isStateRequired,
    }
  }
  return { ...common, zip_before_city: zipFirst, required_fields: requiredFields(env, type, id) }
}
