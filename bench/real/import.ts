/**
 * Products of another system into a real server: `importer`, with its journal in a file, beside the natural code of the
 * fastest peer, which looks for each product and creates or changes it. Per product, because the peer is given fewer.
 * The first pass makes them, the second one changes them. They are deleted, also those of an aborted run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { importer } from '../../packages/ooor/dist/transfer/index.js'
import { fileJournal } from '../../packages/ooor/dist/transfer/node.js'
import { load } from '../contenders/peers.ts'
import { checkBuild } from '../freshness.ts'
import { connected } from './ooor.ts'
import { LOGIN, PASSWORD, PREFIX, type Server, servers } from './workload.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    'peer-rows': { type: 'string', default: '1000' },
    /** Only servers whose name contains it. */
    server: { type: 'string', default: '' },
  },
})

const MODEL = 'product.template'
const productOf = (whose: string, pass: number) => (index: number) => ({
  default_code: `${PREFIX} ${whose} ${index}`,
  name: `${PREFIX} product ${index}`,
  list_price: 10 + (index % 90) + pass,
  weight: (index % 50) / 10,
  description_sale: `A product of another system, number ${index}`,
})
const products = (whose: string, count: number, pass: number) =>
  Array.from({ length: count }, (_, index) => productOf(whose, pass)(index))

interface Peer {
  connect(): Promise<unknown>
  searchRead(model: string, domain: unknown, fields: string[], options: object): Promise<{ id: number }[]>
  create(model: string, values: object): Promise<unknown>
  update(model: string, id: number, values: object): Promise<unknown>
}

async function ofPeer(peer: Peer, rows: readonly ReturnType<ReturnType<typeof productOf>>[]): Promise<void> {
  for (const row of rows) {
    const [found] = await peer.searchRead(MODEL, [['default_code', '=', row.default_code]], ['id'], { limit: 1 })
    if (found === undefined) await peer.create(MODEL, row)
    else await peer.update(MODEL, found.id, row)
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function cleanUp(server: Server): Promise<void> {
  const { odoo } = connected(server)
  const left = odoo
    .model(MODEL)
    .where([['default_code', '=like', `${PREFIX} %`]])
    .context({ active_test: false })
  while ((await left.limit(1000).unlink()) > 0);
  await odoo.close()
}

async function runAt(server: Server): Promise<void> {
  const Odoo = load<new (options: object) => Peer>('@fernandoslim/odoo-jsonrpc')
  const { host, port, database: db } = server
  const peer = new Odoo({ baseUrl: `http://${host}`, port, db, username: LOGIN, password: PASSWORD })
  await peer.connect()
  const { odoo, calls } = connected(server)
  const [count, peerCount] = [Number(values.rows), Number(values['peer-rows'])]
  const folder = await mkdtemp(join(tmpdir(), 'ooor-bench-'))
  try {
    for (const [pass, what] of ['made', 'changed'].entries()) {
      const before = calls()
      const options = { match: ['default_code'], journal: fileJournal(join(folder, what)) }
      const ours = await timed(() => importer(odoo.model(MODEL), options as never).run(products('ours', count, pass)))
      const theirs = await timed(() => ofPeer(peer, products('theirs', peerCount, pass)))
      const [one, other] = [ours / count, theirs / peerCount]
      const each = (milliseconds: number) => `${milliseconds.toFixed(2)} ms`
      console.log(
        `${server.name}, ${what}: ooor ${count} in ${(ours / 1000).toFixed(1)} s and ${calls() - before} calls, ${each(one)} each; ` +
          `@fernandoslim/odoo-jsonrpc ${peerCount}, ${each(other)} each; ${(other / one).toFixed(1)} times as long`,
      )
    }
  } finally {
    await odoo.close()
    await rm(folder, { recursive: true })
    await cleanUp(server)
  }
}

checkBuild()
for (const server of servers) {
  if (!server.name.includes(values.server)) continue
  await cleanUp(server)
  await runAt(server)
}
