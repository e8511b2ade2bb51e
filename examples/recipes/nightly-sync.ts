/**
 * # Nightly sync
 *
 * A copy of the server's companies in a file of yours: what was made, changed and is gone since the last time. Where a
 * run breaks off, the next one goes on behind the last page that was taken over. Nothing is missed, and a row that
 * comes twice is the same row. In the place of the file stands your database; what must be kept is the cursor, together
 * with the rows.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx nightly-sync.ts companies.json
 *
 * More: [data in and out](../../docs/transfer.md#changes).
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

interface Company {
  readonly name: string | null
  readonly email: string | null
  readonly country: string | null
}

interface Copy {
  since?: string
  readonly companies: Record<string, Company>
}

const [file = 'companies.json'] = process.argv.slice(2)
const odoo = connect<Odoo>()

const copy: Copy = await readFile(file, 'utf8').then(
  (text) => JSON.parse(text) as Copy,
  (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return { companies: {} } // the first night
  },
)

const pages = odoo
  .model('res.partner')
  .where({ is_company: true })
  .select({ name: true, email: true, country_id: { code: true } })
  .changes({ since: copy.since, known: Object.keys(copy.companies).map(Number) })

for await (const { created, updated, deleted, cursor } of pages) {
  for (const { id, name, email, country_id, active } of [...created, ...updated]) {
    if (active === false) delete copy.companies[id]
    else copy.companies[id] = { name, email, country: country_id?.code ?? null }
  }
  for (const id of deleted) delete copy.companies[id]
  copy.since = cursor
  // Whole or not at all: a crash leaves the page before.
  await writeFile(`${file}.new`, JSON.stringify(copy), { mode: 0o600 })
  await rename(`${file}.new`, file)
  console.log(`${created.length} made, ${updated.length} changed, ${deleted.length} gone`)
}
console.log(`${Object.keys(copy.companies).length} companies`)
await odoo.close()
