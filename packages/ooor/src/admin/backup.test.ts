import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { ConfigError, connect, fetchAdapter, NetworkError, OutcomeUnknownError } from '../index.ts'

let server: Server | undefined

afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)))
  server = undefined
})

const ANSWERS: Readonly<Record<string, string>> = {
  '/web/webclient/version_info': JSON.stringify({ jsonrpc: '2.0', id: 1, result: { server_serie: '19.0' } }),
  '/jsonrpc': JSON.stringify({ jsonrpc: '2.0', id: 1, result: ['prod'] }),
  '/web/database/manager': '<html><ul class="o_database_list"></ul></html>',
}

type Form = (request: IncomingMessage, response: ServerResponse) => void

/** A server of 19 whose forms are the test's. */
async function databasesOf(form: Form, adapter?: ReturnType<typeof fetchAdapter>) {
  const started = createServer((request, response) => {
    const answer = ANSWERS[request.url ?? '']
    if (answer === undefined) return form(request, response)
    request.resume()
    response.setHeader('content-type', answer.startsWith('{') ? 'application/json' : 'text/html').end(answer)
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(started.address() as AddressInfo).port}`
  const odoo = connect({ url, database: 'prod', username: 'admin', password: 'admin' }, { ...(adapter && { adapter }) })
  return { odoo, databases: (await odoo.admin({ masterPassword: 'secret' })).databases }
}

const begin = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  response.write('PK\u0003\u0004 the first files')
}

describe.each([
  ['undici', undefined],
  ['fetch', fetchAdapter()],
])('a backup through %s', (_, adapter) => {
  it('breaks off with an error, and never ends as if it were whole', async () => {
    const { databases } = await databasesOf((request, response) => {
      request.resume()
      begin(response)
      setImmediate(() => response.destroy())
    }, adapter)
    const backup = databases.backup('prod').then((file) => file.bytes())
    expect(await failure(backup)).toBeInstanceOf(Error)
  })

  it('ends with the signal, also when it is half way', async () => {
    const { databases } = await databasesOf((_request, response) => begin(response), adapter)
    const controller = new AbortController()
    const reason = new Error('enough')
    const backup = await databases.backup('prod', { signal: controller.signal })
    const bytes = failure(backup.bytes())
    controller.abort(reason)
    expect((await bytes).message).toContain('enough')
  })

  it('that goes back, and is hung up on, may have been restored', async () => {
    const { databases } = await databasesOf((request) => {
      request.once('data', () => request.socket.destroy())
    }, adapter)
    async function* pieces() {
      for (let piece = 0; piece < 64; piece++) yield new Uint8Array(65_536)
    }
    const error = await failure(databases.restore('copy', pieces()))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toBeInstanceOf(NetworkError)
  })
})

it('nothing is sent by a connection that has been closed', async () => {
  const { odoo, databases } = await databasesOf((request) => request.socket.destroy())
  await odoo.close()
  expect(await failure(databases.list())).toBeInstanceOf(ConfigError)
})
