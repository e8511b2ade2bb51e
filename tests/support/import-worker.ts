/**
 * An import in a process of its own, to be killed: it tells each step on its way as a line.
 *
 *   import-worker.ts <odoo url> <database> <journal> <mark> <rows> <id | ref>
 */
import { writeSync } from 'node:fs'
import { connect } from 'ooor'
import { type ImportOptions, importer } from 'ooor/transfer'
import { fileJournal } from 'ooor/transfer/node'

const [url = '', database = '', path = '', mark = '', count = '', by = ''] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

const odoo = connect({ url, database, username: 'admin', password: 'admin' })
odoo.on('request', ({ call }) => say(`asks ${call?.method}`))
odoo.on('response', ({ call }) => say(`hears ${call?.method}`))

const journal = fileJournal(path)
const said = {
  ...journal,
  append: async (line: string) => {
    say('writes')
    await journal.append(line)
    say('has written')
  },
}
const rows = Array.from({ length: Number(count) }, (_, index) => ({
  ...(by === 'id' && { id: `${mark}.n${index}` }),
  ref: `${mark} ${index}`,
  name: `${mark} ${index}`,
}))
const told = by === 'id' ? { externalId: 'id' } : { match: ['ref'] }
const options = { ...told, batch: 20, journal: said } as ImportOptions<{
  name: string
  fields: object
  methods: object
}>
const report = await importer(odoo.model('res.partner'), options as never).run(rows)
await odoo.close()
say(`done ${JSON.stringify(report)}`)
