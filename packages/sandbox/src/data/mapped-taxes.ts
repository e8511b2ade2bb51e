import { roundingOf } from '../orm/currency-rounding.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { idsOf } from '../orm/ids.ts'
import { bySequence } from './by-sequence.ts'
import { companyCurrency } from './currency-rates.ts'
import { POSITIONS } from './fiscal-position-of.ts'
import { isWithinPrice, taxed, taxedBeside } from './taxes.ts'

/** A product's taxes as a fiscal position has them; without one they are what they were. */
export function mappedTaxes(env: Environment, position: unknown, taxes: readonly number[]): number[] {
  const row = env.hasModel(POSITIONS) ? env.table(POSITIONS).rows.get(position as number) : undefined
  if (row === undefined) return [...taxes]
  return env.dialect.series.major < 19 ? byLines(env, row.id, taxes) : byTaxes(env, row, taxes)
}

/** Each tax becomes those that lines lead to from it, or none where they lead nowhere; since 16 archived ones are no others. */
function byLines(env: Environment, position: number, taxes: readonly number[]): number[] {
  const lines = env.table('account.fiscal.position.tax').referring('position_id', position)
  const all = env.table('account.tax').rows
  const counts = ({ tax_dest_id: id }: Readonly<Stored>) =>
    env.dialect.series.major < 16 || !id || all.get(id as number)?.active === true
  const mapped = taxes.flatMap((tax) => {
    const own = lines.filter((line) => line.tax_src_id === tax && counts(line))
    return own.length === 0 ? [tax] : own.flatMap(({ tax_dest_id: id }) => (id ? [id as number] : []))
  })
  return [...new Set(mapped)]
}

/** Each tax becomes those of the position that replace it; a position without any taxes takes all away. */
function byTaxes(env: Environment, position: Readonly<Stored>, taxes: readonly number[]): number[] {
  const all = env.table('account.tax').rows
  const own = idsOf(env.sudo().raw(env.table(POSITIONS), position, 'tax_ids')).flatMap((id) => all.get(id) ?? [])
  if (own.length === 0) return []
  const replacing = own.filter(({ active }) => active).toSorted(bySequence)
  const mapped = taxes.flatMap((tax) => {
    const others = replacing.filter(({ original_tax_ids }) => idsOf(original_tax_ids).includes(tax))
    return others.length === 0 ? [tax] : others.map(({ id }) => id)
  })
  return [...new Set(mapped)]
}

const UNROUNDED = { step: 0, decimals: 2 }

/**
 * A price that holds its taxes is another where these are: it is without them, and since 16 holds the new ones that are within
 * the price. Where one of them is on top it stays (`_fix_tax_included_price` of 14, `_adapt_price_unit_to_another_taxes`
 * of 19; tried on 14.0, 17.0 and 19.0).
 */
export function priceWithOtherTaxes(
  price: number,
  before: readonly number[],
  after: readonly number[],
  env: Environment,
): number {
  const { rows } = env.table('account.tax')
  const isHeld = (id: number) => {
    const row = rows.get(id)
    return row !== undefined && isWithinPrice(row, env)
  }
  const { major } = env.dialect.series
  if (major < 16) {
    const gone = before.filter((id) => isHeld(id) && !after.includes(id))
    return gone.length === 0 ? price : taxed(gone, price, 1, roundingOf(companyCurrency(env), env), env).net
  }
  const isSame = before.length === after.length && before.every((id) => after.includes(id))
  if (before.length === 0 || isSame || !before.every(isHeld)) return price
  const unrounded = { ...UNROUNDED, major }
  const { net } = taxed(before, price, 1, unrounded, env)
  const { parts } = taxedBeside(after, net, unrounded, env)
  return parts.reduce((sum, { id, amount }) => (isHeld(id) ? sum + amount : sum), net)
}
