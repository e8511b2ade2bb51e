/**
 * # Install a module
 *
 * Tells what comes along, installs it and waits until it is there, however long the server loads.
 *
 *   OOOR_URL=https://admin:password@erp.example.com/prod npx tsx install-module.ts survey
 *
 * More: [modules](../../docs/admin.md#modules).
 */
import { connect } from 'ooor'

const [name = 'survey'] = process.argv.slice(2)
const odoo = connect()
const { modules } = await odoo.admin()

console.log('along with it:', (await modules.upstream(name)).join(', ') || 'nothing')
const changes = await modules.install(name, {
  onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
})
for (const { name, before, after } of changes) console.log(`${name}: ${before}, now ${after}`)
if (changes.length === 0) console.log(`${name} was there`)
await odoo.close()
