import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { keyError } from '../python/exceptions.ts'

const MODEL = 'ir.sequence'

/** Numbers for documents: employees draw them, administrators define them (tried on 14.0 and 19.0). */
export const sequencesModel: ModelDefinition = {
  name: MODEL,
  description: 'Sequence',
  access: { system: 'rwcd', user: 'r' },
  order: 'name',
  companyField: 'company_id',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    code: { type: 'char', string: 'Sequence Code' },
    implementation: {
      type: 'selection',
      string: 'Implementation',
      required: true,
      selection: [
        ['standard', 'Standard'],
        ['no_gap', 'No gap'],
      ],
      default: 'standard',
    },
    active: { type: 'boolean', string: 'Active', default: true },
    prefix: { type: 'char', string: 'Prefix' },
    suffix: { type: 'char', string: 'Suffix' },
    number_next: { type: 'integer', string: 'Next Number', required: true, default: 1 },
    number_next_actual: {
      type: 'integer',
      string: 'Actual Next Number',
      store: false,
      compute: nextNumber,
      write: (row, value, env) =>
        env.table(MODEL).update(row, { number_next: value || 1, drawn: isGapless(row) ? undefined : value || 1 }),
    },
    number_increment: { type: 'integer', string: 'Step', required: true, default: 1 },
    padding: { type: 'integer', string: 'Sequence Size', required: true, default: 0 },
    company_id: {
      type: 'many2one',
      string: 'Company',
      relation: 'res.company',
      default: (env: Environment) => env.companyId,
    },
  },
  // A standard one counts in PostgreSQL, apart from the row: `drawn` is what it gives next.
  written: (rows, values, env) => {
    for (const row of rows) {
      const restarts = 'number_next' in values || row.drawn === undefined
      if (isGapless(row)) env.table(MODEL).update(row, { drawn: undefined })
      else if (restarts) env.table(MODEL).update(row, { drawn: row.number_next })
    }
  },
  methods: {
    next_by_code: {
      params: ['sequence_code', 'sequence_date'],
      required: 1,
      model: true,
      run: (env, _, { sequence_code }) => {
        const table = env.table(MODEL)
        const ids = env.search(MODEL, [
          ['code', '=', sequence_code],
          ['company_id', 'in', [env.companyId, false]],
        ])
        const rows = ids.flatMap((id) => table.rows.get(id) ?? [])
        const row = rows.find(({ company_id }) => company_id) ?? rows[0]
        return row === undefined ? false : draw(env, row)
      },
    },
    next_by_id: nextById(),
  },
}

function nextById(): MethodDefinition {
  return {
    params: ['sequence_date'],
    run: (env, [id = 0]) => {
      const table = env.table(MODEL)
      env.checkAccess(table, 'read')
      return draw(env, env.existing(table, id, 'read'))
    },
  }
}

const isGapless = ({ implementation }: Readonly<Stored>) => implementation === 'no_gap'

function nextNumber(row: Readonly<Stored>): number {
  return Number(isGapless(row) ? row.number_next : (row.drawn ?? row.number_next))
}

function draw(env: Environment, row: Readonly<Stored>): string {
  const number = nextNumber(row)
  const next = number + Number(row.number_increment)
  env.table(MODEL).update(row, isGapless(row) ? { number_next: next } : { drawn: next })
  const today = env.moment()
  const digits = String(number).padStart(Number(row.padding), '0')
  return `${filled(row.prefix, today)}${digits}${filled(row.suffix, today)}`
}

/** `%(year)s` and its like, of the day as Odoo keeps it. */
function filled(text: unknown, moment: string): string {
  const [year = '', month = '', day = ''] = moment.slice(0, 10).split('-')
  const [h24 = '', min = '', sec = ''] = moment.slice(11, 19).split(':')
  const parts: Readonly<Record<string, string>> = { year, month, day, y: year.slice(2), h24, min, sec }
  return String(text || '').replaceAll(/%\((\w+)\)s/g, (_, name: string) => {
    const part = parts[name.replace(/^(?:range|current)_/, '')]
    if (part === undefined) throw keyError(name)
    return part
  })
}
