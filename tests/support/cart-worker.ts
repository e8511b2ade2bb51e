/**
 * A worker with nothing but carts, for the swarm: `GET /cart`, `POST /cart/<product>/<quantity>`.
 *
 *   cart-worker.ts <odoo url> <database> <redis url> <key> <redis | unstorage>
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { connect, isOoorError } from 'ooor'
import { redisStore, storageStore } from 'ooor/store'
import { ooor } from 'ooor/web/node'
import { createStorage } from 'unstorage'
import redisDriver from 'unstorage/drivers/redis'

// tsx maps the stack of every error, also of those that undici makes and drops with each socket that closes.
process.setSourceMapsEnabled(false)

const [odooUrl = '', database = '', redisUrl = '', key = '', kind = ''] = process.argv.slice(2)

const store = kind === 'unstorage' ? unstorage() : ioredis()
const odoo = connect({ url: odooUrl, database, sessions: { store, keys: [key] } })
const middleware = ooor(odoo)

function ioredis() {
  const redis = new Redis(redisUrl)
  return redisStore(([name = '', ...args]) => redis.call(name, ...args))
}

function unstorage() {
  return storageStore(createStorage({ driver: redisDriver({ url: redisUrl }) }))
}

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
