import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { EMPLOYEES_WRITE } from './access-rights.ts'
import { filters } from './filters.ts'
import { industries } from './industries.ts'
import { RULE_ROWS_OF_14 } from './pricelist-rows.ts'
import { pricelistRules } from './pricelist-rules.ts'
import { unitCategories } from './unit-categories.ts'

/** Small models beside contacts and products, as 14 has them (schemas, rows and rights of 14.0). */
export const modelsOf14 = (): ModelDefinition[] => [
  titles,
  countryGroups,
  unitCategories(14),
  { ...pricelistRules, records: RULE_ROWS_OF_14 },
  industries(14),
  filters,
]

const numbered = (rows: readonly Omit<Stored, 'id'>[]) => rows.map((row, index): Stored => ({ ...row, id: index + 1 }))

const titles: ModelDefinition = {
  name: 'res.partner.title',
  description: 'Partner Title',
  access: EMPLOYEES_WRITE,
  order: 'name',
  fields: {
    name: { type: 'char', string: 'Title', required: true, translate: true },
    shortcut: { type: 'char', string: 'Abbreviation', translate: true },
  },
  records: numbered([
    { name: 'Madam', shortcut: 'Mrs.' },
    { name: 'Miss', shortcut: 'Miss' },
    { name: 'Mister', shortcut: 'Mr.' },
    { name: 'Doctor', shortcut: 'Dr.' },
    { name: 'Professor', shortcut: 'Prof.' },
  ]),
}

const EUROPE = [
  ...[12, 20, 22, 97, 55, 56, 59, 64, 70, 75, 57, 88, 99, 101, 109, 134, 132, 133, 152, 165, 178, 183, 188, 201, 199],
  ...[68, 196],
]
const SOUTH_AMERICA = [10, 29, 31, 46, 49, 63, 72, 79, 93, 185, 173, 89, 206, 234, 238]
const SEPA = [
  ...[1, 12, 20, 22, 97, 55, 56, 59, 64, 70, 75, 79, 57, 81, 88, 86, 82, 236, 99, 108, 101, 103, 109, 110, 134, 128],
  ...[132, 133, 152, 149, 246, 137, 165, 166, 178, 183, 188, 187, 26, 140, 179, 203, 201, 199, 68, 196, 43, 231, 15],
]

const countryGroups: ModelDefinition = {
  name: 'res.country.group',
  description: 'Country Group',
  access: EMPLOYEES_WRITE,
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    country_ids: { type: 'many2many', string: 'Countries', relation: 'res.country' },
    pricelist_ids: {
      ...{ type: 'many2many', string: 'Pricelists', relation: 'product.pricelist' },
      ...{ mirrors: 'country_group_ids', copy: true },
    },
  },
  records: numbered([
    { name: 'Europe', country_ids: EUROPE },
    { name: 'South America', country_ids: SOUTH_AMERICA },
    { name: 'SEPA Countries', country_ids: SEPA },
    { name: 'BeNeLux', country_ids: [20, 133, 165] },
  ]),
}
