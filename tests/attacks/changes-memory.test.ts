/** Changes of 100,000 records: what is held does not grow with them. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { connect } from 'ooor'
import { expect, it } from 'vitest'
import { result, scriptedAdapter } from '../support/scripted-adapter.ts'

const RECORDS = 100_000
/** Records that change in the same second. */
const A_SECOND = 10
const FIELDS = {
  name: { type: 'char', string: 'Name', store: true },
  create_date: { type: 'datetime', string: 'Created', store: true },
  write_date: { type: 'datetime', string: 'Changed', store: true },
}
const START = Date.parse('2026-01-01T00:00:00Z')
const MEGABYTE = 1024 * 1024

type Leaf = readonly [field: string, operator: string, value: string | number]

const secondOf = (id: number) => Math.floor((id - 1) / A_SECOND)
const text = (second: number) => new Date(START + second * 1000).toISOString().slice(0, 19).replace('T', ' ')
const seconds = (moment: unknown) => (Date.parse(`${String(moment).replace(' ', 'T')}Z`) - START) / 1000

/** Records whose ids go with their changes, as many as are asked for. */
function rows(domain: readonly Leaf[], limit: number): object[] {
  const found: object[] = []
  const boundOf = (name: string, operator: string) =>
    domain.find((leaf) => leaf[0] === name && leaf[1] === operator)?.[2]
  const since = boundOf('write_date', '>=')
  const until = boundOf('write_date', '<')
  const first = Math.max(since === undefined ? 1 : seconds(since) * A_SECOND + 1, Number(boundOf('id', '>') ?? 0) + 1)
  for (let id = first; id <= RECORDS && found.length < limit; id++) {
    if (until !== undefined && secondOf(id) >= seconds(until)) break
    const moment = text(secondOf(id))
    found.push({ id, name: `Record ${id}`, create_date: moment, write_date: moment })
  }
  return found
}

it('are told in constant memory, each once', { timeout: 60_000 }, async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const adapter = scriptedAdapter(({ url, body }) => {
    const path = new URL(url).pathname
    if (path.endsWith('version_info')) return result({ server_version: '19.0', server_serie: '19.0' })
    if (path.endsWith('authenticate')) return result({ uid: 2, db: 'db', user_context: {} }, 'session_id=x')
    if (path.endsWith('fields_get')) return result(FIELDS)
    const { args, kwargs } = JSON.parse(body ?? '').params
    return result(rows(args[0], kwargs.limit))
  })
  const odoo = connect('http://admin:admin@host/db', { adapter, wire: 'web', series: '19.0' })
  let told = 0
  let longest = 0
  const held: number[] = []
  for await (const { created, updated, cursor } of odoo
    .model('res.partner')
    .changes({ size: 1000, fields: ['name'] })) {
    told += created.length + updated.length
    longest = Math.max(longest, cursor.length)
    adapter.requests.length = 0
    if (told % 10_000 > 1000) continue
    collect()
    held.push(process.memoryUsage().heapUsed)
  }
  await odoo.close()
  expect(told).toBe(RECORDS)
  // What changed within the overlap of 180 seconds, some fifteen characters each.
  expect(longest).toBeLessThan(181 * A_SECOND * 20)
  expect(held.length).toBeGreaterThan(5)
  expect((held.at(-1) ?? 0) - (held[1] ?? 0)).toBeLessThan(2 * MEGABYTE)
})
