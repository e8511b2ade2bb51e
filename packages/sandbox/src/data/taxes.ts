import type { Series } from 'ooor/protocol'
import { type CurrencyRounding, keptAmount, roundedAmount, roundingOf } from '../orm/currency-rounding.ts'
import type { FieldDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { idsOf } from '../orm/ids.ts'
import { typeError, userError, validationError } from '../python/exceptions.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { accountantsOf16, EMPLOYEES_READ } from './access-rights.ts'
import { bySequence } from './by-sequence.ts'
import { domesticOf, POSITIONS } from './fiscal-position-of.ts'
import { readsCompany } from './gone-companies.ts'
import { taxTries } from './name-tries.ts'
import { type AppliedTax, type TaxedPrice, taxedSince18, taxedUntil17 } from './tax-amounts.ts'

/** What an order's line comes to, in the order's currency. */
export interface LineAmounts {
  readonly subtotal: number
  readonly tax: number
  readonly total: number
}

/** The line's field of taxes, which 19 renamed (wire schemas of 18.0 and 19.0). */
export const taxesFieldOf = ({ major }: Series) => (major < 19 ? 'tax_id' : 'tax_ids')

/** Taxes of sales; up to 8 a percentage is a fraction. */
export function taxesModel({ major }: Series): ModelDefinition {
  const kind = major < 9 ? 'type' : 'amount_type'
  return {
    name: 'account.tax',
    description: 'Tax',
    // Customers with a login do not (tried on 14.0 and 16.0 to 19.0).
    access: { ...EMPLOYEES_READ, public: 'r', ...accountantsOf16(major) },
    companyField: 'company_id',
    marksCopies: true,
    nameTries: taxTries,
    // By what is said of them as well (tried on 16.0 to 18.0).
    ...(major >= 16 && major < 19 && { searchedByName: ['name', 'description'] }),
    order: 'sequence, id',
    constrain: (row, env) => {
      if (major >= 17) namesOnce(row, env)
      if (major >= 9) checkMembers(row, env)
    },
    ...(major >= 9 && { onchanges: taxOnchanges }),
    ...(major >= 19 && { inspects: withBlock, prepare: withBlock, taken: withBlock }),
    // What it is booked on is looked up in its company's country (tried on 17.0 and 18.0).
    ...(major >= 17 &&
      major < 19 && {
        prepare: (values, env) => {
          readsCompany(values, env)
          return values
        },
      }),
    fields: {
      name: { type: 'char', string: 'Tax Name', required: true, translate: major >= 17 || major < 9 },
      active: { type: 'boolean', string: 'Active', default: true },
      sequence: { type: 'integer', string: 'Sequence', default: 1 },
      ...(major >= 13 && { description: description(major) }),
      [kind]: {
        type: 'selection',
        string: major < 9 ? 'Tax Type' : 'Tax Computation',
        required: true,
        selection: [...(major < 9 ? KINDS_UNTIL_8 : kinds(major))],
        default: 'percent',
      },
      amount: { type: 'float', string: 'Amount', digits: [16, 4], required: true },
      ...(major < 18 ? included : includedSince18),
      ...(major >= 9 && groupFields(major)),
      ...(major >= 19 && replacements),
      type_tax_use: {
        type: 'selection',
        string: major < 9 ? 'Tax Application' : 'Tax Type',
        required: true,
        selection: [
          ['sale', major < 9 ? 'Sale' : 'Sales'],
          ['purchase', major < 9 ? 'Purchase' : 'Purchases'],
          major < 9 ? ['all', 'All'] : ['none', 'None'],
        ],
        // Tried on 6.1, 7.0 and 8.0.
        default: major < 9 ? 'all' : 'sale',
      },
      company_id: {
        type: 'many2one',
        string: 'Company',
        relation: 'res.company',
        required: true,
        default: (env: Environment) => env.companyId,
      },
    },
    records: taxRecords(major, kind),
  }
}

/** What is printed of it (tried on 14.0; since 16 by the schemas of real servers). */
const description = (major: number): FieldDefinition => ({
  type: major < 18 ? 'char' : 'html',
  string: major < 17 ? 'Label on Invoices' : 'Description',
  translate: major >= 17,
})

/** Since 19 a description without a tag is put into a block, and what is no text is none (tried on 19.0). */
function withBlock(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { description: text } = isTrue(values) ? values : {}
  if (!isTrue(text)) return values
  if (typeof text !== 'string') throw typeError(`expected string or bytes-like object, got '${pythonType(text)}'`)
  return /<[^>]+>/.test(text) ? values : { ...values, description: `<div>${text}</div>` }
}

/** A company's taxes of a kind have names of their own since 17 (17 and 18 by source; tried on 19.0). */
function namesOnce(row: Stored, env: Environment): void {
  if (row.type_tax_use === 'none') return
  const same = env.table('account.tax').referring('company_id', row.company_id)
  const named = same.filter(
    (one) => one.id !== row.id && one.active && one.name === row.name && one.type_tax_use === row.type_tax_use,
  )
  if (named.length === 0) return
  const company = env.sudo().displayName('res.company', row.company_id as number)
  throw validationError(
    ['Tax names must be unique!', ...named.map(({ name }) => `- ${String(name)} in ${company}`)].join('\n'),
  )
}

/** What a group is made of, and what taxes do to those after them; who lets them was asked since 15 (schemas of real servers). */
const groupFields = (major: number): Readonly<Record<string, FieldDefinition>> => ({
  children_tax_ids: { type: 'many2many', string: 'Children Taxes', relation: 'account.tax' },
  include_base_amount: { type: 'boolean', string: 'Affect Base of Subsequent Taxes', default: false },
  ...(major >= 15 && {
    is_base_affected: { type: 'boolean', string: 'Base Affected by Previous Taxes', default: true },
  }),
})

/** For which fiscal positions a tax is, and which ones it is in place of there (schema of a real 19.0). */
const replacements: Readonly<Record<string, FieldDefinition>> = {
  fiscal_position_ids: { type: 'many2many', string: 'Fiscal Position', relation: POSITIONS },
  original_tax_ids: { type: 'many2many', string: 'Replaces', relation: 'account.tax' },
  replacing_tax_ids: {
    ...{ type: 'many2many', string: 'Replaced by', relation: 'account.tax', readonly: true },
    mirrors: 'original_tax_ids',
  },
  is_domestic: {
    ...{ type: 'boolean', string: 'Is Domestic', readonly: true, store: true },
    depends: ['company_id', 'company_id.domestic_fiscal_position_id', 'fiscal_position_ids'],
    compute: ({ company_id, fiscal_position_ids }, env) => {
      const positions = idsOf(fiscal_position_ids)
      return positions.length === 0 || positions.includes(domesticOf(company_id, env) as number)
    },
  },
}

/** A percentage names itself where nothing else does, up to 16 (tried on 14.0; 16 by source). */
const nameByAmount: NonNullable<ModelDefinition['onchanges']>[string] = ({ values }, { dialect }) => {
  const { amount_type: kind, amount, description: own } = values
  const isNamed = dialect.series.major >= 17 || isTrue(own) || !isTrue(amount)
  if (isNamed || (kind !== 'percent' && kind !== 'division')) return undefined
  return { value: { description: `${Number(Number(amount).toPrecision(4))}%` } }
}

const taxOnchanges: NonNullable<ModelDefinition['onchanges']> = {
  amount: nameByAmount,
  amount_type: ({ values }) => (values.amount_type === 'group' ? undefined : { value: { children_tax_ids: [[5]] } }),
  price_include: ({ values }) => (values.price_include ? { value: { include_base_amount: true } } : undefined),
}

const membersOf = (row: Readonly<Stored>, env: Environment): readonly Readonly<Stored>[] => {
  const { rows } = env.sudo().table('account.tax')
  return (Array.isArray(row.children_tax_ids) ? (row.children_tax_ids as number[]) : []).flatMap(
    (id) => rows.get(id) ?? [],
  )
}

/** A group's taxes are of its own kind or of none, and since 18 no groups (tried on 14.0 and 19.0; 18 as 19). */
function checkMembers(row: Readonly<Stored>, env: Environment): void {
  const { major } = env.dialect.series
  const members = membersOf(row, env)
  if (members.some((tax) => isWithin(row.id, tax, env))) {
    throw validationError(
      major < 18 ? `Recursion found for tax '${String(row.name)}'.` : `Recursion found for tax “${String(row.name)}”.`,
    )
  }
  if (members.some(({ type_tax_use }) => type_tax_use !== 'none' && type_tax_use !== row.type_tax_use)) {
    throw validationError(
      'The application scope of taxes in a group must be either the same as the group or left empty.',
    )
  }
  if (major >= 18 && members.some(({ amount_type }) => amount_type === 'group')) {
    throw validationError('Nested group of taxes are not allowed.')
  }
}

/** True for the tax itself too. */
function isWithin(id: number, tax: Readonly<Stored>, env: Environment, seen = new Set<number>()): boolean {
  if (tax.id === id) return true
  if (seen.has(tax.id)) return false
  seen.add(tax.id)
  return membersOf(tax, env).some((member) => isWithin(id, member, env, seen))
}

const kinds = (major: number): Selection => [
  ['group', 'Group of Taxes'],
  ['fixed', 'Fixed'],
  ['percent', major < 18 ? 'Percentage of Price' : 'Percentage'],
  ['division', major < 18 ? 'Percentage of Price Tax Included' : 'Percentage Tax Included'],
]

/** Code and balances come to nothing here (schemas of real servers). */
const KINDS_UNTIL_8: Selection = [
  ['percent', 'Percentage'],
  ['fixed', 'Fixed Amount'],
  ['none', 'None'],
  ['code', 'Python Code'],
  ['balance', 'Balance'],
]

/** Of sales and of purchases, and on 19 of those with other countries (tried on 14.0, 17.0 and 19.0). */
function taxRecords(major: number, kind: string) {
  const percent = { active: true, company_id: 1, [kind]: 'percent', sequence: 1, price_include: false }
  const name = major >= 9 && major < 16 ? 'Tax 15.00%' : '15%'
  const own = { ...percent, name, amount: major < 9 ? 0.15 : 15 }
  const [sale, purchase] = [{ type_tax_use: 'sale' }, { type_tax_use: 'purchase' }]
  if (major < 14) return [{ ...own, ...sale, id: 1, name: '15%' }]
  const abroad = { ...percent, amount: 0, fiscal_position_ids: [2] }
  return [
    { ...own, ...sale, id: 1, ...(major >= 19 && { fiscal_position_ids: [1] }) },
    { ...own, ...purchase, id: 2, ...(major >= 19 && { fiscal_position_ids: [1] }) },
    ...(major < 19
      ? []
      : [
          { ...abroad, ...sale, id: 3, name: '0% Exports', original_tax_ids: [1] },
          { ...abroad, ...purchase, id: 4, name: '0% Imports', original_tax_ids: [2] },
        ]),
  ]
}

const included: Readonly<Record<string, FieldDefinition>> = {
  price_include: { type: 'boolean', string: 'Included in Price', default: false },
}

/** The company decides where the tax does not (addons/account/models/account_tax.py of 18). */
const includedSince18: Readonly<Record<string, FieldDefinition>> = {
  price_include_override: {
    type: 'selection',
    string: 'Included in Price',
    selection: [
      ['tax_included', 'Tax Included'],
      ['tax_excluded', 'Tax Excluded'],
    ],
  },
  price_include: {
    type: 'boolean',
    string: 'Price Include',
    readonly: true,
    store: false,
    compute: ({ price_include_override }) => price_include_override === 'tax_included',
  },
}

/** A line's amounts after its discount: taxes that the price holds come out of it, the others on top. */
export function amountsOf(line: Readonly<Stored>, env: Environment): LineAmounts {
  return amountsWith(
    countedTaxes(line, env),
    reducedPrice(line),
    line.product_uom_qty as number,
    currencyOfLine(line, env),
    env,
  )
}

const countedTaxes = ({ kept_taxes: kept, ...line }: Readonly<Stored>, { dialect }: Environment) =>
  typeof kept === 'string' ? kept.split(',').filter(Boolean).map(Number) : line[taxesFieldOf(dialect.series)]

/** A line's price after its discount. */
export const reducedPrice = ({ price_unit, discount }: Readonly<Stored>): number =>
  Number(price_unit || 0) * (1 - Number(discount || 0) / 100)

const currencyOfLine = (line: Readonly<Stored>, env: Environment) =>
  env.sudo().raw(env.table('sale.order.line'), line, 'currency_id')

/** The same of a price in a currency, for taxes by their ids. */
export function amountsWith(
  ids: unknown,
  price: number,
  quantity: number,
  currency: unknown,
  env: Environment,
): LineAmounts {
  const rounding = roundingOf(currency, env)
  const kept = (amount: number) => keptAmount(amount, rounding)
  const { net, parts } = taxed(ids, price, quantity, rounding, env)
  const { major } = rounding
  const sum = parts.reduce((total, { amount }) => total + (major < 18 ? amount : kept(amount)), 0)
  const subtotal = kept(net)
  // Nobody rounds the sum up to 17 (tried on 14.0, 16.0 and 17.0).
  return { subtotal, tax: major < 18 ? sum : kept(sum), total: kept(subtotal + sum) }
}

/**
 * What lines come to together, on 18 with the taxes that they have by now. Since 19 each tax is rounded once for all of them, and so is what they cost: with the taxes
 * where the prices hold them all, else without (addons/account/models/account_tax.py; tried on 19.0).
 */
export function totalsOf(lines: readonly Readonly<Stored>[], currency: unknown, env: Environment): LineAmounts {
  const rounding = roundingOf(currency, env)
  const kept = (amount: number) => keptAmount(amount, rounding)
  if (env.dialect.series.major < 19) {
    const isAnew = env.dialect.series.major === 18
    const all = lines.map((line) => amountsOf(isAnew ? { ...line, kept_taxes: false } : line, env))
    const sum = (part: keyof LineAmounts) => kept(all.reduce((total, one) => total + one[part], 0))
    return { subtotal: sum('subtotal'), tax: sum('tax'), total: sum('total') }
  }
  const byTax = new Map<number, number>()
  let [net, raw, isOnTop] = [0, 0, false]
  for (const line of lines) {
    const taxes = line[taxesFieldOf(env.dialect.series)]
    const { net: own, parts } = taxed(taxes, reducedPrice(line), Number(line.product_uom_qty), rounding, env)
    net += own
    for (const { id, amount, isIncluded } of parts) {
      byTax.set(id, (byTax.get(id) ?? 0) + amount)
      raw += amount
      if (!isIncluded) isOnTop = true
    }
  }
  const tax = kept([...byTax.values()].reduce((sum, amount) => sum + kept(amount), 0))
  const subtotal = isOnTop ? kept(net) : kept(kept(net + raw) - tax)
  return { subtotal, tax, total: kept(subtotal + tax) }
}

/** What a quantity costs at its price, and how much of it, or beside it, each tax is. */
export function taxed(
  ids: unknown,
  price: number,
  quantity: number,
  rounding: CurrencyRounding,
  env: Environment,
): TaxedPrice {
  return counted(appliedTaxes(ids, env), price, quantity, rounding)
}

/** Taxes of a price that holds none of them, not even those within prices. */
export function taxedBeside(ids: unknown, price: number, rounding: CurrencyRounding, env: Environment): TaxedPrice {
  return counted(
    appliedTaxes(ids, env).map((tax) => ({ ...tax, isIncluded: false })),
    price,
    1,
    rounding,
  )
}

const counted = (
  taxes: readonly AppliedTax[],
  price: number,
  quantity: number,
  rounding: CurrencyRounding,
): TaxedPrice => {
  if (rounding.major < 18) return taxedUntil17(taxes, price, quantity, rounding)
  const rounded = rounding.major < 19 ? (amount: number) => roundedAmount(amount, rounding) : undefined
  return taxedSince18(taxes, price, quantity, rounded)
}

/** Whether a price holds a tax. */
export function isWithinPrice(tax: Readonly<Stored>, env: Environment): boolean {
  return env.sudo().raw(env.table('account.tax'), tax, 'price_include') === true
}

/** Up to 14 taxes are not both within a price and below those that count on them (tried on 14.0). */
export function checkMixedTaxes(ids: unknown, env: Environment): void {
  if (env.dialect.series.major >= 15) return
  const taxes = appliedTaxes(ids, env)
  if (taxes.some((tax) => tax.isIncluded) && taxes.some((tax) => tax.affectsNext && !tax.isIncluded)) {
    throw userError(
      'Unable to mix any taxes being price included with taxes affecting the base amount but not included in price.',
    )
  }
}

/** Taxes in the order that they are counted in, those of a group where the group stands; up to 18 without archived ones. */
function appliedTaxes(ids: unknown, env: Environment): readonly AppliedTax[] {
  const table = env.sudo().table('account.tax')
  const { major } = env.dialect.series
  const isOld = major < 9
  const rows = (Array.isArray(ids) ? (ids as number[]) : []).flatMap((id) => table.rows.get(id) ?? [])
  const flat = flatTaxes(rows, env)
  return (major < 18 ? flat : [...new Set(flat)]).map((tax) => {
    const kind = tax[isOld ? 'type' : 'amount_type']
    const amount = Number(tax.amount) * (isOld && kind !== 'fixed' ? 100 : 1)
    return {
      id: tax.id,
      kind,
      amount,
      isIncluded: isWithinPrice(tax, env),
      affectsNext: tax.include_base_amount === true,
      isAffected: tax.is_base_affected !== false,
    }
  })
}

export function flatTaxes(taxes: readonly Readonly<Stored>[], env: Environment): readonly Readonly<Stored>[] {
  return taxes
    .filter(({ active }) => active || env.dialect.series.major >= 19)
    .toSorted(bySequence)
    .flatMap((tax) => (tax.amount_type === 'group' ? flatTaxes(membersOf(tax, env), env) : [tax]))
}

/** The demo data's taxes, which its company gives new products. */
const SALES_TAX = 1
export const PURCHASE_TAX = 2

/** The company's tax on sales, or another, which new products get (tried on 14.0 and 19.0; `account`'s since 12). */
export function defaultTaxes(env: Environment, id = SALES_TAX): number[] {
  if (env.dialect.series.major < 12) return []
  const tax = env.table('account.tax').rows.get(id)
  return tax?.active === true && tax.company_id === env.companyId ? [tax.id] : []
}

/** Of a product's taxes those that its sale brings along: what is archived or not for sales stays behind. */
export function salesTaxes(ids: readonly number[], env: Environment): number[] {
  const taxes = env.sudo().table('account.tax').rows
  const rows = ids.flatMap((id) => taxes.get(id) ?? [])
  return rows
    .filter(({ active, type_tax_use }) => active === true && (type_tax_use ?? 'sale') === 'sale')
    .toSorted(bySequence)
    .map(({ id }) => id)
}

/** Of taxes those of one company; since 18 those of the next company above that has any (tried on 19.0, 14 and 18 by source). */
export function taxesOfCompany(ids: readonly number[], company: unknown, env: Environment): number[] {
  const [taxes, companies] = [env.table('account.tax').rows, env.table('res.company').rows]
  const own = ids.filter((id) => taxes.get(id)?.company_id === company)
  const above = env.dialect.series.major < 18 ? undefined : companies.get(company as number)?.parent_id
  return own.length === 0 && above ? taxesOfCompany(ids, above, env) : own
}
