/**
 * # Database backup
 *
 * A database with its files as a zip, streamed to the disk: any size, the same memory. The file has its name only once
 * it is whole, and nobody else reads it.
 *
 *   OOOR_URL=https://erp.example.com/prod ODOO_MASTER_PASSWORD=… npx tsx back-up-database.ts backups
 *
 * More: [databases and modules](../../docs/admin.md).
 */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { connect } from 'ooor'

const [folder = 'backups'] = process.argv.slice(2)
const odoo = connect()
odoo.on('defaultMasterPassword', ({ url }) => console.warn(`nobody has set a master password on ${url}`))
const { databases } = await odoo.admin({ masterPassword: process.env.ODOO_MASTER_PASSWORD ?? '' })

const backup = await databases.backup(await odoo.database())
const path = join(folder, backup.name)
await mkdir(folder, { recursive: true })
await pipeline(backup.stream(), createWriteStream(`${path}.part`, { mode: 0o600 }))
await rename(`${path}.part`, path)
console.log(path, (await stat(path)).size)
await odoo.close()
