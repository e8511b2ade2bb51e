import { connect } from '../../packages/ooor/dist/index.js'
import { BIG, DATABASE, LOGIN, PASSWORD } from '../workload.ts'
import type { Contender, Run } from './contender.ts'

type States = ReturnType<typeof statesAt>

/** What ooor makes of the rows: plain ones, and records. The schema is asked for before anything is measured. */
export const recordContenders: readonly Contender[] = [
  contender('ooor rows()', 'rows, cast', ({ query }) => {
    return () => query.rows()
  }),
  contender('ooor records', 'records, built', ({ query }) => {
    return () => query.all()
  }),
  contender('ooor records, touched', 'records, every field read', ({ query }) => {
    return async () => touchAll(await query)
  }),
]

function contender(name: string, how: string, runOf: (states: States) => Run): Contender {
  const start = async ({ origin }: { readonly origin: string }) => ({ records: runOf(statesAt(origin)) })
  return { name, how, scenarios: ['records'], casts: true, start }
}

/** All country states, as the replay server has them. */
export function statesAt(origin: string) {
  const odoo = connect({ url: origin, database: DATABASE, username: LOGIN, password: PASSWORD })
  const model = odoo.model(BIG.model)
  return { raw: model.raw, fields: BIG.fields, query: model.select(...BIG.fields) }
}

let touched = 0

/** Reads all fields of all records and uses the values, so that the compiler cannot leave out the reading. */
export function touchAll<L extends Awaited<States['query']>>(states: L): L {
  for (const { id, name, code, country_id } of states) {
    const country = country_id as { readonly id: number } | null
    touched = (touched + id + lengthOf(name) + lengthOf(code) + (country?.id ?? 0)) | 0
  }
  return states
}

const lengthOf = (value: unknown) => (typeof value === 'string' ? value.length : 0)
