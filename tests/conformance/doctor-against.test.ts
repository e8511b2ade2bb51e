import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { compareProgram, declareServer, openServer, readOtherServer, readServer } from '@ooor/cli'
import { Schema } from 'ooor/schema'
import { describe, expect, it } from 'vitest'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { writeProgram } from '../support/program.ts'
import { describeTargets, type Target } from './targets.ts'

const admin = ({ url, database }: Target) => ({ url, database, username: 'admin', password: 'admin' })

/** What the program is written with: the server as it is, and with what it never had. */
async function declarationsOfYesterday(target: Target): Promise<string> {
  const server = openServer(admin(target))
  try {
    const read = await readServer(server, { models: ['res.partner', 'res.country'], methods: false })
    const changed: Record<string, object> = {
      'res.partner': {
        x_loyalty: { type: 'char', string: 'Loyalty', store: true },
        name: { type: 'many2one', relation: 'res.country', string: 'Name', store: true },
        country_id: { type: 'many2one', relation: 'res.country', string: 'Country', store: true },
      },
      'x.points': { name: { type: 'char', string: 'Name', store: true } },
    }
    const models = [...read.models.map(({ name }) => name), 'x.points'].map((name) => {
      const schema = new Schema(name, { ...read.answers.get(name), ...changed[name] })
      return { name, label: undefined, schema, methods: [] }
    })
    return declareServer({ series: '6.0', models, common: [] })
  } finally {
    await server.close()
  }
}

const PROGRAM = `import { connect } from 'ooor'
import './odoo.d.ts'

const odoo = connect('https://demo:demo@erp.example.com/prod')

export async function customers() {
  const partners = await odoo.model('res.partner').where({ x_loyalty: 'gold' }).select('x_loyalty', 'country_id')
  for (const partner of partners) console.log(partner.x_loyalty)
  const first = await odoo.model('res.partner').find(1)
  const country: { readonly id: number } | null = first.name
  await odoo.model('x.points').find(1)
  await odoo.call('res.partner', 'search', [[['x_loyalty', '=', 'gold']]])
  return [partners, country, first.country_id]
}
`

describeTargets('doctor --against', (target) => {
  describe('a program that is written for another server', () => {
    it('is told by file and line what it has to change', async ({ skip }) => {
      const { major } = target()
      skip(!IS_ONLY_REAL && ![6, 8, 14, 19].includes(major), 'asks the compiler four times')
      await using program = await writeProgram({
        'src/odoo.d.ts': await declarationsOfYesterday(target()),
        'src/main.ts': PROGRAM,
        'src/fine.ts': "export const fine = 'x_loyalty'\n",
        'src/broken.ts': "export const broken: number = 'today already'\n",
      })
      const { places, types, from, before } = await compareProgram({
        project: program.project,
        other: (own) => readOtherServer(admin(target()), own),
      })
      expect({ types, from, before }).toEqual({ types: join(program.folder, 'src/odoo.d.ts'), from: '6.0', before: 1 })
      const gone = 'res.partner.x_loyalty is gone'
      expect(places.map(({ file, line, by, says }) => [relative(program.folder, file), line, by, says])).toEqual([
        ['src/main.ts', 7, 'types', gone],
        ['src/main.ts', 8, 'types', gone],
        ['src/main.ts', 10, 'types', 'res.partner.name was many2one, is char'],
        ['src/main.ts', 11, 'types', 'the model x.points is gone'],
        ['src/main.ts', 12, 'text', gone],
      ])
      expect(await readFile(join(program.folder, 'src/main.ts'), 'utf8')).toBe(PROGRAM)
      // The compiler is asked four times.
    }, 120_000)
  })
})
