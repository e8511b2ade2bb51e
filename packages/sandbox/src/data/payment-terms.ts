import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { accountantsOf16 } from './access-rights.ts'

/** Name, end of the external id, and what invoices say where that is not the name. */
type Term = readonly [name: string, externalId: string, said?: string]

const UNTIL_45_DAYS: readonly Term[] = [
  ['Immediate Payment', 'immediate'],
  ['15 Days', '15days'],
  ['21 Days', '21days'],
  ['30 Days', '30days'],
  ['45 Days', '45days'],
]
const NEXT_MONTH: Term = ['End of Following Month', 'end_following_month']
const BALANCE: Term = ['30% Now, Balance 60 Days', 'advance_60days']
const DISCOUNT: Term = ['2/7 Net 30', '30days_early_discount', '30 Days, 2% Early Payment Discount under 7 days']
const ADVANCE: Term = ['30% Advance End of Following Month', 'advance']
const NINETY: Term = ['90 days, on the 10th', '90days_on_the_10th']

/** What a plain database has, in the order of the ids (tried on 14.0 and 16.0 to 19.0; 15 is taken for 14). */
function termsOf(major: number): readonly Term[] {
  if (major < 14) return UNTIL_45_DAYS.slice(0, 1)
  const two: Term = ['2 Months', '2months']
  if (major < 16) return [...UNTIL_45_DAYS, two, NEXT_MONTH, BALANCE, ADVANCE]
  const onTenth = '30_days_end_month_the_10'
  const tenth: Term = [major < 17 ? '30 days End of Month on the 10th' : '10 Days after End of Next Month', onTenth]
  if (major < 17) return [...UNTIL_45_DAYS, two, NEXT_MONTH, tenth, BALANCE, DISCOUNT, ADVANCE]
  const last = major < 18 ? [ADVANCE, NINETY] : [NINETY, ADVANCE]
  return [...UNTIL_45_DAYS, NEXT_MONTH, tenth, BALANCE, DISCOUNT, ...last]
}

/** External id and id of each. */
export const paymentTermNames = (major: number): readonly (readonly [string, number])[] =>
  termsOf(major).map(([, externalId], index) => [`account_payment_term_${externalId}`, index + 1])

/** When customers pay. */
export const paymentTerms = (major: number): ModelDefinition => ({
  name: 'account.payment.term',
  description: 'Payment Terms',
  marksCopies: major >= 18,
  fields: {
    name: { type: 'char', string: 'Payment Terms', required: true, translate: true },
    active: { type: 'boolean', string: 'Active', default: true },
    note: { type: major < 15 ? 'text' : 'html', string: 'Description on the Invoice', translate: true },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company' },
    // Tried on 14.0 and 19.0.
    sequence: { type: 'integer', string: 'Sequence', required: true, default: 10, since: 14 },
  },
  order: major < 14 ? 'name' : 'sequence, id',
  companyField: 'company_id',
  // Visitors do not (tried on 14.0 and 16.0 to 19.0).
  access: { system: 'rwcd', user: 'r', portal: 'r', ...accountantsOf16(major) },
  records: termsOf(major).map(([name, , said = name], index): Stored => {
    const note = `Payment terms: ${said}`
    return { id: index + 1, name, active: true, note: major < 15 ? note : `<p>${note}</p>`, sequence: 10 }
  }),
})
