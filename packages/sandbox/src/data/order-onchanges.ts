import type { Series } from 'ooor/protocol'
import { DAY } from '../durations.ts'
import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import type { Draft } from '../orm/onchange/draft.ts'
import { timestamp } from '../orm/timestamp.ts'
import { validationError } from '../python/exceptions.ts'
import { addressOf } from './addresses.ts'
import { customerPricelist } from './customer-pricelist.ts'
import { fiscalPositionOf } from './fiscal-position-of.ts'
import { inCompany } from './in-company.ts'
import { paymentTermOf, salespersonOf } from './order-values.ts'

type Values = Readonly<Record<string, unknown>>
type Onchanges = NonNullable<ModelDefinition['onchanges']>

/** What a customer brings along, and who sells. */
export function orderOnchanges(series: Series): Onchanges {
  return {
    ...(looksForTeam(series) && {
      user_id: (_draft, env) => {
        lookForTeam(env)
        return {}
      },
    }),
    partner_id: (draft, env) => {
      const { id: order, values } = draft
      const id = values.partner_id
      const { major } = env.dialect.series
      if (typeof id === 'number') lookForTeam(env)
      if (typeof id !== 'number') {
        // Tried on 14.0 and 19.0.
        const unpriced = major >= 19 && values.state === 'draft' ? { pricelist_id: false } : {}
        return { value: { partner_invoice_id: false, partner_shipping_id: false, ...unpriced } }
      }
      const seller = inCompany(env, values.company_id)
      const pricelist = customerPricelist(seller, id) ?? false
      // Tried on 14.0.
      const isKept = values.pricelist_id && (major < 14 || (major > 16 && values.state !== 'draft'))
      // A salesperson that an order has already stays.
      const isFree = order === undefined || !values.user_id
      return {
        value: {
          partner_invoice_id: addressOf(id, 'invoice', env),
          partner_shipping_id: addressOf(id, 'delivery', env),
          pricelist_id: isKept ? values.pricelist_id : pricelist,
          // Tried on 14.0 and 19.0, the others by source.
          ...(major >= 9 && { payment_term_id: paymentTermOf(id, seller) }),
          // wire/17.0, wire/18.0 and wire/19.0/web-onchange-partner
          ...(major >= 16 && isFree && { user_id: salespersonOf(id, env) }),
          ...positionFor(draft, addressOf(id, 'delivery', env), env),
        },
      }
    },
    ...(series.major >= 14 && { commitment_date: warnOfDate }),
    // Tried on 19.0; of 18 by source.
    ...(series.major >= 18 && {
      company_id: ({ values }) => {
        if (values.company_id) return undefined
        throw validationError(
          'The company is required, please select one before making any other changes to the sale order.',
        )
      },
    }),
    ...(series.major >= 14 && {
      partner_shipping_id: (draft, env) => ({ value: positionFor(draft, draft.values.partner_shipping_id, env) }),
    }),
    ...(series.major >= 16 && {
      fiscal_position_id: ({ stored, values }) =>
        values.fiscal_position_id !== stored.fiscal_position_id ? { value: noticeOf(values) } : undefined,
    }),
  }
}

/** A delivery that is promised before the first line can leave is warned of (tried on 14.0 and 16.0 to 19.0). */
const warnOfDate: Onchanges[string] = ({ values }, env) => {
  const { commitment_date: promised, order_line: lines, date_order: ordered, state } = values
  if (typeof promised !== 'string' || !Array.isArray(lines)) return undefined
  const { rows } = env.table('sale.order.line')
  const isConfirmed = (state === 'sale' || state === 'done') && typeof ordered === 'string'
  const start = dateOf(isConfirmed ? ordered : timestamp(env))
  const leads = lines.flatMap((id) => {
    const line = rows.get(id as number)
    return line === undefined || line.display_type || line.is_delivery ? [] : [Number(line.customer_lead || 0)]
  })
  if (leads.length === 0 || dateOf(promised) >= start + Math.min(...leads) * DAY) return undefined
  const [early, remedy] = [
    'The delivery date is sooner than the expected date.',
    'You may be unable to honor the delivery date.',
  ]
  return {
    warning: {
      title: 'Requested date is too soon.',
      message: `${early}${env.dialect.series.major < 15 ? '' : ' '}${remedy}`,
    },
  }
}

const dateOf = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`)

/** How customer and address are taxed; that the lines are taxed otherwise is told since 16 (tried on 14.0, 17.0 and 19.0). */
function positionFor({ stored, values }: Draft, delivery: unknown, env: Environment): Values {
  const { major } = env.dialect.series
  if (major < 14 || !values.partner_id) return {}
  const fiscal_position_id = fiscalPositionOf(inCompany(env, values.company_id), values.partner_id, delivery)
  const isOther = fiscal_position_id !== (stored.fiscal_position_id ?? false)
  return { fiscal_position_id, ...(major >= 16 && isOther && noticeOf(values)) }
}

const noticeOf = ({ order_line: lines }: Values): Values =>
  Array.isArray(lines) && lines.length > 0 ? { show_update_fpos: true } : {}

/** Who sells is of a team, which is looked for as the user (tried on 14.0; 13 and 15 are taken for it). */
const looksForTeam = ({ major }: Series) => major >= 13 && major < 16

/** Looks for the team, where the series does. */
export function lookForTeam({ dialect, groups, isSudo }: Environment): void {
  if (isSudo || !looksForTeam(dialect.series) || groups.includes('user')) return
  throw dialect.exceptions.accessRights('read', { name: 'crm.team', description: 'Sales Team', fields: {} }, [])
}
