import { Sandbox } from '@ooor/sandbox'
import { connect, type Session, SessionExpiredError } from 'ooor'
import { ooor } from 'ooor/web'
import { describe, expect, it } from 'vitest'
import { Browser } from '../../../../tests/support/browser.ts'

describe('a user whose session Odoo has ended', () => {
  it('hears of it from calls, and sees Odoo’s pages as a visitor', async () => {
    const sandbox = new Sandbox({ series: '16.0' })
    const odoo = connect('http://sandbox/sandbox', { adapter: sandbox.adapter })
    const web = ooor(odoo, { proxy: { paths: ['/shop/cart'] } })
    const browser = new Browser('http://localhost:3000')
    const visit = async (use: (session: Session) => Promise<unknown>) => {
      let outcome: unknown
      const response = await web.handle(browser.request('/'), async ({ session }) => {
        outcome = await use(await session()).catch((error: unknown) => error)
        return new Response('')
      })
      browser.take(response)
      return outcome
    }
    await visit(async (session) => {
      await session.login('portal', 'portal')
      sandbox.forgetSession(session.id ?? '')
    })
    const search = (session: Session) => session.call('res.partner', 'search', [[]])
    expect(await visit(search)).toBeInstanceOf(SessionExpiredError)
    expect(await visit(search)).toBeInstanceOf(SessionExpiredError)
    const page = await web.handle(browser.request('/shop/cart'), () => new Response(''))
    expect(page.status).toBe(200)
    await visit((session) => session.login('portal', 'portal'))
    expect(await visit(search)).toBeInstanceOf(Array)
  })
})
