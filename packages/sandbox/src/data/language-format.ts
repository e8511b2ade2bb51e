import { askedRecord } from '../orm/asked-records.ts'
import { roundedAmount, roundingOf } from '../orm/currency-rounding.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { userError, valueError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { firstOf, fixedText, percentFormatted } from '../python/percent-format.ts'
import { halvesToEven } from '../python/rounded.ts'
import { activeLanguages } from './language-selection.ts'

type Row = Readonly<Stored>

const LANGUAGES = 'res.lang'

/** A number as a language writes it: `'%.2f'` of 1234.5 is `1,234.50` (`format`, tried on 14.0 and 16.0 to 19.0). */
export const formatOfLanguage = (major: number): MethodDefinition => ({
  params: ['percent', 'value', 'grouping', ...(major < 18 ? ['monetary'] : [])],
  required: 2,
  isReadOnly: true,
  run: (env, ids, { percent, value, grouping }) => {
    const language = singleton(LANGUAGES, ids)
    if (firstOf(percent) !== '%') throw valueError('format() must be given exactly one %char format specifier')
    const format = percent as string
    const text = percentFormatted(format, value, major)
    if (!isTrue(grouping)) return text
    const row = askedRecord(env, LANGUAGES, [language])
    if (major >= 18 && !row.active) throw userError(`The language ${String(row.name)} is not installed.`)
    const kind = format.at(-1) as string
    return 'eEfFgG'.includes(kind) ? inMarksOf(row, text) : 'diu'.includes(kind) ? groupedBy(row, text) : text
  },
})

/** An amount with its currency, rounded as that one is (`format_amount` of odoo/tools/misc.py, tried on 16.0 to 19.0). */
export function amountText(amount: number, currency: unknown, env: Environment): string {
  const rounding = roundingOf(currency, env)
  const digits = localDigits(roundedAmount(amount, rounding), rounding.decimals, env)
  return withSymbol(digits.replaceAll(' ', '\u00A0').replaceAll('-', '-\uFEFF'), currency, env)
}

/** A price, to the decimals of prices, or an amount to those of its currency (`formatLang` of the same). */
export const priceText = (price: number, currency: unknown, env: Environment, decimals = 2): string =>
  withSymbol(localDigits(halvesToEven(price, decimals), decimals, env), currency, env, spaceOf(env))

/** On 14 a plain one (tried on 14.0 and 16.0 to 19.0). */
const spaceOf = ({ dialect }: Environment) => (dialect.series.major < 15 ? ' ' : '\u00A0')

/** Digits between the marks of the caller's language. */
export const localDigits = (value: number, decimals: number, env: Environment): string =>
  inMarksOf(languageOf(env), fixedText(value, decimals))

/** Digits with the sign of a currency before or after them. */
export function withSymbol(digits: string, currency: unknown, env: Environment, space = '\u00A0'): string {
  const row = env
    .sudo()
    .table('res.currency')
    .rows.get(currency as number)
  const symbol = String(row?.symbol ?? '')
  return row?.position === 'after' ? `${digits}${space}${symbol}` : `${symbol}${space}${digits}`
}

/** The caller's, or the company's, or English (`get_lang`). */
function languageOf(env: Environment): Row {
  const sudo = env.sudo()
  const rows = activeLanguages(sudo)
  const company = sudo.table('res.company').rows.get(env.companyId)
  const partner = sudo.table('res.partner').rows.get(company?.partner_id as number)
  const find = (code: unknown) => rows.find((row) => row.code === code)
  return (find(env.context.lang) ?? find(partner?.lang) ?? rows[0]) as Row
}

function inMarksOf(language: Row, text: string): string {
  const [whole = '', ...parts] = text.split('.')
  return [groupedBy(language, whole), ...parts].join(String(language.decimal_point))
}

/** `[3,0]` is three digits again and again, `[3,2,-1]` two of them once, and nothing beyond. */
function groupedBy({ grouping, thousands_sep }: Row, text: string): string {
  const counts = [...String(grouping).matchAll(/-?\d+/g)].map(Number)
  const [, left = '', digits = '', right = ''] = /^(\D*)([^ ]*)(.*)$/s.exec(text) ?? []
  const groups: string[] = []
  let rest = digits
  let size = digits.length
  const cut = (count: number) => {
    groups.unshift(rest.slice(-count))
    rest = rest.slice(0, -count)
  }
  for (const count of counts) {
    if (count === -1) break
    while (count === 0 && rest !== '') cut(size)
    if (rest === '') break
    size = count
    cut(count)
  }
  if (rest !== '') groups.unshift(rest)
  return left + groups.join(thousands_sep ? String(thousands_sep) : '') + right
}
