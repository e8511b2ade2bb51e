import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { memoryStore } from 'ooor/store'
import { ooor } from 'ooor/web'
import { describe, expect, it } from 'vitest'
import { Browser } from '../../../../tests/support/browser.ts'
import { isEmployee } from '../sessions/is-internal.ts'

const SITE = 'https://shop.example.com'

describe.each(['6.1', '7.0', '8.0', '14.0', '17.0', '18.0', '19.0'])('who works for the company, on %s', (series) => {
  it('does not come to Odoo’s pages through the site', async () => {
    const { adapter } = new Sandbox({ series })
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter, sessions: { store: memoryStore() } })
    const web = ooor(odoo, { proxy: { paths: ['/web/'] } })
    const demo = new Browser(SITE)
    await demo.visit((request) =>
      web.handle(request, async ({ session }) => {
        await (await session()).login('demo', 'demo')
        return Response.json(null)
      }),
    )
    const answer = await web.handle(demo.request('/web/anything'), () => new Response('the site’s own'))
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('mployee')])
  })

  it.each([
    ['demo', true],
    // The sandbox of 6.1 has no module that tells guests apart.
    ['portal', series === '6.1'],
  ])('is asked for in a way that the server has: %s %s', async (login, expected) => {
    const odoo = connect(`http://${login}:${login}@sandbox/sandbox`, { adapter: new Sandbox({ series }).adapter })
    const { major } = await odoo.series()
    const uid = (await odoo.whoami())?.uid ?? 0
    const call = (method: string, args: readonly unknown[]) => odoo.call('res.users', method, args)
    expect(await isEmployee(major, uid, call)).toBe(expected)
  })
})
