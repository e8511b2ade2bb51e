import type { Stored } from '../orm/definition.ts'
import { DOT } from './companies.ts'
import { MADE_BY_NOBODY } from './made-by-nobody.ts'

const US = 233

/** Companies of the demo data by id, and their people. */
const COMPANIES: readonly (readonly [id: number, name: string, values: Readonly<Record<string, unknown>>])[] = [
  [9, 'Wood Corner', { city: 'Turlock', zip: '95380', street: '1839 Arbor Way', state_id: 13, category_id: [7] }],
  [10, 'Deco Addict', { city: 'Pleasant Hill', zip: '94523', street: '77 Santa Barbara Rd', category_id: [1] }],
  [11, 'Gemini Furniture', { city: 'Fairfield', zip: '94535', street: '317 Fairchild Dr', category_id: [5, 7] }],
  [12, 'The Jackson Group', { city: 'Houston', zip: '77041', street: '6930 Olmstead Way' }],
  [13, 'Lumber Inc', { city: 'Stockton', zip: '95202', street: '1337 N San Joaquin St', state_id: 13 }],
  [14, 'Azure Interior', { city: 'Fremont', zip: '94538', street: '4557 De Silva St', category_id: [1, 2] }],
  [15, 'Ready Mat', { city: 'Lyon', zip: '69001', street: '1 place Bellecour', country_id: 75, category_id: [4, 6] }],
]

const PEOPLE: readonly (readonly [id: number, name: string, parent: number])[] = [
  [16, 'Willie Burke', 9],
  [17, 'Ron Gibson', 9],
  [18, 'Douglas Fletcher', 10],
  [19, 'Floyd Steward', 10],
  [20, 'Edwin Hansen', 11],
  [21, 'Jesse Brown', 11],
  [22, 'Billy Fox', 15],
  [23, 'Kim Snyder', 15],
  [24, 'Edith Sanchez', 15],
  [25, 'Lorraine Douglas', 13],
  [26, 'Brandon Freeman', 14],
  [27, 'Nicole Ford', 14],
  [29, 'Toni Rhodes', 12],
  [30, 'Gordon Owens', 12],
]

export function partnerRows(company: string, major: number): Stored[] {
  // People with a login belong to no company but by its name; since 19 employees are their own salespeople (tried on 14.0 and 19.0).
  const own = (user_id?: number) => ({
    ...(major < 14 ? { parent_id: 1 } : { company_name: company }),
    ...(major >= 19 && user_id !== undefined && { user_id }),
  })
  return [
    partner(1, company, {
      ...(major >= 14 && MADE_BY_NOBODY),
      ...{ is_company: true, country_id: US, state_id: 13, city: 'San Francisco', zip: '94134' },
      // The company's logo is its picture.
      ...{
        image_1920: DOT,
        image: DOT,
        street: '250 Executive Park Blvd, Suite 3400',
        email: 'info@yourcompany.com',
        phone: '+1 555-555-5556',
      },
    }),
    partner(2, 'OdooBot', { active: false, email: 'odoobot@example.com' }),
    partner(3, major < 12 ? 'Administrator' : 'Mitchell Admin', {
      ...own(2),
      image: DOT,
      email: 'admin@yourcompany.example.com',
      tz: 'Europe/Brussels',
    }),
    partner(4, 'Public user', { active: false }),
    partner(7, 'Marc Demo', { ...own(6), image: DOT, email: 'mark.brown23@example.com', tz: 'Europe/Brussels' }),
    partner(8, 'Joel Willis', { ...own(), email: 'joel.willis63@example.com' }),
    ...COMPANIES.map(([id, name, values]) => {
      const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`
      return partner(id, name, { is_company: true, country_id: US, email, ...values })
    }),
    ...PEOPLE.map(([id, name, parent_id]) => {
      const country_id = parent_id === 15 ? 75 : US
      return partner(id, name, { parent_id, country_id, email: `${name.toLowerCase().replace(' ', '.')}@example.com` })
    }),
    partner(28, 'Mia Factor', { parent_id: 1, email: 'mia.factor@example.com' }),
  ].toSorted((a, b) => a.id - b.id)
}

function partner(id: number, name: string, values: Readonly<Record<string, unknown>>): Stored {
  const day = '2026-01-05 08:00:00'
  return { id, name, active: true, type: 'contact', lang: 'en_US', create_date: day, write_date: day, ...values }
}
