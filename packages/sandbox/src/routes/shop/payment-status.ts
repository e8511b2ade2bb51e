import type { DatabaseVisit } from '../route.ts'
import { lastPayment, type Row, sudo } from './carts.ts'
import { currencyOf } from './money.ts'

const LANDING = '/shop/payment/validate'

/** How the session's payment goes (wire/16.0, 17.0 and 19.0/svc-pay-paid-status-poll; tried on 14.0). */
export function statusOf(visit: DatabaseVisit): unknown {
  const env = sudo(visit)
  const { major } = env.dialect.series
  const made = lastPayment(visit)
  if (made === undefined) return major < 17 ? { success: false, error: 'no_tx_found' } : {}
  if (major < 15)
    return { success: true, transactions: [valuesTo14(made, String(currencyOf(env, made.currency_id).name))] }
  if (major < 17) {
    const values = valuesOf(made, { currency_code: currencyOf(env, made.currency_id).name })
    return { success: true, error: null, display_values_list: [{ ...values, is_post_processed: false }] }
  }
  if (major >= 19) return { provider_code: 'custom', state: made.state, landing_route: LANDING }
  return valuesOf(made, { provider_name: 'Wire Transfer', currency_id: made.currency_id })
}

const valuesTo14 = ({ reference, state, amount }: Row, currency: string) => ({
  reference,
  state,
  return_url: LANDING,
  is_processed: false,
  state_message: '',
  message_to_display: '<h3>Please make a payment to: </h3>',
  amount,
  currency,
  acquirer_provider: 'transfer',
})

const valuesOf = ({ reference, state, amount }: Row, currency: Readonly<Record<string, unknown>>) => ({
  display_message: '<h3>Please use the following transfer details</h3>',
  provider_code: 'custom',
  reference,
  amount,
  ...currency,
  state,
  state_message: false,
  operation: 'online_redirect',
  landing_route: LANDING,
})
