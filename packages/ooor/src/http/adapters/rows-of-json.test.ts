import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readJsonRpc } from '../../wires/json-rpc.ts'
import { whole } from '../buffered.ts'
import { quickly } from '../text-reader.ts'
import type { HttpAdapter, HttpResponse } from '../types.ts'
import { undiciAdapter } from './undici.ts'

const result = Array.from({ length: 2000 }, (_, at) => ({
  id: at + 1,
  name: `Département №${at}`,
  active: at % 2 === 0,
  rate: at / 8,
  country_id: at % 3 === 0 ? false : [at % 7, `Country "${at % 7}"`],
}))
const json = JSON.stringify({ jsonrpc: '2.0', id: 1, result })
/** More than is left to `JSON.parse` at first. */
const ENOUGH = Math.ceil((4 * 1024 * 1024) / json.length)

let server: Server
let adapter: HttpAdapter
let url: string
const get = (path: string): Promise<HttpResponse> => adapter.send({ method: 'GET', url: url + path, headers: {} })

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/gzip') return response.setHeader('content-encoding', 'gzip').end(gzipSync(json))
    if (request.url === '/small') return response.end('{"result": [{"id": 1}]}')
    if (request.url === '/broken') return response.end(json.slice(0, -1))
    return response.end(json)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  adapter = undiciAdapter()
  expect(await quickly(await get('/'))).toBe(undefined)
  for (let read = 1; read < ENOUGH; read++) await quickly(await get('/'))
})
afterAll(async () => {
  await adapter.close()
  server.close()
})

it('reads the rows of large answers, encoded ones too', async () => {
  for (const path of ['/', '/gzip']) {
    const response = await get(path)
    expect(await quickly(response)).toEqual({ jsonrpc: '2.0', id: 1, result })
    expect(await readJsonRpc(url, response, undefined)).toEqual(result)
    // As often as one likes.
    expect(await response.text()).toBe(json)
  }
})

it('goes through layers that wait for the whole answer', async () => {
  const response = await get('/')
  expect(await whole(response)).toBe(response)
})

it('leaves small answers and what is no JSON to JSON.parse', async () => {
  expect(await quickly(await get('/small'))).toBe(undefined)
  const broken = await get('/broken')
  expect(await quickly(broken)).toBe(undefined)
  await expect(readJsonRpc(url, broken, undefined)).rejects.toThrow('not whole JSON')
})

it('is not asked when a middleware has put another text in its place', async () => {
  const response = await get('/')
  const other = { ...response, text: async () => '{"jsonrpc": "2.0", "id": 1, "result": [{"id": 7}]}' }
  expect(await readJsonRpc(url, other, undefined)).toEqual([{ id: 7 }])
})
