import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ShopVariables } from './visitor.ts'

const js = readFileSync(new URL('./live-orders.js', import.meta.url), 'utf8')
const version = createHash('sha256').update(js).digest('hex').slice(0, 10)

/** The shop's one script: it draws what is live again. */
export const LIVE_SCRIPT = `/live-${version}.js`

/** Where a page hears that the orders of its visitor have changed. */
export const LIVE_ORDERS = '/orders/live'

const INTERVAL = 2000

/** Pages of one user that hear of changes at once: each of them has Odoo asked every two seconds. */
const MOST_OF_ONE = 8

/** Tells a visitor's page of changes of their own orders, as server-sent events. */
export function addLiveOrders(app: Hono<{ Variables: ShopVariables }>): void {
  app.get(LIVE_SCRIPT, (c) =>
    c.body(js, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )

  const open = new Map<number, number>()
  const count = (uid: number, more: number) => {
    const now = (open.get(uid) ?? 0) + more
    if (now > 0) open.set(uid, now)
    else open.delete(uid)
  }

  app.get(LIVE_ORDERS, async (c) => {
    const session = c.var.ooor.hasCookie ? await c.var.ooor.session() : undefined
    if (session === undefined || session.isVisitor) return c.body(null, 204)
    const { uid } = session
    if (uid === null || (open.get(uid) ?? 0) >= MOST_OF_ONE) return c.body(null, 429)
    count(uid, 1)
    return streamSSE(c, async (stream) => {
      const leaving = new AbortController()
      stream.onAbort(() => leaving.abort())
      const orders = session.model('sale.order').select('name', 'state', 'amount_total')
      const changes = orders.order('id desc').limit(50).live({ interval: INTERVAL, signal: leaving.signal })
      try {
        for await (const { kind, id } of changes) await stream.writeSSE({ event: 'change', data: `${kind} ${id}` })
      } catch (error) {
        // Logging out ends it, as leaving does: the browser asks again, and is told that there is nothing.
        if (!leaving.signal.aborted) throw error
      } finally {
        count(uid, -1)
      }
    })
  })
}
