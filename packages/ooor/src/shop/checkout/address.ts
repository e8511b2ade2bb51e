import { plainText } from '../../belongings/plain-rows.ts'
import { InvalidValueError, OutcomeUnknownError, ResponseError, UserError } from '../../errors/index.ts'
import { type CallOptions, isAtLeast, type Series } from '../../wires/index.ts'
import { isPage } from '../lost-cart.ts'
import { sendForm } from '../pages/send-form.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import {
  chosenAddresses,
  errorsInJson,
  errorsOnPage,
  type FilledForm,
  readAddressForm,
  statesOf,
} from './address-page.ts'
import type {
  AddressAnswer,
  AddressForm,
  AddressKind,
  AddressOptions,
  CountryInfo,
  SetAddressOptions,
  ShopAddress,
} from './checkout.ts'
import { addressMissing, checkoutPage, pageOfCheckout } from './checkout-page.ts'

const CHECKOUT = '/shop/checkout'

/** Finds the form for an address, which the shop fills in with what it knows. */
export async function addressForm(session: ShopSession, options: SetAddressOptions): Promise<FilledForm> {
  const { kind = 'billing', isForBoth = kind === 'billing', partnerId } = options
  const series = await shopSeries(session, options)
  const found = await checkoutPage(session, CHECKOUT, options)
  if (!isAtLeast(series, 10)) return formOf(found.page, found.path, kind)
  const isAsked = isPage(found.path, '/shop/address')
  if (isAsked && partnerId === undefined) {
    const first = formOf(found.page, found.path, kind)
    if (first.form.kind === kind) return first
    if (!isAtLeast(series, 18)) throw addressMissing(found.path)
    // Users without an address are asked where it goes to, which may be for the bill too.
    if (isForBoth) return { ...first, form: { ...first.form, kind } }
  }
  const { billing, shipping } = isAsked ? {} : chosenAddresses(found.page)
  // One address for both: another one to ship to is new.
  const own = kind === 'billing' ? billing : shipping === billing ? undefined : shipping
  const known = partnerId ?? own ?? null
  const path = `/shop/address?${addressQuery(series, kind, known)}`
  const { page, path: end } = await checkoutPage(session, path, options)
  return formOf(page, end, kind)
}

function addressQuery(series: Series, kind: AddressKind, partnerId: number | null): URLSearchParams {
  const query = new URLSearchParams()
  if (isAtLeast(series, 18)) query.set('address_type', kind === 'billing' ? 'billing' : 'delivery')
  else query.set('mode', kind)
  // Up to 17 it is required for another one than the first.
  if (partnerId !== null || !isAtLeast(series, 18)) query.set('partner_id', String(partnerId ?? -1))
  return query
}

function formOf(page: Parameters<typeof readAddressForm>[0], path: string, kind: AddressKind): FilledForm {
  const form = readAddressForm(page, path, kind)
  if (form !== undefined) return form
  const [plain = ''] = path.split('?')
  throw new ResponseError(`${plain} shows no form for an address`, { status: 200, call: { path: plain } })
}

/** Sets an address, with what the form has already. */
export async function setAddress(
  session: ShopSession,
  address: ShopAddress,
  options: SetAddressOptions,
): Promise<AddressAnswer> {
  const { kind = 'billing', isForBoth = kind === 'billing' } = options
  const series = await shopSeries(session, options)
  const { action, values, form } = await addressForm(session, options)
  checkCountry(address, form)
  const sent = new Map([...values, ...fieldsOf(address, series, kind), ...whatItIsFor(series, kind, isForBoth)])
  // The session adds its own token.
  sent.delete('csrf_token')
  if (!isForBoth) sent.delete('use_same')
  const answer = await sendForm(session, action, Object.fromEntries(sent), options)
  if (isAtLeast(series, 18)) return answerInJson(session, answer.text, action, sent, options)
  const { page } = await pageOfCheckout(session, answer, options)
  return errorsOnPage(page, sent)
}

async function answerInJson(
  session: ShopSession,
  text: string,
  path: string,
  sent: ReadonlyMap<string, string>,
  options: CallOptions,
): Promise<AddressAnswer> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw unreadable('JSON', cause)
  }
  const { redirectUrl } = (json ?? {}) as Readonly<Record<string, unknown>>
  // It leads there when there is nothing to check out.
  if (typeof redirectUrl === 'string')
    await pageOfCheckout(session, { status: 200, text: '', path: redirectUrl }, options)
  const answer = errorsInJson(json, sent)
  if (answer !== undefined) return answer
  throw unreadable('object')

  function unreadable(what: string, cause?: unknown): OutcomeUnknownError {
    const message = `${path} answered with no ${what}. It may have run: look at the address before sending it again`
    return new OutcomeUnknownError(message, { ...(cause !== undefined && { cause }), call: { path } })
  }
}

/** The shop answers with a page of its own, that there is nothing, where a country is none of its own (tried on 14.0 and 19.0). */
function checkCountry({ countryId }: ShopAddress, { countries }: AddressForm): void {
  const id = linkOf(countryId)
  if (id == null || countries.length === 0 || countries.some((one) => one.id === id)) return
  const some = countries.slice(0, 3).map((one) => `${one.id} (${one.name})`)
  throw new InvalidValueError(`the shop has no country ${id}: it has ${countries.length}, as ${some.join(', ')}`)
}

/** The form's names. Up to 9 `street` is the company, and `street2` the street (`website_sale`, labels of the form). */
function fieldsOf(address: ShopAddress, series: Series, kind: AddressKind): [string, string][] {
  const { countryId, stateId, company, street, street2, more = {}, ...plain } = address
  const isOld = !isAtLeast(series, 10)
  const fields: Record<string, string | number | null | undefined> = {
    ...plain,
    ...(isOld ? { street: company, street2: street } : { company_name: company, street, street2 }),
    country_id: linkOf(countryId),
    state_id: linkOf(stateId),
    ...more,
  }
  const prefix = isOld && kind === 'shipping' ? 'shipping_' : ''
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const named = given.map(([name, value]): [string, string] => [
    // One field for the street of a shipping address.
    prefix + (prefix !== '' && name === 'street2' ? 'street' : name),
    String(value ?? ''),
  ])
  // The state of the country before means nothing.
  return countryId !== undefined && stateId === undefined ? [...named, [`${prefix}state_id`, '']] : named
}

/** An id; 0, as an empty select has it, is none: to the shop it would be a record that is missing. */
const linkOf = (id: number | null | undefined) => (id == null ? id : Number(id) || null)

function whatItIsFor(series: Series, kind: AddressKind, isForBoth: boolean): [string, string][] {
  if (isAtLeast(series, 18)) return [['use_delivery_as_billing', String(isForBoth)]]
  if (isAtLeast(series, 10)) return [['submitted', '1'], ...(isForBoth ? [['use_same', '1'] as [string, string]] : [])]
  return [
    ['submitted', '1'],
    ['shipping_id', kind === 'shipping' ? '-1' : '0'],
  ]
}

/** What a country wants in an address. */
export async function countryInfo(
  session: ShopSession,
  countryId: number,
  options: AddressOptions,
): Promise<CountryInfo> {
  if (!Number.isInteger(countryId) || countryId < 1) {
    const message = `a country is the id of a res.country, not ${String(countryId)}`
    throw new UserError({ exception: '', message })
  }
  const series = await shopSeries(session, options)
  const { kind = 'billing' } = options
  if (!isAtLeast(series, 10)) {
    const { page } = await checkoutPage(session, CHECKOUT, options)
    const name = kind === 'billing' ? 'state_id' : 'shipping_state_id'
    const select = page.find((one) => one.tag === 'select' && one.attr('name') === name)
    return { states: statesOf(select, countryId), fields: [], required: [], phoneCode: null }
  }
  const addressType = kind === 'billing' ? 'billing' : 'delivery'
  const [route, params] = isAtLeast(series, 19)
    ? ['/my/address/country_info', { address_type: addressType }]
    : isAtLeast(series, 18)
      ? ['/shop/country_info', { address_type: addressType }]
      : ['/shop/country_infos', { mode: kind }]
  const answer = await session.request(`${route}/${countryId}`, params, { ...options, isReadOnly: true })
  return readCountry((answer ?? {}) as Readonly<Record<string, unknown>>)
}

function readCountry(told: Readonly<Record<string, unknown>>): CountryInfo {
  const list = (value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : [])
  const texts = (value: unknown) => list(value).filter((one) => typeof one === 'string')
  const required = texts(told.required_fields)
  return {
    states: list(told.states).map((state) => {
      const [id, name, code] = list(state)
      return { id: typeof id === 'number' ? id : 0, name: plainText(name), code: plainText(code) }
    }),
    fields: texts(told.fields),
    required: [
      ...required,
      ...(told.zip_required && !required.includes('zip') ? ['zip'] : []),
      ...(told.state_required && !required.includes('state_id') ? ['state_id'] : []),
    ],
    phoneCode: typeof told.phone_code === 'number' && told.phone_code !== 0 ? told.phone_code : null,
  }
}
