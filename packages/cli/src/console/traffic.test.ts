import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { expect, it } from 'vitest'
import { type Exchange, Line, Traffic } from './traffic.ts'

it('counts the calls of a line, and ends them and no others', async () => {
  const traffic = new Traffic()
  const sandbox = new Sandbox()
  const held: (() => void)[] = []
  let isHeld = false
  const odoo = connect('http://admin:admin@sandbox/sandbox', {
    middleware: [
      traffic.middleware,
      async (request, next) => {
        if (!isHeld) return next(request)
        await new Promise<void>((resolve, reject) => {
          held.push(resolve)
          request.signal?.addEventListener('abort', () => reject(request.signal?.reason))
        })
        return next(request)
      },
    ],
    adapter: sandbox.adapter,
  })
  const exchanges: Exchange[] = []
  traffic.onExchange = (exchange) => exchanges.push(exchange)
  const partners = odoo.model('res.partner')
  await partners.count()
  expect(exchanges).toEqual([])

  const first = new Line()
  await traffic.run(first, () => partners.count())
  expect(first.calls).toBe(1)
  expect(exchanges).toMatchObject([{ what: 'res.partner.search_count', status: 200 }])

  isHeld = true
  const line = new Line()
  const ofLine = traffic.run(line, () => partners.count())
  const behind = partners.count()
  await expect.poll(() => held.length).toBe(2)
  line.stop()
  await expect(ofLine).rejects.toThrow()
  for (const go of held) go()
  expect(await behind).toBeGreaterThan(0)
  expect(exchanges.at(-1)).toMatchObject({ what: 'res.partner.search_count', status: undefined })
})
