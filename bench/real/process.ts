/** One client and one real server, in a process of its own; a turn at a time. */
import { createHash } from 'node:crypto'
import type { ReadPartners, Work } from './contender.ts'
import { floor } from './floor.ts'
import { connected, ours } from './ooor.ts'
import { realPeers } from './peers.ts'
import { type Command, partnerValues, type Reply, servers, type Turn } from './workload.ts'

const [name, at] = process.argv.slice(2)
const reply = (message: Reply) => process.send?.(message)
const server = servers.find((one) => one.name === at)
const contender = [floor, ...ours, ...realPeers].find((one) => one.name === name)

async function measure(work: Work, task: () => Promise<number>): Promise<Turn> {
  const calls = work.calls()
  const cpuBefore = process.cpuUsage()
  const begin = performance.now()
  const count = await task()
  const milliseconds = performance.now() - begin
  const { user, system } = process.cpuUsage(cpuBefore)
  return { milliseconds, cpu: (user + system) / 1000, calls: work.calls() - calls, count }
}

async function handle(work: Work, { task, count }: Command): Promise<void> {
  if (task === 'orders') {
    let digest = ''
    const turn = await measure(work, async () => {
      const trees = (await work.orders?.()) ?? []
      digest = createHash('sha1').update(JSON.stringify(trees)).digest('hex')
      return trees.length
    })
    reply({ is: 'done', ...turn, digest })
    return
  }
  if (task === 'partners') {
    let read: ReadPartners | undefined
    const turn = await measure(work, async () => {
      read = await work.partners?.()
      return read?.count ?? 0
    })
    const digest = createHash('sha1')
    for (const row of read?.rows() ?? []) digest.update(JSON.stringify(row))
    reply({ is: 'done', ...turn, digest: digest.digest('hex') })
    return
  }
  let ids: number[] = []
  const values = partnerValues(count)
  const turn = await measure(work, async () => {
    ids = (await work.create?.(values)) ?? []
    return ids.length
  })
  // Whoever made them, they are deleted by one call that is not measured.
  if (server !== undefined) await connected(server).odoo.model('res.partner').raw.unlink(ids)
  reply({ is: 'done', ...turn })
}

const failed = (error: unknown) => reply({ is: 'failed', why: error instanceof Error ? error.message : String(error) })
process.on('disconnect', () => process.exit())

try {
  if (server === undefined || contender === undefined) throw new Error(`there is no ${name} or no ${at}`)
  const work = await contender.start(server)
  process.on('message', (command: Command) => void handle(work, command).catch(failed))
  reply({ is: 'ready' })
} catch (error) {
  failed(error)
}
