/**
 * # Attachments
 *
 * Puts a file beside a record, lists what is there, and brings it back, as streams: a file of any size takes the same
 * memory. It works with a password as with an API key, which sends files whole.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx attachments.ts base.main_partner contract.pdf
 *
 * More: [files](../../docs/files.md).
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const [partnerId = 'base.main_partner', path = 'contract.pdf'] = process.argv.slice(2)
const odoo = connect<Odoo>()
const partner = await odoo.model('res.partner').find(partnerId)

const { size } = await stat(path)
const { id } = await partner.attach(createReadStream(path), { name: basename(path), size })
for (const file of await partner.files()) console.log(file.name, file.size)

const file = await odoo.defaultSession.files.download(id)
await pipeline(file.stream(), createWriteStream(`${path}.back`))
console.log('brought back', file.name)

await odoo.model('ir.attachment').browse(id).unlink()
await odoo.close()
