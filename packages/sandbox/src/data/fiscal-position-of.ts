import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { idsOf } from '../orm/ids.ts'
import { bySequence } from './by-sequence.ts'

type Row = Readonly<Stored>

export const POSITIONS = 'account.fiscal.position'

/** Whose first letters of a tax number are those of a country of the European Union. */
const EUROPEAN = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '))

/**
 * The fiscal position of a customer who is delivered to an address: what either was given by hand, else the first that is
 * detected and fits the most (`_get_fiscal_position` of addons/account/models/partner.py; tried on 14.0, 17.0 and 19.0,
 * the others by source).
 */
export function fiscalPositionOf(env: Environment, customer: unknown, address: unknown): number | false {
  const { rows } = env.table('res.partner')
  const partner = rows.get(customer as number)
  if (partner === undefined || !env.hasModel(POSITIONS)) return false
  const asked = rows.get(address as number)
  const delivery = asked === undefined || staysAtHome(env, partner) ? partner : asked
  const byHand = givenTo(delivery, env) || givenTo(partner, env)
  if (byHand) return byHand
  return env.dialect.series.major < 19 ? byRegion(env, partner, delivery) : firstThatFits(env, partner, delivery)
}

const givenTo = (partner: Row, env: Environment) =>
  env.sudo().raw(env.table('res.partner'), partner, 'property_account_position_id') as number | false

/** Since 16 goods that stay in the country of company and customer, both in the European Union, are taxed there wherever they go. */
function staysAtHome(env: Environment, { vat }: Row): boolean {
  if (env.dialect.series.major < 16) return false
  const [one, other] = [partnerOf(env.companyId, env)?.vat, vat].map((number) => String(number || '').slice(0, 2))
  return one === other && EUROPEAN.has(one ?? '')
}

/** A company's country and tax number are those of its contact. */
function partnerOf(company: unknown, env: Environment): Row | undefined {
  const partner = env.table('res.company').rows.get(company as number)?.partner_id
  return env.table('res.partner').rows.get(partner as number)
}

/** A company's positions, the first first. */
const positionsOf = (company: unknown, env: Environment): readonly Row[] =>
  [...env.table(POSITIONS).rows.values()]
    .filter(({ active, company_id }) => active && company_id === company)
    .toSorted(bySequence)

/** Those of the caller's company that are detected. */
const detected = (env: Environment) => positionsOf(env.companyId, env).filter(({ auto_apply }) => auto_apply)

/** Up to 18 the narrowest region counts, and where the customer has a tax number, those that ask for one come first. */
function byRegion(env: Environment, partner: Row, delivery: Row): number | false {
  if (!delivery.country_id) return false
  const hasVat = Boolean((env.dialect.series.major < 16 ? partner : delivery).vat)
  const among = (asksForVat: boolean) =>
    narrowest(
      detected(env).filter((position) => Boolean(position.vat_required) === asksForVat),
      delivery,
      env,
    )
  return among(hasVat) || (hasVat && among(false))
}

function narrowest(positions: readonly Row[], { country_id, state_id, zip }: Row, env: Environment): number | false {
  const ofCountry = positions.filter((position) => position.country_id === country_id)
  const hasState = (position: Row) => state_id !== false && idsOf(position.state_ids).includes(state_id as number)
  const ofNoState = (position: Row) => idsOf(position.state_ids).length === 0
  const hasZip = (position: Row) => Boolean(position.zip_from && position.zip_to) && isWithin(String(zip), position)
  const ofNoZip = (position: Row) => !position.zip_from && !position.zip_to
  const inState = state_id ? hasState : ofNoState
  const inZip = zip ? hasZip : ofNoZip
  const found =
    ofCountry.find((one) => inState(one) && inZip(one)) ??
    ofCountry.find((one) => ofNoState(one) && inZip(one)) ??
    ofCountry.find((one) => inState(one) && ofNoZip(one)) ??
    ofCountry.find((one) => ofNoState(one) && ofNoZip(one)) ??
    positions.find((one) => isInGroup(one, country_id, env) && ofNoState(one) && ofNoZip(one)) ??
    positions.find((one) => !one.country_id && !one.country_group_id)
  return found?.id ?? false
}

function isInGroup({ country_group_id: id }: Row, country: unknown, env: Environment): boolean {
  if (!id || !env.hasModel('res.country.group')) return false
  const group = env.table('res.country.group').rows.get(id as number)
  return idsOf(group?.country_ids).includes(country as number)
}

/** Since 19 it is the first by its order that nothing speaks against; who lives nowhere has none. */
function firstThatFits(env: Environment, partner: Row, delivery: Row): number | false {
  if (!partner.country_id) return false
  const { country_id, state_id, vat, zip } = delivery
  const found = detected(env).find(
    (one) =>
      (!one.vat_required || Boolean(vat)) &&
      (!(one.zip_from && one.zip_to) || (Boolean(zip) && isWithin(String(zip), one))) &&
      (idsOf(one.state_ids).length === 0 || idsOf(one.state_ids).includes(state_id as number)) &&
      (!one.country_id || one.country_id === country_id) &&
      (!one.country_group_id || isInGroup(one, country_id, env)),
  )
  return found?.id ?? false
}

const isWithin = (zip: string, { zip_from, zip_to }: Row) => String(zip_from) <= zip && zip <= String(zip_to)

/** Whether it is that of the company's own country. */
export function isDomestic(position: Row, env: Environment): boolean {
  return position.id === domesticOf(position.company_id, env)
}

/** The first position that a company has for its own country. */
export function domesticOf(company: unknown, env: Environment): number | false {
  const country = partnerOf(company, env)?.country_id
  if (!country) return false
  const own = positionsOf(company, env).filter(
    (one) => one.country_id === country || (!one.country_id && isInGroup(one, country, env)),
  )
  const [first] = own
  // Of those in the same place one for the country goes before one for a group.
  const isBeside = ({ sequence }: Row) => Number(sequence || 0) === Number(first?.sequence || 0)
  return (own.find((one) => isBeside(one) && one.country_id) ?? first)?.id ?? false
}
