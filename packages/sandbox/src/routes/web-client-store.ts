import type { Environment } from '../orm/environment.ts'
import { toTheSecond } from '../orm/timestamp.ts'

type Info = Readonly<Record<string, unknown>>

/** The server's own partner, who is nobody in the sandbox. */
const ODOOBOT = { id: 2, name: 'OdooBot', email: 'odoobot@example.com' } as const

/** In the place of signatures of addresses of pictures. */
const ACCESS_TOKEN = `${'0'.repeat(64)}o0x0`

/** What discussions begin with, in `session_info` since 18 (wire/18.0 and wire/19.0/web-authenticate, shop-login-alice). */
export function discussionStore(env: Environment, settings: Info): Info {
  const { major } = env.dialect.series
  const isInternal = env.groups.includes('user')
  const partner = env.user.partner_id as number
  const shared = {
    channel_types_with_seen_infos: ['chat', 'group'],
    hasGifPickerFeature: false,
    hasLinkPreviewFeature: true,
    hasMessageTranslationFeature: false,
    internalUserGroupId: 1,
    settings,
  }
  const bot = {
    ...{ id: ODOOBOT.id, name: ODOOBOT.name, active: false, im_status: 'bot', is_company: false },
    ...(isInternal && { email: ODOOBOT.email }),
    ...{ avatar_128_access_token: ACCESS_TOKEN, write_date: writtenAt(env) },
  }
  const self = {
    ...{ id: partner, name: env.sudo().displayName('res.users', env.uid), active: true },
    ...{ avatar_128_access_token: ACCESS_TOKEN, write_date: writtenAt(env) },
  }
  const isAdmin = env.groups.includes('system')
  const signature = env.user.signature || `<div>${self.name}</div>`
  if (major < 19) {
    const told = { isAdmin, isInternalUser: isInternal, notification_preference: 'email', signature, userId: env.uid }
    const persona = (id: number) => ({ id, type: 'partner' })
    return {
      Store: {
        ...{ action_discuss_id: 126, mt_comment_id: 1, odoobot: persona(ODOOBOT.id), self: persona(partner) },
        ...shared,
      },
      'res.partner': [
        { ...bot, isInternalUser: true, userId: 1 },
        { ...self, ...told },
      ],
    }
  }
  const status = { im_status_access_token: ACCESS_TOKEN }
  const own = { is_admin: isAdmin, notification_type: 'email', share: !isInternal, signature: ['markup', signature] }
  return {
    Store: {
      ...{ action_discuss_id: 125, hasCannedResponses: isInternal, mt_comment: 1, mt_note: 2 },
      ...{ odoobot: ODOOBOT.id, self_partner: partner },
      ...shared,
    },
    'res.partner': [
      { ...bot, ...status, main_user_id: 1 },
      { ...self, ...status, im_status: 'offline', main_user_id: env.uid },
    ],
    'res.users': [
      { id: 1, share: false },
      { id: env.uid, ...own },
    ],
  }
}

function writtenAt(env: Environment): string {
  const table = env.sudo().table('res.partner')
  const row = table.rows.get(env.user.partner_id as number)
  return toTheSecond(String(row === undefined ? '' : env.sudo().raw(table, row, 'write_date')))
}
