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
  if (series.major >= 19)
    return name === '' && operator.endsWith('like') ? undefined : each([['display_name', operator, name]])
  const code = codeIn(name)
  if (code === undefined || series.major < 13 || series.major > 17 || !POSITIVE.has(operator)) return undefined
  const fields = ['name', 'default_code', 'product_variant_ids.barcode']
  const leaves = [...fields.map((field) => [field, operator, name]), ['product_variant_ids.default_code', '=', code]]
  return each(['|', '|', '|', ...leaves])
}

/**
 * A bank's code is looked for from its beginning, whatever the operator up to 17 (tried on 14.0; 17 and 18 by source). Up
 * to 16 those that are not called so are asked for with an operator too many, which lacks an operand where nothing else is
 * asked for (tried on 14.0; 13, 15 and 16 are taken for it).
 */
export const bankTries: Tries = (name, operator, { dialect: { series } }) => {
  if (name === '' || series.major < 13 || (series.major >= 18 && operator !== 'ilike')) return undefined
  const isDenied = isNegative(operator)
  if (isDenied && series.major >= 17) return undefined
  return each([...(isDenied ? ['&'] : []), '|', ['bic', '=ilike', `${name}%`], ['name', operator, name]])
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

/**
 * Up to 15 who is called so comes before who has such an address, and of tax numbers letters and digits are looked for as
 * they are; who is not called so, or is called nothing, is asked for by the name alone (tried on 14.0 and 17.0; 15 by source).
 */
export const partnerTries: Tries = (name, operator, { dialect: { series } }) => {
  if (series.major < 13 || series.major > 15) return undefined
  if (isNoName(name, operator) || isNegative(operator)) return each([['name', operator, name]])
  if (name === '' || !POSITIVE.has(operator)) return undefined
  const number = name.replaceAll(/[^\w.-]+|_/g, '')
  const byNumber = number === '' ? [] : [['vat', operator.replace(/^(i?like)$/, '=$1'), number]]
  const others = ['email', 'ref'].map((field) => [field, operator, name])
  const joints = byNumber.length === 0 ? ['|'] : ['|', '|']
  return [{ domains: [[['display_name', operator, name]], [...joints, ...others, ...byNumber]] }]
}

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

/**
 * By the letters and figures of a tax in their order, whatever stands between them; what is in quotes stands together
 * (addons/account/models/account_tax.py; tried on 16.0 and 17.0).
 */
export const taxTries: Tries = (name, operator, { dialect: { series } }) => {
  if ((operator !== 'ilike' && operator !== 'like') || (series.major !== 16 && series.major !== 17)) return undefined
  const parts = name
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"')
        ? `%${part.replaceAll('%', '_').replaceAll('"', '')}%`
        : [...part.replaceAll(/[^\p{L}\p{N}_]+/gu, '')].join('%'),
    )
  return each(['|', ...['name', 'description'].map((field) => [field, operator, parts.join('')])])
}

type ShownNames = NonNullable<ModelDefinition['shownNames']>

/** A variant's name, its code, or its whole barcode; of a name with a code in brackets that code (tried on 19.0). */
export const variantNames: ShownNames = (operator, value) => {
  const own = ['name', 'default_code'].map((name) => [name, operator, value] as const)
  const { isNegated } = positive(operator)
  if (isNegated) return own
  if (operator.endsWith('like')) return [...own, ['barcode', '=', value] as const]
  const codes = [value].flat().flatMap((one) => codeIn(String(one)) ?? [])
  return [...own, ['barcode', operator, value] as const, ...codes.map((code) => ['default_code', '=', code] as const)]
}

/** A template's name, or one of a variant's, unless it is asked for templates by their ids (tried on 19.0). */
export const templateNames: ShownNames = (operator, value, { context }) => {
  const own = ['name', operator, value] as const
  // Nothing is something to compare with, but not to be like.
  const isOfVariants = context.search_product_product ?? (Boolean(value) || !operator.endsWith('like'))
  return isOfVariants ? [own, ['product_variant_ids.display_name', operator, value]] : [own]
}
