/**
 * # Keys and passwords
 *
 * An API key for a program, made with the user's password and used in its place, then revoked; and another password
 * for the user. Programs that run for long should have a key: it can be revoked without locking anybody out.
 *
 *   OOOR_URL=https://erp.example.com/prod OOOR_USERNAME=ada OOOR_PASSWORD=… NEW_PASSWORD=… npx tsx keys-and-passwords.ts
 *
 * More: [API keys and passwords](../../docs/files.md#api-keys-and-passwords).
 */
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const odoo = connect<Odoo>()
const session = odoo.defaultSession
const me = await odoo.whoami()

const created = await session.apiKeys.create({ name: 'nightly sync', days: 30 })
console.log('a key until', created.expiresAt ?? 'it is revoked')

// On 19 a key speaks JSON-2, before that /jsonrpc: no other line changes.
const byKey = connect<Odoo>({
  url: odoo.url,
  database: await odoo.database(),
  username: me?.login ?? '',
  apiKey: created.key,
})
console.log((await byKey.explain()).wire, (await byKey.whoami())?.login)
await byKey.close()

await session.apiKeys.revoke(created)
console.log((await session.apiKeys.list()).length, 'keys left')

const { OOOR_PASSWORD: old, NEW_PASSWORD: wanted } = process.env
if (old && wanted) {
  await session.changePassword(old, wanted)
  console.log('the password is another one')
}
await odoo.close()
