import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import { typeError, valueError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { pythonRepr, pythonStr } from '../python/repr.ts'
import { toDecimals } from '../python/rounded.ts'

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** With how many digits come after them. */
const SCALES: Readonly<Record<string, bigint>> = {
  ...{ septillion: 24n, sextillion: 21n, quintillion: 18n, quadrillion: 15n, trillion: 12n },
  ...{ billion: 9n, million: 6n, thousand: 3n, hundred: 2n },
}

/** A whole number in English. */
function inWords(number: bigint): string {
  if (number < 0n) return `minus ${inWords(-number)}`
  if (number < 20n) return SMALL[Number(number)] as string
  if (number < 100n) {
    const tens = TENS[Number(number / 10n)] as string
    return number % 10n === 0n ? tens : `${tens}-${inWords(number % 10n)}`
  }
  const [scale, power] = Object.entries(SCALES).find(([, digits]) => number >= 10n ** digits) as readonly [
    string,
    bigint,
  ]
  const [count, rest] = [number / 10n ** power, number % 10n ** power]
  const words = `${inWords(count)} ${scale}`
  if (rest === 0n) return words
  return `${words}${rest < 100n ? ' and' : ','} ${inWords(rest)}`
}

const titled = (words: string) => words.replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1))

/** An amount as checks have it (`amount_to_text`; tried on 14.0 and 19.0, of those between by source). Languages that are not English are not here. */
export const amountToText: MethodDefinition = {
  params: ['amount'],
  required: 1,
  run: (env, ids, { amount }) => {
    const currency = askedRecord(env, 'res.currency', ids)
    const digits = Number(env.raw(env.table('res.currency'), currency, 'decimal_places') ?? 2)
    if (typeof amount !== 'number' && typeof amount !== 'boolean') throw noNumber(amount, env.dialect.series.major)
    if (!Number.isFinite(Number(amount)))
      throw valueError(`invalid literal for int() with base 10: '${pythonRepr(amount)}'`)
    const [whole = '0', parts = '0'] = fixed(Number(amount), digits).split('.')
    // What has no name is called by Python's word for nothing.
    const label = (name: string) => pythonStr(env.raw(env.table('res.currency'), currency, name) || false)
    const words = `${titled(inWords(BigInt(whole)))} ${label('currency_unit_label')}`
    if (toDecimals(Number(amount) - Number(whole), digits, env.dialect.series.major) === 0) return words
    return `${words} and ${titled(inWords(BigInt(parts)))} ${label('currency_subunit_label')}`
  },
}

/** Since 19 it is formatted, which text has another word for (tried on 14.0 and 19.0). */
function noNumber(amount: unknown, major: number): Error {
  if (major < 19) return typeError(`must be real number, not ${pythonType(amount)}`)
  if (typeof amount === 'string') return valueError("Unknown format code 'f' for object of type 'str'")
  return typeError(`unsupported format string passed to ${pythonType(amount)}.__format__`)
}

/** All digits of it, which JavaScript shortens from 1e21 on; a half is rounded to what is even, as Python formats it. */
function fixed(amount: number, digits: number): string {
  if (Math.abs(amount) >= 1e21) return BigInt(amount).toString()
  const [whole = '', parts = ''] = amount.toFixed(MOST_DECIMALS).split('.')
  const kept = digits === 0 ? whole : `${whole}.${parts.slice(0, digits)}`
  return /^50*$/.test(parts.slice(digits)) && /[02468]$/.test(kept) ? kept : amount.toFixed(digits)
}

const MOST_DECIMALS = 100
