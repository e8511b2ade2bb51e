import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'

/** As an author, or else the user, is written to: `"Mitchell Admin" <admin@yourcompany.example.com>` (tried on 14.0 to 19.0). */
export function authorAddress(env: Environment, partner?: unknown): unknown {
  const partners = env.sudo().table('res.partner')
  const row = partners.rows.get((isTrue(partner) ? partner : env.user.partner_id) as number)
  const address = row !== undefined && env.sudo().raw(partners, row, 'email_formatted')
  // Who has none has an empty one on 14 (tried on 14.0 and 19.0).
  return env.dialect.series.major === 14 ? (address ?? false) : address || false
}
