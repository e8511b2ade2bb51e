import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { connect } from 'ooor'
import { fetchAdapter } from 'ooor/http'
import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'

/** Node 20 collects the signal of `AbortSignal.timeout` where only `AbortSignal.any` holds it: it never fires then. */
it('a time-out holds though memory is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const server = createServer(() => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const settings = { adapter: fetchAdapter(), timeout: 100, totalTimeout: 20_000, retry: false } as const
  const odoo = connect(`http://127.0.0.1:${port}/db`, settings)
  const collecting = setInterval(collect, 10)
  try {
    expect(await failure(odoo.series())).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('within 100 ms (timeout)'),
    })
  } finally {
    clearInterval(collecting)
    server.closeAllConnections()
    server.close()
  }
})
