/**
 * A worker with nothing but carts, for the swarm: `GET /cart`, `POST /cart/<product>/<quantity>`.
 *
 *   cart-worker.ts <odoo url> <database> <redis url, or ports of the cluster or the sentinels> <key> <store>
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Cluster, Redis } from 'ioredis'
import { connect, isOoorError } from 'ooor'
import { redisStore, type SessionStore, storageStore } from 'ooor/store'
import { ooor } from 'ooor/web/node'
import { createCluster, createSentinel } from 'redis'
import { createStorage } from 'unstorage'
import redisDriver from 'unstorage/drivers/redis'
import { SENTINEL_NAME } from './redis.ts'
import type { SwarmStore } from './swarm.ts'

// tsx maps the stack of every error, also of those that undici makes and drops with each socket that closes.
process.setSourceMapsEnabled(false)

const [odooUrl = '', database = '', address = '', key = '', kind = ''] = process.argv.slice(2)

/** Longer than the others need to make a replica a master. */
const CONNECT_MS = 3000
const host = '127.0.0.1'
const nodes = () => address.split(',').map((port) => ({ host, port: Number(port) }))

const stores: Record<SwarmStore, () => SessionStore | Promise<SessionStore>> = {
  redis: () => ofIoredis(new Redis(address)),
  unstorage: () => storageStore(createStorage({ driver: redisDriver({ url: address }) })),
  'cluster by ioredis': () => ofIoredis(new Cluster(nodes())),
  'sentinel by ioredis': () => ofIoredis(new Redis({ name: SENTINEL_NAME, sentinels: nodes() })),
  'cluster by node-redis': ofNodeRedisCluster,
  'sentinel by node-redis': async () => {
    const sentinel = createSentinel({ name: SENTINEL_NAME, sentinelRootNodes: nodes() })
    sentinel.on('error', told)
    await sentinel.connect()
    return redisStore((args) => sentinel.sendCommand(false, args))
  },
}

/** A worker may start while a master is away: for that one `connect()` waits without end, and looks for no other. */
async function ofNodeRedisCluster(): Promise<SessionStore> {
  for (;;) {
    // Otherwise commands wait in the queue of a dead master for ever, and nobody looks for the new one.
    const cluster = createCluster({
      rootNodes: nodes().map((socket) => ({ socket })),
      defaults: { disableOfflineQueue: true },
      topologyRefreshOnReconnectionAttemptStrategy: 1000,
    })
    cluster.on('error', told)
    const connected = cluster.connect().then(
      () => true,
      () => false,
    )
    if (await Promise.race([connected, setTimeout(CONNECT_MS, false)])) {
      return redisStore((args, first) => cluster.sendCommand(first, false, args))
    }
    cluster.destroy()
  }
}

function ofIoredis(redis: Redis | Cluster): SessionStore {
  redis.on('error', told)
  return redisStore(([name = '', ...args]) => redis.call(name, ...args))
}

/** Clients tell of lost connections so, and connect again by themselves. */
function told(error: Error): void {
  process.stderr.write(`redis: ${error.message}\n`)
}

const odoo = connect({ url: odooUrl, database, sessions: { store: await stores[kind as SwarmStore](), keys: [key] } })
const middleware = ooor(odoo)

async function answer(
  path: string,
  open: () => ReturnType<typeof odoo.sessions.create> | Promise<ReturnType<typeof odoo.sessions.create>>,
) {
  const session = await open()
  const [, , product, quantity] = path.split('/')
  if (product !== undefined) return session.cart.add(Number(product), Number(quantity))
  return session.cart.lines()
}

const server = createServer((request, response) =>
  middleware(request, response, async (failure) => {
    try {
      if (failure !== undefined) throw failure
      const body = await answer(request.url ?? '', () => request.ooor.session())
      response.end(JSON.stringify(body))
    } catch (error) {
      response.statusCode = 500
      response.end(JSON.stringify({ error: isOoorError(error) ? `${error.name}: ${error.message}` : String(error) }))
    }
  }),
)
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`worker at ${(server.address() as AddressInfo).port}\n`)
})
