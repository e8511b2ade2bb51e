/**
 * What needs a real server: orders with all they refer to, and many new partners. Clients take turns, each in a
 * process of its own, and must answer the same. Writes results-real.md; a server that is not there is passed over.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Child } from '../child.ts'
import { checkBuild } from '../freshness.ts'
import { shuffled } from '../statistics.ts'
import type { RealContender } from './contender.ts'
import { floor } from './floor.ts'
import { connected, ours } from './ooor.ts'
import { realPeers } from './peers.ts'
import { type Measured, realReport } from './report.ts'
import {
  type Command,
  type Done,
  PREFIX,
  type Reply,
  type Server,
  servers,
  type Task,
  type Turn,
  WIDE,
  widePartner,
} from './workload.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    /** Only these of the peers: the others of them speak XML-RPC by the same library, and take minutes. */
    peers: { type: 'string', default: '@fernandoslim/odoo-jsonrpc,odoo-await' },
    /** Wide partners to read. */
    partners: { type: 'string', default: '20000' },
    /** Only these tasks. */
    tasks: { type: 'string', default: 'orders,create,partners' },
    'no-write': { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const tasks = values.tasks.split(',') as Task[]
const contenders = [floor, ...ours, ...realPeers.filter(({ name }) => values.peers.split(',').includes(name))]
const WARM_UP = 10

interface Runner {
  readonly contender: RealContender
  readonly child: Child
}

async function turn({ contender, child }: Runner, task: Task, count = contender.creates): Promise<Done> {
  const reply = await child.ask<Reply>({ task, count } satisfies Command)
  if (reply.is !== 'done') throw new Error(`${contender.name}: ${reply.is === 'failed' ? reply.why : reply.is}`)
  return reply
}

async function measure(all: readonly Runner[], task: Task): Promise<Measured[]> {
  if (!tasks.includes(task)) return []
  const runners = all.filter(({ contender }) => contender.tasks.includes(task))
  const turns = new Map<Runner, Turn[]>(runners.map((runner) => [runner, []]))
  // The first turn warms up, asks for schemas, and must answer what the others do.
  const digests = new Set<string | undefined>()
  for (const runner of runners) digests.add((await turn(runner, task, WARM_UP)).digest)
  if (digests.size !== 1) throw new Error(`${task}: the answers differ`)
  for (let round = 1; round <= rounds; round++) {
    for (const runner of shuffled(runners)) {
      const done = await turn(runner, task)
      turns.get(runner)?.push(done)
      console.error(`  ${task} ${round}/${rounds} ${runner.contender.name}: ${Math.round(done.milliseconds)} ms`)
    }
  }
  return runners.map((runner) => {
    const { name, how } = runner.contender
    return { name, how, turns: turns.get(runner) ?? [] }
  })
}

async function start(contender: RealContender, server: Server): Promise<Runner> {
  const child = new Child('./real/process.ts', [contender.name, server.name])
  const reply = await child.next<Reply>()
  if (reply.is === 'failed') throw new Error(`${contender.name}: ${reply.why}`)
  return { contender, child }
}

async function isThere({ origin }: Server): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/web/login`, { signal: AbortSignal.timeout(10_000) })
    // A body that is left unread holds its connection.
    await response.text()
    return response.ok
  } catch {
    return false
  }
}

/** Whatever an aborted run has left behind. */
async function cleanUp(server: Server): Promise<void> {
  const partners = connected(server).odoo.model('res.partner')
  const left = partners.where([['name', '=like', `${PREFIX} %`]]).context({ active_test: false })
  while ((await left.limit(1000).unlink()) > 0);
}

/** Partners to read, as many as lack, a thousand at a time; without mail's notes on each. */
async function fill(server: Server): Promise<void> {
  const partners = connected(server).odoo.withContext({ tracking_disable: true }).model('res.partner')
  const wanted = Number(values.partners)
  for (let made = await partners.where(WIDE.domain).count(); made < wanted; made += 1000) {
    const count = Math.min(1000, wanted - made)
    await partners.createMany(Array.from({ length: count }, (_, index) => widePartner(made + index)))
    console.error(`  ${made + count} partners to read`)
  }
}

async function runAt(server: Server) {
  const runners: Runner[] = []
  try {
    for (const contender of contenders) runners.push(await start(contender, server))
    const orders = await measure(runners, 'orders')
    const create = await measure(runners, 'create')
    if (tasks.includes('partners')) await fill(server)
    return { server, orders, create, partners: await measure(runners, 'partners') }
  } finally {
    await Promise.all(runners.map(({ child }) => child.stop()))
    await cleanUp(server)
  }
}

checkBuild()
const results = []
for (const server of servers) {
  if (await isThere(server)) {
    console.error(server.name)
    results.push(await runAt(server))
  } else console.error(`${server.name} is not there: passed over`)
}
const text = `${realReport(results, rounds)}\n`
console.log(text)
if (!values['no-write'] && results.length > 0 && tasks.length === 3)
  writeFileSync(new URL('../results-real.md', import.meta.url), text)
