import { MAIL_ADDRESS } from '../../data/mail-address.ts'
import type { Environment } from '../../orm/environment.ts'
import { notFound } from '../../python/exceptions.ts'
import { intOf } from '../../python/numbers.ts'
import type { DatabaseVisit } from '../route.ts'
import { type Row, sudo } from './carts.ts'
import { moveCart } from './moved-cart.ts'

/** What an address is for, in the words of the forms since 18. */
export type AddressType = 'billing' | 'delivery'

/** Countries whose addresses have a state in them. */
const WITH_STATE = new Set(['AU', 'BR', 'CA', 'IN', 'MX', 'US'])

export interface CountryRules {
  readonly states: readonly (readonly [id: number, name: string, code: string])[]
  readonly phoneCode: number
  readonly isStateRequired: boolean
}

export function countryRules(env: Environment, id: number): CountryRules | undefined {
  const country = env.table('res.country').rows.get(id)
  if (country === undefined) return undefined
  const states = env.table('res.country.state').referring('country_id', id)
  return {
    states: states.map((state) => [state.id, String(state.name), String(state.code)] as const),
    phoneCode: country.phone_code as number,
    isStateRequired: WITH_STATE.has(String(country.code)) && states.length > 0,
  }
}

/** The fields that an address must have (addons/website_sale/controllers/main.py, `_get_mandatory_*_fields`). */
export function requiredFields(env: Environment, type: AddressType, countryId: number): string[] {
  const { major } = env.dialect.series
  const rules = countryRules(env, countryId)
  return [
    'name',
    ...(type === 'billing' || major >= 19 ? ['email'] : []),
    ...(major < 10 || major >= 19 ? ['phone'] : []),
    major < 10 ? 'street2' : 'street',
    'city',
    'country_id',
    ...(rules !== undefined && major >= 12 ? ['zip'] : []),
    ...(rules?.isStateRequired ? ['state_id'] : []),
  ]
}

/** What is wrong with a sent address. */
export interface AddressErrors {
  readonly fields: readonly string[]
  readonly messages: readonly string[]
}

/** wire/19.0/svc-shop-paid-address-missing and -bad-email; the form names more fields that it wants. */
export function addressErrors(env: Environment, type: AddressType, form: URLSearchParams): AddressErrors {
  const named = `${form.get('field_required') ?? ''},${form.get('required_fields') ?? ''}`.split(',')
  const country = countryOf(env, form.get('country_id') ?? '')
  const wanted = new Set([...requiredFields(env, type, country), ...named])
  const isEmpty = (name: string) => (name === 'country_id' ? country === 0 : (form.get(name) ?? '').trim() === '')
  const missing = [...wanted].filter((name) => name !== '' && isEmpty(name))
  const email = form.get('email') ?? ''
  const isBad = email !== '' && !MAIL_ADDRESS.test(email)
  return {
    fields: [...missing, ...(isBad ? ['email'] : [])],
    messages: [
      ...(isBad ? ['Invalid Email! Please enter a valid email address.'] : []),
      ...(missing.length > 0 ? ['Some required fields are empty.'] : []),
    ],
  }
}

/**
 * The country that a form names; 0 for none. What is no number is an error up to 17, and none since 18, where one that is
 * not there has no page (tried on 14.0 and 19.0; 15 to 18 by source).
 */
function countryOf(env: Environment, text: string): number {
  const countries = env.table('res.country')
  if (env.dialect.series.major < 18) {
    const id = text === '' ? 0 : intOf(text)
    if (id !== 0) env.existing(countries, id, 'read')
    return id
  }
  const id = /^\d+$/.test(text) ? Number(text) : 0
  if (id > 0 && !countries.rows.has(id)) throw notFound()
  return id
}

/** Whether an order knows whom it is for: a visitor's first belongs to the public user. */
export function isAddressed(visit: DatabaseVisit, order: Row): boolean {
  const env = sudo(visit)
  const partner = env.table('res.partner').rows.get(order.partner_id as number)
  if (partner === undefined || isPublic(env, partner.id)) return false
  return requiredFields(env, 'billing', partner.country_id as number).every((name) => Boolean(partner[name]))
}

export const isPublic = (env: Environment, partner: number) =>
  [...env.table('res.users').rows.values()].some(
    ({ partner_id, groups }) => partner_id === partner && (groups as readonly string[]).includes('public'),
  )

/** Keeps a good address: a visitor becomes a partner of their own with their first one. */
export function keepAddress(visit: DatabaseVisit, order: Row, type: AddressType, form: URLSearchParams): void {
  const env = sudo(visit)
  const owner = order.partner_id as number
  const values = { ...valuesIn(form), ...(type === 'delivery' && { type: 'delivery' }) }
  const known = Number(form.get('partner_id') ?? visit.query.get('partner_id'))
  const isOwn = known === owner || env.table('res.partner').rows.get(known)?.parent_id === owner
  if (known > 0 && isOwn) {
    env.write('res.partner', [known], values)
    moveCart(env, order, {})
    return
  }
  const update = (changes: Readonly<Record<string, unknown>>) => moveCart(env, order, changes)
  if (type === 'delivery' && !isPublic(env, owner)) {
    update({ partner_shipping_id: env.create('res.partner', { ...values, parent_id: owner }) })
    return
  }
  if (isPublic(env, owner)) {
    const partner = env.create('res.partner', { ...values, type: 'contact' })
    update({ partner_id: partner, partner_invoice_id: partner, partner_shipping_id: partner })
    return
  }
  // Since 18 a bill's address that names no partner is a new one (tried on 19.0, 18 by source).
  if (type === 'billing' && env.dialect.series.major >= 18) {
    update({ partner_invoice_id: env.create('res.partner', { ...values, type: 'invoice', parent_id: owner }) })
    return
  }
  env.write('res.partner', [owner], values)
  update({ partner_invoice_id: owner })
}

const TEXTS = ['name', 'email', 'phone', 'street', 'street2', 'city', 'zip', 'vat'] as const

function valuesIn(form: URLSearchParams): Record<string, unknown> {
  const texts = TEXTS.flatMap((name) => (form.has(name) ? [[name, form.get(name) || false] as const] : []))
  const links = ['country_id', 'state_id'].map((name) => [name, Number(form.get(name)) || false] as const)
  return Object.fromEntries([...texts, ...links])
}
