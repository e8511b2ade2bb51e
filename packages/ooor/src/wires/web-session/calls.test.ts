import { expect, it } from 'vitest'
import { CookieJar } from '../../http/index.ts'
import { parseSeries } from '../series.ts'
import type { Server } from '../server.ts'
import type { Context, WireSession } from '../wire.ts'
import { Calls } from './calls.ts'
import type { PagesAndForms } from './pages-and-forms.ts'
import { WebSender } from './web-sender.ts'

/** What is sent for calls, one after the other. */
function sending(series = '19.0', innerSessionId?: string) {
  const sent: { path: string; params: unknown }[] = []
  const server = {
    knownSeries: parseSeries(series),
    base: { path: '', resolve: (path: string) => path },
    send: async (path: string, { body }: { body: string }) => {
      const { id: _, ...told } = JSON.parse(body) as { id: number; params: unknown }
      sent.push({ path, params: told.params })
      return { status: 200, headers: { getSetCookie: () => [] }, text: async () => '{"jsonrpc":"2.0","result":1}' }
    },
  }
  const session = { cookies: new CookieJar('https://host'), innerSessionId } as unknown as WireSession
  const calls = new Calls(new WebSender(server as unknown as Server), {} as PagesAndForms)
  const call = (method: string, args: unknown[], kwargs: object, context?: Context) =>
    calls.call(session, { model: 'res.partner', method, args, kwargs: kwargs as never }, context)
  return { sent, call }
}

it('says of each call what it is, whatever the last one was', async () => {
  const { sent, call } = sending()
  const [user, other] = [
    { lang: 'en_US', uid: 2 },
    { lang: 'fr_FR', uid: 2 },
  ]
  const ids: unknown[] = [1]
  const listing = { allowed_company_ids: ids }
  await call('read', [[3], ['na"me']], {}, user)
  await call('read', [[4]], { load: '' }, user)
  await call('read', [[5]], {}, other)
  await call('search', [[]], {}, user)
  await call('search', [[]], {})
  await call('search', [[]], { limit: 1 })
  await call('search', [[]], {}, listing)
  ids.push(2)
  await call('search', [[]], {}, listing)
  await call('re"ad', [undefined, null], {}, {})
  const of = (method: string, args: unknown[], kwargs: object) => ({ model: 'res.partner', method, args, kwargs })
  expect(sent.map(({ params }) => params)).toEqual([
    of('read', [[3], ['na"me']], { context: user }),
    of('read', [[4]], { load: '', context: user }),
    of('read', [[5]], { context: other }),
    of('search', [[]], { context: user }),
    of('search', [[]], {}),
    of('search', [[]], { limit: 1 }),
    of('search', [[]], { context: { allowed_company_ids: [1] } }),
    of('search', [[]], { context: { allowed_company_ids: [1, 2] } }),
    of('re"ad', [null, null], { context: {} }),
  ])
  expect(sent.at(-1)?.path).toBe('/web/dataset/call_kw/res.partner/re%22ad')
})

it('names the session within the session, up to 7.0', async () => {
  const { sent, call } = sending('7.0', 'inner')
  await call('read', [[3]], {}, { lang: 'en_US' })
  expect(sent).toEqual([
    {
      path: '/web/dataset/call_kw',
      params: {
        model: 'res.partner',
        method: 'read',
        args: [[3]],
        kwargs: { context: { lang: 'en_US' } },
        session_id: 'inner',
      },
    },
  ])
})
