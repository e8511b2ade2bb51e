import { Sandbox } from '@ooor/sandbox'
import { type ConnectionSettings, connect, type HttpMiddleware, SessionStoreError, UnknownModelError } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'

const sandbox = new Sandbox()
const connected = (login: string, settings: ConnectionSettings = {}) =>
  connect(`http://${login}:${login}@sandbox/sandbox`, { adapter: sandbox.adapter, retry: false, ...settings })

it('is told with those that are like it, as far as the user may know', async () => {
  const error = await failure(connected('admin').call('res.parnter', 'search', [[]]))
  expect(error).toMatchObject({ name: 'UnknownModelError', model: 'res.parnter', method: 'search' })
  expect(error.message).toContain("did you mean 'res.partner'?")
  const ofPortal = await failure(connected('portal').call('res.parnter', 'search', [[]]))
  expect(ofPortal).toBeInstanceOf(UnknownModelError)
})

it('is what it is, whatever becomes of the question for others', async () => {
  const breaks: HttpMiddleware = (request, next) =>
    request.url.includes('ir.model') ? Promise.reject(new SessionStoreError('no answer')) : next(request)
  const error = await failure(connected('admin', { middleware: [breaks] }).call('res.parnter', 'search', [[]]))
  expect(error).toBeInstanceOf(UnknownModelError)
})
