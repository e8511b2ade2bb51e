import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { DatabaseUnavailableError } from '../errors/index.ts'
import { type ConnectionSettings, connect } from '../index.ts'

/** What the server says while PostgreSQL takes no connections (wire/8.0/svc-outage-closed-call_kw). */
const CLOSED: ScriptedAnswer = {
  body: JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    error: {
      code: 200,
      message: 'Odoo Server Error',
      data: {
        name: 'psycopg2.OperationalError',
        message: 'FATAL:  database "shop" is not currently accepting connections\n',
        debug: 'Traceback',
      },
    },
  }),
}

/** A server that cannot open its database `closed` times, after the login. */
function serverOf(closed: number, retry: ConnectionSettings['retry'] = { delay: 1 }, more: ConnectionSettings = {}) {
  const asked: string[] = []
  const adapter = scriptedOdoo('14.0', (path, { body }) => {
    if (path.endsWith('/authenticate')) return result({ uid: 2, db: 'shop', user_context: {} })
    const { params } = JSON.parse(String(body)) as { params: { readonly method?: string } }
    asked.push(params.method ?? path)
    return asked.length <= closed ? CLOSED : result(7)
  })
  const odoo = connect('http://admin:admin@host/shop', { adapter, retry, ...more })
  const retries: { readonly attempt: number; readonly reason: unknown; readonly method: string | undefined }[] = []
  odoo.on('retry', ({ attempt, reason, call }) => retries.push({ attempt, reason, method: call?.method }))
  return { odoo, asked, retries }
}

describe('while the database cannot be opened', () => {
  it('what changes nothing is asked for again, as often as retry says', async () => {
    const { odoo, asked, retries } = serverOf(2)
    expect(await odoo.call('res.partner', 'search_count', [[]])).toBe(7)
    expect(asked).toEqual(['search_count', 'search_count', 'search_count'])
    expect(retries).toEqual([
      { attempt: 1, reason: expect.any(DatabaseUnavailableError), method: 'search_count' },
      { attempt: 2, reason: expect.any(DatabaseUnavailableError), method: 'search_count' },
    ])
  })

  it('and no more often', async () => {
    const { odoo, asked } = serverOf(9, { delay: 1, limit: 3 })
    expect(await failure(odoo.call('res.partner', 'search_count', [[]]))).toBeInstanceOf(DatabaseUnavailableError)
    expect(asked).toHaveLength(4)
  })

  it.each([
    ['false', false],
    ['a limit of none', { limit: 0 }],
    ['a pause that is too long', { delay: 9000, maxDelay: 10 }],
  ] as const)('not at all with %s', async (_, retry) => {
    const { odoo, asked } = serverOf(1, retry)
    expect(await failure(odoo.call('res.partner', 'search_count', [[]]))).toBeInstanceOf(DatabaseUnavailableError)
    expect(asked).toHaveLength(1)
  })

  it('nor beyond totalTimeout', async () => {
    const { odoo, asked } = serverOf(1, { delay: 9000 }, { totalTimeout: 100 })
    expect(await failure(odoo.call('res.partner', 'search_count', [[]]))).toBeInstanceOf(DatabaseUnavailableError)
    expect(asked).toHaveLength(1)
  })

  it('what may change something is not', async () => {
    const { odoo, asked } = serverOf(1)
    for (const work of [
      () => odoo.call('res.partner', 'write', [[1], { name: 'x' }]),
      () => odoo.session().request('/shop/cart/update_json', { product_id: 1 }),
    ]) {
      asked.length = 0
      expect(await failure(work())).toBeInstanceOf(DatabaseUnavailableError)
      expect(asked).toHaveLength(1)
    }
  })

  it('a route that reads is', async () => {
    const { odoo, asked } = serverOf(1)
    expect(await odoo.session().request('/shop/cart/quantity', {}, { isReadOnly: true })).toBe(7)
    expect(asked).toHaveLength(2)
  })

  it('and whoever aborts waits no longer', async () => {
    const { odoo, asked } = serverOf(9, { delay: 60_000, maxDelay: 100_000 })
    const controller = new AbortController()
    odoo.on('retry', () => controller.abort(new Error('enough')))
    const call = odoo.call('res.partner', 'search_count', [[]], {}, { signal: controller.signal })
    expect((await failure(call)).message).toContain('enough')
    expect(asked).toHaveLength(1)
  })
})
