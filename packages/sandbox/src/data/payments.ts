import type { Series } from 'ooor/protocol'
import type { DomainRule, FieldDefinition, ModelDefinition, Selection } from '../orm/definition.ts'
import { keyError } from '../python/exceptions.ts'
import { EVERYBODY_READS } from './access-rights.ts'

/** Up to 15 a provider was an acquirer. */
export const providerModel = ({ major }: Series) => (major < 16 ? 'payment.acquirer' : 'payment.provider')

/** The field of a payment that says by whom it goes. */
export const providerField = ({ major }: Series) => (major < 16 ? 'acquirer_id' : 'provider_id')

const STATES: Selection = [
  ['disabled', 'Disabled'],
  ['enabled', 'Enabled'],
  ['test', 'Test Mode'],
]

/** Payment by wire transfer, switched on as in the recordings of every series (wire/*\/svc-pay-*, svc-shop-paid-*). */
export function paymentModels(series: Series): ModelDefinition[] {
  const { major } = series
  if (major < 8) return []
  const provider = providerModel(series)
  // Of acquirers everybody was told (tried on 14.0; of 13 and 15 by source).
  const isTold = major >= 13 && major < 16
  const [codeName, code] = major < 16 ? ['provider', 'transfer'] : ['code', 'custom']
  const reads: FieldDefinition = { type: 'many2one', relation: provider, required: true, readonly: major > 8 }
  return [
    {
      name: provider,
      description: major < 16 ? 'Payment Acquirer' : 'Payment Provider',
      access: isTold ? EVERYBODY_READS : { system: 'rwcd' },
      fields: {
        name: { type: 'char', string: 'Name', required: true, translate: true },
        // Tried on 14.0 and 19.0.
        ...(major >= 14 && {
          company_id: {
            type: 'many2one',
            string: 'Company',
            relation: 'res.company',
            required: true,
            default: 1,
          } as const,
        }),
        ...(isTold && { sequence: { type: 'integer', string: 'Sequence', default: 10 } as const }),
        [codeName]: {
          type: 'selection',
          string: major < 16 ? 'Provider' : 'Code',
          required: true,
          selection: [
            [code, major === 8 ? 'Wire Transfer' : major < 16 ? 'Manual Payment' : 'Custom'],
            ...(major < 16 ? [] : ([['none', 'No Provider Set']] as const)),
          ],
          default: major < 16 ? code : 'none',
        },
        ...(major > 8 && {
          state: {
            type: 'selection',
            string: 'State',
            required: true,
            selection: STATES,
            default: 'disabled',
          } as const,
        }),
        ...(major >= 16 && { is_published: { type: 'boolean', string: 'Published' } as const }),
        pending_msg: { type: 'html', string: 'Pending Message', translate: true, isUntold: major === 8 },
      },
      records: [
        {
          ...{ id: PROVIDER_ID, name: 'Wire Transfer', [codeName]: code, state: 'enabled' },
          ...(major >= 14 && { company_id: 1 }),
          ...(isTold && { sequence: 10 }),
          pending_msg: '<h3>Please use the following transfer details</h3><h4>Communication</h4>',
        },
      ],
    },
    ...(major < 17 ? [] : [methodsModel(major)]),
    {
      name: 'payment.transaction',
      description: 'Payment Transaction',
      access: {
        ...(isTold && { ...EVERYBODY_READS, user: 'rwc' }),
        ...(major >= 16 && { 'account.group_account_invoice': 'rwc' }),
        system: 'rwcd',
      },
      ...(isTold && { domainRules: OWN_PAYMENTS }),
      inspects: (values, _, operation) => {
        // Its own code takes the provider out first (tried on 14.0 and 19.0).
        if (operation === 'create' && major >= 14 && !(providerField(series) in values)) {
          throw keyError(providerField(series))
        }
      },
      order: 'id desc',
      recName: 'reference',
      fields: {
        reference: { type: 'char', string: 'Reference', required: true, readonly: major > 8 },
        [providerField(series)]: { ...reads, string: major < 16 ? 'Acquirer' : 'Provider' },
        amount: {
          ...{ type: 'monetary', string: 'Amount', currencyField: 'currency_id' },
          ...{ required: true, readonly: major > 8 },
        },
        currency_id: {
          ...{ type: 'many2one', string: 'Currency', relation: 'res.currency' },
          ...{ required: true, readonly: major > 8 },
        },
        partner_id: {
          ...{ type: 'many2one', string: 'Customer', relation: 'res.partner' },
          ...{ required: major > 15, readonly: major > 15 },
        },
        state: {
          type: 'selection',
          string: 'Status',
          required: true,
          readonly: major > 8,
          selection: [
            ['draft', 'Draft'],
            ['pending', 'Pending'],
            ...(major === 8 ? [] : ([['authorized', 'Authorized']] as const)),
            ['done', major < 16 ? 'Done' : 'Confirmed'],
            ...(major === 8 ? [ERROR, CANCELED] : [CANCELED, ERROR]),
          ],
          default: 'draft',
        },
        ...(major > 8 && {
          sale_order_ids: {
            type: 'many2many',
            string: 'Sales Orders',
            relation: 'sale.order',
            readonly: true,
          } as const,
        }),
      },
    },
  ]
}

const PROVIDER_ID = 1

const OWN_PAYMENTS: readonly DomainRule[] = [
  {
    name: 'Access own payment transaction only',
    groups: ['user', 'portal', 'public'],
    domain: "['|', ('partner_id', '=', False), ('partner_id', '=', user.partner_id.id)]",
    operations: 'rwcd',
  },
  {
    name: 'Access every payment transaction',
    groups: ['account.group_account_invoice'],
    domain: "[(1, '=', 1)]",
    operations: 'rwcd',
  },
]

const CANCELED = ['cancel', 'Canceled'] as const
const ERROR = ['error', 'Error'] as const

const methodsModel = (major: number): ModelDefinition => ({
  name: 'payment.method',
  description: 'Payment Method',
  access: EVERYBODY_READS,
  order: 'sequence, name',
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: major >= 18 },
    code: { type: 'char', string: 'Code', required: true },
    sequence: { type: 'integer', string: 'Sequence', default: 1 },
    active: { type: 'boolean', string: 'Active', default: true },
    provider_ids: { type: 'many2many', string: 'Providers', relation: 'payment.provider' },
  },
  records: [{ id: 1, name: 'Wire Transfer', code: 'wire_transfer', active: true, provider_ids: [PROVIDER_ID] }],
})
