import { readRecording } from './recordings.ts'
import { BIG } from './workload.ts'

/** Where pages with running ids are answered: as many rows as are asked for, for ever. */
export const PAGED = `/web/dataset/call_kw/${BIG.model}/`

/** The recorded rows without their ids, as text: a page is these with others. */
const rows = readRecording('web-big')
  .body.toString()
  .split(/\{"id": \d+/)
  .slice(1)
  .map((row) => row.slice(0, row.indexOf('}') + 1))

/** The whole answer to a `search_read` that has a limit, and perhaps the id before the first. */
export function page(question: string): Buffer {
  const limit = Number(/"limit": ?(\d+)/.exec(question)?.[1])
  const before = Number(/\["id", ?">", ?(\d+)\]/.exec(question)?.[1] ?? 0)
  const parts: string[] = []
  for (let id = before + 1; id <= before + limit; id++) parts.push(`{"id": ${id}${rows[id % rows.length]}`)
  const body = Buffer.from(`{"jsonrpc": "2.0", "id": 1, "result": [${parts.join(', ')}]}`)
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}
