import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, type Running, start } from './process.ts'

const run = promisify(execFile)

/** How long a node may be silent before the others take it for dead. */
const NODE_TIMEOUT_MS = 1000

export interface RedisServer {
  readonly url: string
  stop(): Promise<void>
}

/** Several servers that stand in for one another. */
export interface RedisGroup {
  /** Where to begin: nodes of the cluster, or the sentinels. */
  readonly ports: readonly number[]
  /** Kills a master with SIGKILL, and waits until the others have made a replica of its a master. */
  killMaster(): Promise<void>
  stop(): Promise<void>
}

interface Node {
  readonly port: number
  readonly server: Running
}

/** A Redis of the test's own: in memory, in a folder that goes with it. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ooor-redis-'))
  const { port, server } = await startNode(folder)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => stopAll([server], folder),
  }
}

/** Three masters with a replica each. */
export async function startRedisCluster(): Promise<RedisGroup> {
  const folder = await mkdtemp(join(tmpdir(), 'ooor-cluster-'))
  const nodes: Node[] = []
  for (let index = 0; index < 6; index++) {
    nodes.push(
      await startNode(
        folder,
        ...['--cluster-enabled', 'yes', '--cluster-config-file', `nodes-${index}.conf`],
        ...['--cluster-node-timeout', String(NODE_TIMEOUT_MS), '--cluster-port', String(await freePort())],
      ),
    )
  }
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`)
  await run('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes'])
  const ports = nodes.map(({ port }) => port)
  const ask = (port: number, ...args: string[]) => cli(port, 'CLUSTER', ...args)
  const isWhole = async (port: number) => /cluster_state:ok/.test(await ask(port, 'INFO'))
  for (const { port } of nodes) await until(() => isWhole(port))
  // Who has never had its master's data does not take over.
  for (const { port } of nodes.slice(3)) {
    await until(async () => /master_link_status:up/.test(await cli(port, 'INFO', 'replication')))
  }
  return {
    ports,
    killMaster: async () => {
      const roles = await Promise.all(nodes.map(async (node) => ({ node, role: await cli(node.port, 'ROLE') })))
      const master = roles.find(({ role }) => role.startsWith('master'))?.node
      const other = roles.find(({ node, role }) => node !== master && role.startsWith('master'))?.node
      if (master === undefined || other === undefined) throw new Error('the cluster has no two masters')
      const id = (await ask(master.port, 'MYID')).trim()
      await master.server.stop('SIGKILL')
      // Its slots have a new owner when the others no longer name it for any, and answer again.
      await until(async () => !ownsSlots(await ask(other.port, 'NODES'), id) && (await isWhole(other.port)))
    },
    stop: () =>
      stopAll(
        nodes.map(({ server }) => server),
        folder,
      ),
  }
}

/** The name under which the sentinels know the master. */
export const SENTINEL_NAME = 'sessions'

/** A master, its replica, and three sentinels that watch them. */
export async function startRedisSentinels(): Promise<RedisGroup> {
  const folder = await mkdtemp(join(tmpdir(), 'ooor-sentinel-'))
  const master = await startNode(folder)
  const replica = await startNode(folder, '--replicaof', '127.0.0.1', String(master.port))
  await until(async () => /master_link_status:up/.test(await cli(replica.port, 'INFO', 'replication')))
  const sentinels: Node[] = []
  for (let index = 0; index < 3; index++) {
    const port = await freePort()
    const file = join(folder, `sentinel-${index}.conf`)
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `sentinel monitor ${SENTINEL_NAME} 127.0.0.1 ${master.port} 2`,
      `sentinel down-after-milliseconds ${SENTINEL_NAME} ${NODE_TIMEOUT_MS}`,
      `sentinel failover-timeout ${SENTINEL_NAME} ${5 * NODE_TIMEOUT_MS}`,
    ]
    await writeFile(file, `${lines.join('\n')}\n`)
    sentinels.push({ port, server: await start('redis-server', [file, '--sentinel'], /\+monitor master/) })
  }
  const masterOf = (port: number) => cli(port, 'SENTINEL', 'get-master-addr-by-name', SENTINEL_NAME)
  const knowsAll = async ({ port }: Node) => {
    const told = await cli(port, 'SENTINEL', 'master', SENTINEL_NAME)
    return /num-slaves\n1\n/.test(told) && /num-other-sentinels\n2\n/.test(told)
  }
  for (const sentinel of sentinels) await until(() => knowsAll(sentinel))
  return {
    ports: sentinels.map(({ port }) => port),
    killMaster: async () => {
      await master.server.stop('SIGKILL')
      for (const { port } of sentinels) {
        await until(async () => (await masterOf(port)).includes(String(replica.port)))
      }
    },
    stop: () =>
      stopAll(
        [master, replica, ...sentinels].map(({ server }) => server),
        folder,
      ),
  }
}

async function startNode(folder: string, ...more: readonly string[]): Promise<Node> {
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
  return { port, server: await start('redis-server', [...options, ...more], /Ready to accept connections/) }
}

async function stopAll(servers: readonly Running[], folder: string): Promise<void> {
  await Promise.all(servers.map((server) => server.stop('SIGKILL')))
  await rm(folder, { recursive: true, force: true })
}

async function cli(port: number, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('redis-cli', ['-p', String(port), ...args])
  return stdout
}

function ownsSlots(nodes: string, id: string): boolean {
  const [line = ''] = nodes.split('\n').filter((one) => one.startsWith(id))
  // id, address, flags, master, ping, pong, epoch, link state, slots
  return line.split(' ').length > 8
}

/** Asks again and again: other processes tell of their state by no event. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > end) throw new Error('waited for Redis for 30 s')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
