/** What every contender is asked: the same two questions, on Odoo 19 with demo data. */

/** One small call: how much a client adds to a round trip. */
export const SMALL = {
  model: 'res.partner',
  ids: [3],
  fields: ['name', 'email', 'phone', 'city', 'country_id'],
} as const

/** Many rows: how fast a client decodes. All states of all countries; the id comes by itself. */
export const BIG = {
  model: 'res.country.state',
  fields: ['name', 'code', 'country_id'],
} as const

/** The replayed database and its user, as they were when recorded. */
export const DATABASE = 'odoo19'
export const LOGIN = 'admin'
export const PASSWORD = 'admin'

/**
 * What is measured. `records` asks what `big` asks, for rows and records instead of the server's own values. `decode`
 * has no network: the big XML answer is in memory.
 */
export const SCENARIOS = ['small', 'big', 'records', 'decode'] as const
export type Scenario = (typeof SCENARIOS)[number]

export type Row = Readonly<Record<string, unknown>>
