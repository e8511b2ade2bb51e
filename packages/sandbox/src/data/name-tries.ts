import type { ModelDefinition, NameTry } from '../orm/definition.ts'
import { positive } from '../orm/domain/operators.ts'

type Tries = NonNullable<ModelDefinition['nameTries']>

const POSITIVE: ReadonlySet<string> = new Set(['=', 'ilike', '=ilike', 'like', '=like'])

const isNegative = (operator: string) => positive(operator).isNegated

/** Tries of one domain each. */
const each = (...domains: readonly (readonly unknown[])[]): NameTry[] => domains.map((one) => ({ domains: [one] }))

/** Nothing is looked for, in another way than the one that passes over it. */
const isNoName = (name: string, operator: string) => name === '' && operator !== 'ilike'

/** The code of `[FURN_7777] Office Chair`. */
const codeIn = (name: string) => /\[(.*?)\]/.exec(name)?.[1]

/**
 * The code as it is, then the barcode; then what is like them, codes before names; then a code in brackets
 * (addons/product/models/product_product.py; tried on 14.0, 16.0, 17.0 and 19.0).
 */
export const variantTries: Tries = (name, operator, { dialect }) => {
  if (name === '' || isNegative(operator) || dialect.series.major < 13) return undefined
  const alike = [['default_code', 'name'].map((field) => [[field, operator, name]])].map((domains) => ({ domains }))
  if (!POSITIVE.has(operator)) return alike
  const code = codeIn(name)
  return [
    ...each([['default_code', '=', name]], [['barcode', '=', name]]),
    ...alike,
    ...(code === undefined ? [] : each([['default_code', '=', code]])),
  ]
}

/** Up to 17 by the code in brackets as well, as variants are (tried on 14.0, 16.0, 17.0 and 19.0; 18 by source). */
export const templateTries: Tries = (name, operator, { dialect: { series } }) => {
  if (isNoName(name, operator) && series.major >= 13 && series.major < 17) return each([['name', operator, name]])
  const code = codeIn(name)
  if (code === undefined || series.major < 13 || series.major > 17 || !POSITIVE.has(operator)) return undefined
  const fields = ['name', 'default_code', 'product_variant_ids.barcode']
  const leaves = [...fields.map((field) => [field, operator, name]), ['product_variant_ids.default_code', '=', code]]
  return each(['|', '|', '|', ...leaves])
}

/** A bank's code is looked for from its beginning, whatever the operator up to 17 (tried on 14.0; 17 and 18 by source). */
export const bankTries: Tries = (name, operator, { dialect: { series } }) => {
  if (name === '' || series.major < 13 || isNegative(operator) || (series.major >= 18 && operator !== 'ilike')) {
    return undefined
  }
  return each(['|', ['bic', '=ilike', `${name}%`], ['name', operator, name]])
}

/** Two letters are a code; up to 17 whatever the operator (tried on 14.0, 17.0 and 19.0; 16 and 18 by source). */
export const countryTries: Tries = (name, operator, { dialect: { series } }) => {
  if (name.length !== 2 || series.major < 13) return undefined
  if (series.major < 18) {
    return [{ domains: [[['code', 'ilike', name]], [['name', operator, name]]], limitsEach: 'without' }]
  }
  return isNegative(operator) ? undefined : [{ domains: [[['code', operator, name]], [['name', operator, name]]] }]
}

/** The code first, in a form's country; since 18 names are also found as they are shown (as countries). */
export const stateTries: Tries = (name, operator, { dialect: { series }, context }) => {
  if (series.major < 13) return undefined
  const country = context.country_id ? [['country_id', '=', context.country_id]] : []
  if (series.major < 18) {
    if (operator === 'ilike' && name.trim() === '') return each(country)
    return [
      {
        domains: [['code', '=ilike'] as const, ['name', operator] as const].map(([field, by]) => [
          ...country,
          [field, by, name],
        ]),
        limitsEach: 'with',
      },
    ]
  }
  if (name === '') return undefined
  const own = [['name', operator, name]]
  if (isNegative(operator)) return each([...country, ...own])
  return [{ domains: [[['code', '=like', name]], [...country, ...shownAs(name, operator, own)]] }]
}

/** `California (US)` */
function shownAs(name: string, operator: string, own: readonly unknown[]): readonly unknown[] {
  const [, state = '', country = ''] = /^(.+)\((.+)\)$/.exec(name) ?? []
  if (state === '' || (operator !== 'ilike' && operator !== '=')) return own
  const ofCountry = ['|', ['country_id.name', 'ilike', country.trim()], ['country_id.code', '=', country.trim()]]
  return ['|', ...own, '&', ['name', operator, state.trim()], ...ofCountry]
}

/** A login stands for its user alone (tried on 14.0, 17.0 and 19.0). */
export const userTries: Tries = (name, operator, { dialect }) =>
  name === '' || isNegative(operator) || dialect.series.major < 13
    ? undefined
    : each([['login', '=', name]], [['name', operator, name]])

/** Up to 15 who is not called so, or is called nothing, is asked for by the name alone (tried on 14.0 and 17.0; 15 by source). */
export const partnerTries: Tries = (name, operator, { dialect: { series } }) =>
  (isNoName(name, operator) || isNegative(operator)) && series.major >= 13 && series.major < 16
    ? each([['name', operator, name]])
    : undefined

/**
 * A rate is called after its day: what is no day is a rate on 14, and since 19 no day at all (tried on 14.0 and 19.0; 16 is
 * taken for 14).
 */
export const rateTries: Tries = (name, operator, { dialect: { series } }) => {
  if ((operator !== '=' && operator !== '!=') || /^\d{4}-\d\d-\d\d$/.test(name)) return undefined
  if (series.major >= 19) return operator === '=' ? [] : each([['name', '!=', false]])
  if (series.major < 13 || series.major > 16) return undefined
  const rate = name.trim() === '' ? Number.NaN : Number(name)
  return Number.isNaN(rate) ? [] : each([['rate', operator, rate]])
}
