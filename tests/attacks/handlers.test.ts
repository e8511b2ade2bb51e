/** What a handler behind the middleware of plain `node:http` fails with: nobody else would hear of it. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'ooor'
import { ooor } from 'ooor/web/node'
import { afterEach, expect, it } from 'vitest'
import { requestOf, sendRaw } from './support/raw.ts'

const rejections: unknown[] = []
const warnings: Error[] = []
const onRejection = (reason: unknown) => void rejections.push(reason)
const onWarning = (warning: Error) => void warnings.push(warning)

afterEach(() => {
  process.off('unhandledRejection', onRejection)
  process.off('warning', onWarning)
})

it.each<[name: string, fail: (response: ServerResponse) => unknown, status: number]>([
  ['throws an error', () => Promise.reject(new Error('secret-in-here')), 500],
  ['throws what is no error', () => Promise.reject('text'), 500],
  ['throws nothing', () => Promise.reject(undefined), 500],
  [
    'throws at once',
    () => {
      throw new TypeError('at once')
    },
    500,
  ],
  [
    'throws amid its answer',
    (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('a part')
      throw new Error('amid')
    },
    // Closed: a part must not be taken for the whole.
    0,
  ],
])('a handler that %s is answered, and ends no process', async (_, fail, status) => {
  process.on('unhandledRejection', onRejection)
  process.on('warning', onWarning)
  const middleware = ooor(connect('http://host/db'))
  let isSettled = false
  const server = createServer((request, response) => {
    void middleware(request, response, () => fail(response)).then(() => {
      isSettled = true
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const answer = await sendRaw(port, requestOf('GET / HTTP/1.1', ['Host: site', 'Connection: close']))
    expect([answer.status, answer.body.includes('secret')]).toEqual([status, false])
    await new Promise((resolve) => setImmediate(resolve))
    expect([isSettled, rejections]).toEqual([true, []])
    expect(warnings.some(({ name }) => name === 'OoorWarning')).toBe(true)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    warnings.length = 0
  }
})
