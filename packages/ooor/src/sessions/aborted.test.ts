import { Sandbox } from '@ooor/sandbox'
import { afterEach, expect, it } from 'vitest'
import { rejection } from '../../../../tests/support/failure.ts'
import { connect, type HttpMiddleware } from '../index.ts'

const unheard: unknown[] = []
const onRejection = (reason: unknown) => void unheard.push(reason)

afterEach(() => {
  process.off('unhandledRejection', onRejection)
  unheard.length = 0
})

/** A connection to a server of which one path is not there, and the paths that were asked for. */
function listened() {
  const paths: string[] = []
  const listen: HttpMiddleware = (request, next) => {
    paths.push(new URL(request.url).pathname)
    return next(request)
  }
  const url = 'http://admin:admin@sandbox/sandbox'
  return { odoo: connect(url, { adapter: new Sandbox().adapter, middleware: [listen] }), paths }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('who was gone before is told why, and nothing is sent', async () => {
  process.on('unhandledRejection', onRejection)
  const { odoo, paths } = listened()
  const visitor = odoo.visitor()
  await visitor.request('/shop/cart/quantity')
  paths.length = 0
  const signal = AbortSignal.abort('gone')
  expect(await rejection(visitor.request('/not/there', {}, { signal }))).toBe('gone')
  expect(await rejection(visitor.call('res.partner', 'search', [[]], {}, { signal }))).toBe('gone')
  expect(await rejection(visitor.fetch('/shop', { signal }))).toBe('gone')
  await settled()
  expect([paths, unheard]).toEqual([[], []])
})

it('what fails for one who is gone by then, ends no process', async () => {
  process.on('unhandledRejection', onRejection)
  const { odoo } = listened()
  const gone = new AbortController()
  const asked = odoo.visitor().call('res.partner', 'search', [[]], {}, { signal: gone.signal })
  gone.abort('gone')
  expect(await rejection(asked)).toBe('gone')
  // A wait that others share: the login, which fails later.
  const lost = connect('http://host/db', {
    adapter: { send: () => Promise.reject(new Error('no network')), close: async () => {} },
  })
  expect(await rejection(lost.visitor().login('a', 'b', { signal: AbortSignal.abort('gone') }))).toBe('gone')
  expect(await rejection(lost.defaultSession.series({ signal: AbortSignal.abort('gone') }))).toBe('gone')
  await settled()
  expect(unheard).toEqual([])
})
