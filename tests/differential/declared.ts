import type { Side } from './side.ts'

export interface Field {
  readonly name: string
  readonly type: string
  readonly relation?: string
  readonly required: boolean
  readonly readonly: boolean
  readonly store: boolean
  readonly selection?: readonly (readonly [string, string])[]
}

/** The fields that both sides have, by model. */
export type Declared = ReadonlyMap<string, ReadonlyMap<string, Field>>

/** The models that have logic in the sandbox, or are asked as if. */
export const MODELS: readonly string[] = [
  ...['res.partner', 'res.partner.category', 'product.template', 'product.product', 'product.category', 'sale.order'],
  ...['sale.order.line', 'account.tax', 'ir.attachment', 'mail.message', 'res.users', 'res.company', 'res.country'],
  ...[
    'res.country.state',
    'res.currency',
    'uom.uom',
    'product.uom',
    'product.pricelist',
    'res.groups',
    'res.lang',
    'ir.model',
  ],
  ...['ir.model.fields', 'ir.config_parameter', 'ir.sequence', 'ir.cron', 'res.currency.rate', 'res.partner.bank'],
  ...['ir.module.module', 'ir.actions.act_window', 'res.bank', 'ir.rule', 'ir.model.data'],
  ...['mail.activity.type', 'product.attribute', 'product.attribute.value', 'product.public.category'],
  ...['account.payment.term', 'delivery.carrier'],
]

const ATTRIBUTES = ['type', 'relation', 'required', 'readonly', 'store', 'selection']

export async function declaredFields(real: Side, sandbox: Side): Promise<Declared> {
  const declared = new Map<string, Map<string, Field>>()
  await Promise.all(
    MODELS.map(async (model) => {
      const [there, here] = await Promise.all([real, sandbox].map((side) => fieldsOf(side, model)))
      const both = new Map<string, Field>()
      for (const [name, field] of Object.entries(there ?? {})) {
        const other = here?.[name]
        if (other?.type !== field.type) continue
        const selection = field.selection?.filter(([key]) => other.selection?.some(([one]) => one === key))
        both.set(name, { ...field, name, ...(selection !== undefined && { selection }) })
      }
      if (both.size > 0) declared.set(model, both)
    }),
  )
  return new Map([...declared].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

async function fieldsOf(side: Side, model: string): Promise<Record<string, Field> | undefined> {
  const outcome = await side.call('admin', model, 'fields_get', [[]], { attributes: ATTRIBUTES })
  return 'value' in outcome ? (outcome.value as Record<string, Field>) : undefined
}
