import { connect } from 'ooor'
import { expect, it } from 'vitest'
import { Sandbox } from './sandbox.ts'

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it('ends a long poll that is aborted, as a network does', async () => {
  const { adapter } = new Sandbox({ series: '14.0' })
  const leaving = new AbortController()
  const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', params: { channels: ['mine'], last: 0 } })
  const headers = { 'content-type': 'application/json' }
  const url = 'http://sandbox/longpolling/poll'
  const asked = adapter.send({ method: 'POST', url, headers, body, signal: leaving.signal })
  await later(20)
  leaving.abort(new Error('gone'))
  await expect(asked).rejects.toThrow('gone')
  await expect(adapter.send({ method: 'GET', url, headers: {}, signal: leaving.signal })).rejects.toThrow('gone')
})

it.each(['8.0', '14.0'])(
  'tells a notification of %s once to who listens anew, also over an adapter that lets no poll go',
  async (series) => {
    const { adapter } = new Sandbox({ series })
    const deaf: typeof adapter = { ...adapter, send: ({ signal: _, ...request }) => adapter.send(request) }
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: deaf })
    const { bus } = odoo.defaultSession
    const options = { channels: ['mine'], types: ['ooor/connected'] as const }
    for await (const _ of bus.listen(options)) break
    const told: unknown[] = []
    const stop = bus.on('*', ({ id }) => told.push(id), { channels: ['mine'] })
    await later(20)
    await odoo.call('bus.bus', 'sendone', ['mine', 'hello'])
    await later(20)
    expect(told).toEqual([1])
    stop()
    await odoo.close()
  },
)
