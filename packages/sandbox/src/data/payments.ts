import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Selection } from '../orm/definition.ts'
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
  const access = { system: 'rwcd' } as const
  const [codeName, code] = major < 16 ? ['provider', 'transfer'] : ['code', 'custom']
  const reads: FieldDefinition = { type: 'many2one', relation: provider, required: true, readonly: major > 8 }
  return [
    {
      name: provider,
      description: major < 16 ? 'Payment Acquirer' : 'Payment Provider',
      access,
      fields: {
        name: { type: 'char', string: 'Name', required: true, translate: true },
        [codeName]: {
          type: 'selection',
          string: major < 16 ? 'Provider' : 'Code',
          required: true,
          selection: [
            [code, major === 8 ? 'Wire Transfer' : major < 16 ? 'Manual Payment' : 'Custom'],
            ...(major < 16 ? [] : ([['none', 'No Provider Set']] as const)),
          ],
          default: code,
        },
        ...(major > 8 && { state: { type: 'selection', string: 'State', required: true, selection: STATES } as const }),
        ...(major >= 16 && { is_published: { type: 'boolean', string: 'Published' } as const }),
        pending_msg: { type: 'html', string: 'Pending Message', translate: true, isUntold: major === 8 },
      },
      records: [
        {
          ...{ id: PROVIDER_ID, name: 'Wire Transfer', [codeName]: code, state: 'enabled' },
          pending_msg: '<h3>Please use the following transfer details</h3><h4>Communication</h4>',
        },
      ],
    },
    ...(major < 17 ? [] : [methodsModel(major)]),
    {
      name: 'payment.transaction',
      description: 'Payment Transaction',
      access,
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
