/** Digits behind the point that count: more than any amount, rate or measure of Odoo has. */
const PLACES = 16

/** Sums and averages of what PostgreSQL keeps digit by digit; of finite numbers. */
export const EXACT: Readonly<Record<string, ((values: readonly number[]) => number) | undefined>> = {
  sum: (values) => Number(`${summed(values)}e-${PLACES}`),
  avg: (values) => Number(`${(summed(values) * 10n ** 16n) / BigInt(values.length)}e-${PLACES + 16}`),
}

const summed = (values: readonly number[]) => values.reduce((total, value) => total + unitsOf(value), 0n)

/** How many of the last place a number is, by the digits that tell it: those are what is sent to the database. */
function unitsOf(value: number): bigint {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', parts = ''] = mantissa.split('.')
  const shift = PLACES + Number(exponent) - parts.length
  const digits = BigInt(whole + parts)
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift)
}
