import type { Environment } from '../orm/environment.ts'

/** As an author is written to: `"Mitchell Admin" <admin@yourcompany.example.com>`. */
export function addressOf(env: Environment, partner: unknown): unknown {
  const partners = env.sudo().table('res.partner')
  const row = partners.rows.get(partner as number)
  return (row !== undefined && env.sudo().raw(partners, row, 'email_formatted')) || false
}
