/**
 * # Import with upsert and rejects
 *
 * Rows of a CSV file become customers: those that are there are changed, the others made, by the external id in the
 * column `id`. A row that the server refuses goes to a second file with the reason beside it, and keeps no other row
 * from coming in. When the program is killed, start it again: the journal knows what is done, and nothing is made twice.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx import-customers.ts customers.csv rejects.csv
 *
 * ```csv
 * id,name,email,country_id/code
 * shop.customer_1,Alice,alice@example.com,BE
 * shop.customer_2,Bob,bob@example.com,Belgium
 * ```
 *
 * Bob's country is no code: he is a reject. It needs `npm install csv-parse csv-stringify`. The command
 * [`ooor import`](../../docs/transfer.md#files) does the same without a program.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify'
import { connect } from 'ooor'
import { importer } from 'ooor/transfer'
import { fileJournal } from 'ooor/transfer/node'
import type { Odoo } from './odoo.d.ts'

const [input = 'customers.csv', output = 'rejects.csv'] = process.argv.slice(2)
const odoo = connect<Odoo>()

const customers = parse({ columns: true, bom: true })
const rejects = stringify({ header: true })
const files = Promise.all([
  pipeline(createReadStream(input), customers),
  pipeline(rejects, createWriteStream(output, { mode: 0o600 })),
])

const work = importer(odoo.model('res.partner'), {
  externalId: 'id',
  journal: fileJournal(`${input}.journal`),
  onReject: ({ row, reason }) => rejects.write({ ...row, reason }),
  onProgress: ({ rows, rejected }) => console.log(`${rows} rows, ${rejected} refused`),
})
const running = work.run(customers)
const { made, changed, rejected, resumed } = await running.finally(() => rejects.end())
await files
await rm(`${input}.journal`) // all is in: the next file begins anew

console.log(`${made} made, ${changed} changed, ${rejected} refused, ${resumed} done by an earlier run`)
await odoo.close()
