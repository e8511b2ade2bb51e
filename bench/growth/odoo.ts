import { connect, type HttpAdapter } from '../../packages/ooor/dist/index.js'
import { readRecording } from '../recordings.ts'

/** Kinds of the made-up fields, by turns. */
const KINDS = ['char', 'integer', 'date', 'many2one', 'boolean', 'datetime'] as const
type Kind = (typeof KINDS)[number]

const MODEL = 'bench.row'
export const FIELDS = Array.from({ length: 60 }, (_, index) => `f${index}`)
const kindOf = (name: string) => KINDS[Number(name.slice(1)) % KINDS.length] as Kind

const VALUES: Readonly<Record<Kind, (id: number) => unknown>> = {
  char: (id) => `Text of ${id}`,
  integer: (id) => id % 1000,
  date: (id) => `2026-0${(id % 9) + 1}-15`,
  many2one: (id) => [(id % 50) + 1, `Linked ${id % 50}`],
  boolean: (id) => id % 2 === 0,
  datetime: (id) => `2026-07-14 12:00:${String(id % 60).padStart(2, '0')}`,
}

const names = ['id', ...FIELDS, 'parent_id']
const field = (name: string) => ({
  type: name === 'id' ? 'integer' : name === 'parent_id' ? 'many2one' : kindOf(name),
  store: true,
  ...((name === 'parent_id' || kindOf(name) === 'many2one') && { relation: MODEL }),
})
const file = {
  version: 1 as const,
  series: '19.0',
  models: { [MODEL]: { fields: Object.fromEntries(names.map((name) => [name, field(name)])) } },
}

/** An answer as `search_read` and, below the first level, `web_search_read` of 19 write it. */
export function answerOf(rows: number, fields: readonly string[], depth = 1): string {
  const parts: string[] = []
  for (let id = 1; id <= rows; id++) parts.push(JSON.stringify(rowOf(id, fields, depth, depth > 1)))
  const list = `[${parts.join(', ')}]`
  return `{"jsonrpc": "2.0", "id": 1, "result": ${depth > 1 ? `{"length": ${rows}, "records": ${list}}` : list}}`
}

function rowOf(id: number, fields: readonly string[], depth: number, isWeb: boolean): Record<string, unknown> {
  const row: Record<string, unknown> = { id }
  for (const name of fields) {
    const value = VALUES[kindOf(name)](id)
    row[name] = isWeb && Array.isArray(value) ? { id: value[0], display_name: value[1] } : value
  }
  if (depth > 1) row.parent_id = rowOf(id + 1, fields, depth - 1, isWeb)
  return row
}

/** A connection whose server answers the same text to all that reads: what is measured is the client alone. */
export function connected(text: string) {
  const adapter: HttpAdapter = {
    send: async ({ url }) => {
      const body = url.endsWith('/authenticate') ? readRecording('web-authenticate').body.toString() : text
      const headers = new Headers({ 'content-type': 'application/json' })
      return { status: 200, headers, text: async () => body, bytes: async () => new TextEncoder().encode(body) }
    },
    close: async () => {},
  }
  return connect('http://admin:admin@odoo/odoo19', { adapter, series: '19.0', schemas: { file } }).model(MODEL)
}
