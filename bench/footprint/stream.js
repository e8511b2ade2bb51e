// @ts-check
/**
 * Goes through a million rows, a page at a time, and tells how much memory that took. In a process of its own, and in
 * plain JavaScript: what compiles TypeScript would be half of what is measured.
 */
import { Agent, request } from 'undici'
import { connect } from '../../packages/ooor/dist/index.js'

const [kind = '', port, total = '0'] = process.argv.slice(2)
const origin = `http://127.0.0.1:${port}`
const MODEL = 'res.country.state'
const FIELDS = /** @type {const} */ (['name', 'code', 'country_id'])
const PAGE = 1000

const odoo = connect({ url: origin, database: 'odoo19', username: 'admin', password: 'admin' })
const states = odoo.model(MODEL).select(...FIELDS)
const agent = new Agent()
let touched = 0

/** What must be done: pages by id, one after the other. @param {number} count */
async function floor(count) {
  let [sum, last] = [0, 0]
  for (let left = count; left > 0; left -= PAGE) {
    const kwargs = { limit: Math.min(PAGE, left), order: 'id', context: { lang: 'en_US' } }
    const params = { model: MODEL, method: 'search_read', args: [[['id', '>', last]], FIELDS], kwargs }
    const { body } = await request(`${origin}/web/dataset/call_kw/${MODEL}/search_read`, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 1 }),
    })
    const { result } = /** @type {{ result: { id: number }[] }} */ (JSON.parse(await body.text()))
    for (const { id } of result) sum += id
    last = result.at(-1)?.id ?? last
  }
  return sum
}

/** @param {number} count */
async function rows(count) {
  let sum = 0
  for await (const { id } of states.limit(count).stream({ batch: PAGE, as: 'rows' })) sum += id
  return sum
}

/** @param {number} count */
async function records(count) {
  let sum = 0
  for await (const { id } of states.limit(count).stream({ batch: PAGE })) sum += id
  return sum
}

/** @param {number} count */
async function touching(count) {
  let sum = 0
  for await (const { id, name, code, country_id } of states.limit(count).stream({ batch: PAGE })) {
    const country = /** @type {{ id: number } | null} */ (country_id)
    touched += String(name).length + String(code).length + (country?.id ?? 0)
    sum += id
  }
  return sum
}

/** The sum of the ids, so that none is left out. @type {Record<string, (count: number) => Promise<number>>} */
const kinds = {
  'floor: bare undici': floor,
  "stream({ as: 'rows' })": rows,
  'stream()': records,
  'stream(), touched': touching,
}

const run = kinds[kind]
const count = Number(total)
if (run === undefined) throw new Error(`there is no stream '${kind}'`)

// Connected, and the schema asked for.
await run(1)
const before = process.memoryUsage.rss() / 1e6
const cpuBefore = process.cpuUsage()
const begin = performance.now()
const sum = await run(count)
const seconds = (performance.now() - begin) / 1000
const cpu = process.cpuUsage(cpuBefore)
if (sum !== (count * (count + 1)) / 2) throw new Error(`the ids add up to ${sum}`)
if (kind.endsWith('touched') && touched === 0) throw new Error('nothing was touched')
// The highest ever, as the kernel has it: in kB.
const peak = (process.resourceUsage().maxRSS * 1024) / 1e6
/** @type {import('./kinds.ts').Flow} */
const flow = { before, peak, seconds, cpu: (cpu.user + cpu.system) / 1e6 }
process.send?.(flow)
process.on('disconnect', () => process.exit())
