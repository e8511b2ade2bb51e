import { type CallOptions, isAtLeast } from '../../wires/index.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import { moduleRoute } from './module-routes.ts'
import type { SubscriptionAnswer } from './shop.ts'

/** Puts an address on a newsletter's list; up to 15 it has another name in the call (`website_mass_mailing`, main.py). */
export async function subscribe(
  session: ShopSession,
  email: string,
  listId: number,
  options: CallOptions,
): Promise<SubscriptionAnswer> {
  const series = await shopSeries(session, options)
  await session.verify(options)
  const address = isAtLeast(series, 16) ? { value: email, subscription_type: 'email' } : { email }
  const params = { list_id: listId, ...address }
  const answer = await moduleRoute(session, 'website_mass_mailing', '/website_mass_mailing/subscribe', params, options)
  const { toast_type, toast_content } = (answer || {}) as Readonly<Record<string, unknown>>
  return {
    // Up to 10 the answer is only true.
    accepted: toast_type === undefined ? answer === true : toast_type === 'success',
    message: typeof toast_content === 'string' ? toast_content : '',
  }
}
