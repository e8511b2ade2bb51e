import { isAtLeast } from 'ooor'
import { AccessError, UnknownModelError } from 'ooor/errors'
import type { Check } from '../check.ts'

const DAY = 86_400_000
/** Days before the end of a key from which on it is told. */
const SOON = 14

interface KeyRow {
  readonly id: number
  readonly name: string
  readonly scope: string | false
  readonly expiration_date?: string | false
}

/** The user's API keys: when the first ends, and what they may be used for. */
export const keysCheck: Check = {
  name: 'keys',
  title: 'API keys',
  needs: 'login',
  async run(patient, signal) {
    const series = await patient.series()
    if (!isAtLeast(series, 14)) return { status: 'skip', says: `Odoo ${series.name} has none: they came with 14.0` }
    const uid = (await patient.info())?.uid
    const fields = ['name', 'scope', ...(isAtLeast(series, 18) ? ['expiration_date'] : [])]
    let rows: KeyRow[]
    try {
      const domain = [['user_id', '=', uid]]
      const answer = await patient.odoo.call('res.users.apikeys', 'search_read', [domain, fields], {}, { signal })
      rows = answer as KeyRow[]
    } catch (error) {
      if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
      return { status: 'skip', says: 'this user may not see keys' }
    }
    const isByKey = patient.options.apiKey !== undefined
    const ends = rows.flatMap(({ name, expiration_date: end }) => (end ? [{ name, end, days: daysUntil(end) }] : []))
    const [next] = ends.filter(({ days }) => days > 0).sort((a, b) => a.days - b.days)
    const scopes = [...new Set(rows.map(({ scope }) => scope || 'all'))]
    const facts = { isByKey, keys: rows.length, scopes, ...(next && { nextEnd: next.end, days: next.days }) }
    const whose = isByKey
      ? rows.length === 1
        ? 'the key of this connection'
        : `one of ${rows.length} keys is this connection’s`
      : ''
    const count = rows.length === 0 ? 'the user has none' : `the user has ${rows.length}, for ${scopes.join(' and ')}`
    const end =
      next === undefined
        ? ends.length === 0
          ? ''
          : 'all that have an end are over'
        : `the first to end is '${next.name}', in ${next.days} days`
    const says = [count, whose, end].filter((text) => text !== '').join('; ')
    if (next !== undefined && next.days <= SOON) {
      const remedy =
        'make the next one now, `ooor keys create`, and hand keys over as a function that brings the newest'
      return { status: 'warn', says, remedy, facts }
    }
    return { status: 'ok', says, facts }
  },
}

/** Moments of Odoo are in UTC. */
function daysUntil(moment: string): number {
  return Math.ceil((Date.parse(`${moment.replace(' ', 'T')}Z`) - Date.now()) / DAY)
}
