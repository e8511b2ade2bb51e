/**
 * Alice and Bob, two anonymous visitors of one shop, on one connection.
 *
 *   npm run demo                                                    on the embedded sandbox
 *   npm run demo -- --series 14.0                                   the same as another series
 *   npm run demo -- --url http://localhost:8069 --database prod --username admin --password admin \
 *                   --alice portal:portal                           on a real Odoo with website_sale
 */
import { parseArgs } from 'node:util'
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpMiddleware } from 'ooor'
import { type Shopper, tellStory } from './story.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    database: { type: 'string' },
    username: { type: 'string', default: 'admin' },
    password: { type: 'string', default: 'admin' },
    alice: { type: 'string', default: 'portal:portal' },
    series: { type: 'string', default: '19.0' },
  },
})

let calls = 0
const count: HttpMiddleware = (request, next) => {
  calls++
  return next(request)
}

const [login = '', password = ''] = values.alice.split(/:(.*)/)
const alice: Shopper = { login, password }

if (values.url === undefined) {
  const sandbox = new Sandbox({ series: values.series })
  const server = await sandbox.listen()
  try {
    await play(connectTo(server.url, sandbox.database))
  } finally {
    await server.close()
  }
} else {
  await play(connectTo(values.url, values.database))
}

function connectTo(url: string, database: string | undefined): Connection {
  const { username, password } = values
  return connect({ url, username, password, middleware: [count], ...(database !== undefined && { database }) })
}

async function play(odoo: Connection): Promise<void> {
  try {
    await tellStory(odoo, alice, (line) => console.log(line))
    console.log(`\n${calls} HTTP calls in all, over one connection.`)
  } finally {
    await odoo.close()
  }
}
