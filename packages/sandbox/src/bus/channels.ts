import type { Environment } from '../orm/environment.ts'
import { exception, valueError } from '../python/exceptions.ts'
import type { Channel } from './bus-store.ts'

/** The model of discuss channels, by its name of the series. */
export const discussModel = (major: number) => (major >= 17 ? 'discuss.channel' : 'mail.channel')

/** The channels of a poll or a subscription, with those that the server adds for the user. */
export function channelsOf(env: Environment, database: string, uid: number | null, sent: unknown): Channel[] {
  const { major } = env.dialect.series
  const named = Array.isArray(sent) ? sent : []
  if (!named.every((one) => typeof one === 'string')) {
    const words = 'bus.Bus only string channels are allowed.'
    // wire/14.0/svc-bus-poll-bad-channel, wire/19.0/svc-bus-peek-channel-number
    throw major >= 16 ? valueError(words) : exception(words)
  }
  const broadcast: Channel[] = major >= 16 ? [[database, 'broadcast'] as unknown as Channel] : []
  // wire/8.0/svc-bus-poll-member: of 9 to 13 nobody knows.
  if (uid === null || major < 9) return [...named, ...broadcast]
  const partner = Number(env.user.partner_id)
  const model = discussModel(major)
  const member = env.sudo().search(model, [[MEMBERS, 'in', [partner]]])
  return [
    ...named,
    ...member.map((id): Channel => [database, model, id]),
    ...broadcast,
    [database, 'res.partner', partner],
    ...(major < 15 ? [[database, 'ir.needaction', partner] as const] : []),
    ...(major >= 18 ? [[database, 'res.partner', partner, 'presence'] as const] : []),
  ]
}

/** The field with the members of a discuss channel. */
export const MEMBERS = 'channel_partner_ids'
