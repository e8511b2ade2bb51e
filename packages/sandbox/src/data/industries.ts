import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'

/** The sections of economic activities, by the letters that they are known by (rows, rights and names of 19.0). */
const SECTIONS: readonly (readonly [name: string, fullName: string])[] = [
  ['Agriculture', 'A - AGRICULTURE, FORESTRY AND FISHING'],
  ['Mining', 'B - MINING AND QUARRYING'],
  ['Manufacturing', 'C - MANUFACTURING'],
  ['Energy supply', 'D - ELECTRICITY, GAS, STEAM AND AIR CONDITIONING SUPPLY'],
  ['Water supply', 'E - WATER SUPPLY; SEWERAGE, WASTE MANAGEMENT AND REMEDIATION ACTIVITIES'],
  ['Construction', 'F - CONSTRUCTION'],
  ['Wholesale/Retail', 'G - WHOLESALE AND RETAIL TRADE; REPAIR OF MOTOR VEHICLES AND MOTORCYCLES'],
  ['Transportation/Logistics', 'H - TRANSPORTATION AND STORAGE'],
  ['Food/Hospitality', 'I - ACCOMMODATION AND FOOD SERVICE ACTIVITIES'],
  ['IT/Communication', 'J - INFORMATION AND COMMUNICATION'],
  ['Finance/Insurance', 'K - FINANCIAL AND INSURANCE ACTIVITIES'],
  ['Real Estate', 'L - REAL ESTATE ACTIVITIES'],
  ['Scientific', 'M - PROFESSIONAL, SCIENTIFIC AND TECHNICAL ACTIVITIES'],
  ['Administrative/Utilities', 'N - ADMINISTRATIVE AND SUPPORT SERVICE ACTIVITIES'],
  ['Public Administration', 'O - PUBLIC ADMINISTRATION AND DEFENCE; COMPULSORY SOCIAL SECURITY'],
  ['Education', 'P - EDUCATION'],
  ['Health/Social', 'Q - HUMAN HEALTH AND SOCIAL WORK ACTIVITIES'],
  ['Entertainment', 'R - ARTS, ENTERTAINMENT AND RECREATION'],
  ['Other Services', 'S - OTHER SERVICE ACTIVITIES'],
  [
    'Households',
    'T - ACTIVITIES OF HOUSEHOLDS AS EMPLOYERS; UNDIFFERENTIATED GOODS- AND SERVICES-PRODUCING ACTIVITIES OF HOUSEHOLDS FOR OWN USE',
  ],
  ['Extraterritorial', 'U - ACTIVITIES OF EXTRATERRITORIAL ORGANISATIONS AND BODIES'],
]

/** The letters, as external ids end in them. */
export const INDUSTRY_LETTERS: readonly string[] = SECTIONS.map(([, fullName]) => fullName.charAt(0))

/** What 14 calls otherwise (rows of 14.0). */
const OLD_NAMES: Readonly<Record<string, string>> = {
  'Transportation/Logistics': 'Transportation',
  'Food/Hospitality': 'Food',
  'Administrative/Utilities': 'Administrative',
}

/** On 14 no dash follows the letter, nor a blank what parts them. */
const oldFullName = (name: string) =>
  name
    .replace(' - ', ' ')
    .replace('ELECTRICITY, GAS', 'ELECTRICITY,GAS')
    .replaceAll('; ', ';')
    .replace('EXTRATERRITORIAL', 'EXTRA TERRITORIAL')

/** What contacts live on. */
export const industries = (major: number): ModelDefinition => ({
  name: 'res.partner.industry',
  description: 'Industry',
  access: { system: 'rwcd', user: 'r' },
  order: 'name, id',
  fields: {
    name: { type: 'char', string: 'Name', translate: true },
    full_name: { type: 'char', string: 'Full Name', translate: true },
    active: { type: 'boolean', string: 'Active', default: true },
  },
  records: SECTIONS.map(
    ([name, full_name], index): Stored => ({
      id: index + 1,
      name: major < 19 ? (OLD_NAMES[name] ?? name) : name,
      full_name: major < 19 ? oldFullName(full_name) : full_name,
      active: true,
    }),
  ),
})

export const INDUSTRY_OF_CONTACTS: Readonly<Record<string, FieldDefinition>> = {
  industry_id: { type: 'many2one', string: 'Industry', relation: 'res.partner.industry' },
}
