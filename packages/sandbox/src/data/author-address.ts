import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'

/** As an author, or else the user, is written to: `"Mitchell Admin" <admin@yourcompany.example.com>` (tried on 14.0 to 19.0). */
export function authorAddress(env: Environment, partner?: unknown): unknown {
  const partners = env.sudo().table('res.partner')
  const row = partners.rows.get((isTrue(partner) ? partner : env.user.partner_id) as number)
  return (row !== undefined && env.sudo().raw(partners, row, 'email_formatted')) || false
}
