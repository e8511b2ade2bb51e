import { Agent, request } from 'undici'
import type { RealContender } from './contender.ts'
import { LOGIN, PASSWORD, type Server, WIDE } from './workload.ts'

/** The least that asks for rows: bare undici, `search_read`, `JSON.parse`. */
export const floor: RealContender = {
  name: 'floor: bare undici',
  how: 'search_read, JSON.parse',
  tasks: ['partners'],
  creates: 0,
  start: async ({ origin, database: db }: Server) => {
    const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 })
    let cookie = ''
    let calls = 0
    const post = async (path: string, params: object) => {
      calls++
      const { headers, body } = await request(origin + path, {
        dispatcher,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
        body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 1 }),
      })
      const lines = [headers['set-cookie'] ?? []].flat()
      if (path.endsWith('/authenticate')) cookie = lines.map((line) => line.split(';', 1)[0]).join('; ')
      const answer = JSON.parse(await body.text()) as { readonly result?: unknown }
      if (answer.result === undefined) throw new Error(`${path}: ${JSON.stringify(answer).slice(0, 300)}`)
      return answer.result
    }
    await post('/web/session/authenticate', { db, login: LOGIN, password: PASSWORD })
    const params = {
      model: 'res.partner',
      method: 'search_read',
      args: [WIDE.domain, WIDE.fields],
      kwargs: { order: 'id', context: { lang: 'en_US' } },
    }
    return {
      calls: () => calls,
      partners: async () => {
        const rows = (await post('/web/dataset/call_kw/res.partner/search_read', params)) as Record<string, unknown>[]
        return { count: rows.length, rows: () => alike(rows) }
      },
    }
  },
}

/** Rows of Odoo as ours are: false is null, but for what is true or false. */
export function alike(rows: readonly Record<string, unknown>[]): unknown[][] {
  const value = (row: Record<string, unknown>, name: string) =>
    row[name] === false && name !== 'is_company' ? null : row[name]
  return rows.map((row) => [row.id, ...WIDE.fields.map((name) => value(row, name))])
}
