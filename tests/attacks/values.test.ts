/** Values that mean something else than they say. */
import { ConfigError, connect } from 'ooor'
import { ooor } from 'ooor/web'
import { describe, expect, it, vi } from 'vitest'
import { localPath, withParam } from '../../examples/shop/local-path.ts'
import { failure } from '../support/failure.ts'
import { result, scriptedOdoo } from '../support/scripted-adapter.ts'

const json2 = () => {
  const adapter = scriptedOdoo('19.0', (path) => ({ body: path.endsWith('context_get') ? '{"uid":2}' : '[]' }))
  const odoo = connect({ url: 'http://host/odoo', database: 'db', apiKey: 'k'.repeat(40) }, { adapter, wire: 'json2' })
  return { adapter, odoo }
}

describe('values', () => {
  it('names of models and methods lead nowhere else', async () => {
    const { adapter, odoo } = json2()
    for (const [model, method] of [
      ['..', 'session'],
      ['.', 'read'],
      ['res.partner', '..'],
      ['', 'read'],
    ] as const) {
      const error = await failure(odoo.call(model, method, [], {}))
      expect([model, method, ConfigError.is(error)]).toEqual([model, method, true])
    }
    await odoo.call('../../x', 'a/b', [], {}).catch(() => {})
    const paths = adapter.requests.map(({ url }) => new URL(url).pathname)
    for (const path of paths.filter((one) => !one.includes('/json/2/'))) expect(path).not.toContain('session')
    expect(paths.filter((path) => path.includes('%2F') || !path.includes('..')).length).toBe(paths.length)
  })

  it('names with half a character are refused by name, whoever brings them', async () => {
    const odoo = connect({ url: 'http://odoo', database: 'db', adapter: scriptedOdoo('17.0', () => result([])) })
    const half = '\ud800'
    for (const asked of [
      () => odoo.visitor().call(half, 'read', [[1]]),
      () => odoo.visitor().call('res.partner', half, []),
      () =>
        odoo
          .visitor()
          .model(half as never)
          .where([])
          .ids(),
    ]) {
      await expect(asked()).rejects.toThrow(/half a character at the call’s name\[\d\]/)
    }
    expect(() => connect({ url: 'http://odoo', database: half })).toThrow(/half a character at database/)
  })

  it('times beyond what timers can hold are refused, not taken for now', () => {
    const adapter = scriptedOdoo('19.0', () => result({}))
    for (const options of [
      { timeout: 2 ** 31 },
      { totalTimeout: 2 ** 31 },
      { timeout: Number.POSITIVE_INFINITY },
      { limit: { rate: { requests: 1, per: 2 ** 31 } } },
    ]) {
      expect(() => connect('http://host/db', { adapter, ...options })).toThrow(ConfigError)
    }
    const odoo = connect('http://host/db', { adapter })
    for (const proxy of [
      { headTimeout: 2 ** 31 },
      { idleTimeout: 0 },
      { limits: { pages: 0 } },
      { limits: { perVisitor: -1 } },
    ]) {
      expect(() => ooor(odoo, { proxy: { paths: ['/shop'], ...proxy } })).toThrow(ConfigError)
    }
    for (const origin of ['shop.example.com', 'https://shop.example.com/x', 'ftp://x', 'https://u@x']) {
      expect(() => ooor(odoo, { origin })).toThrow('origin')
    }
    expect(() => ooor(odoo, { trustedProxies: ['10.0.0.0/8'] })).toThrow('trustedProxies')
  })

  it('a wait longer than timers can hold is no wait of nothing', async () => {
    const adapter = scriptedOdoo('19.0', () => ({ status: 503, headers: [['retry-after', String(2 ** 31)]], body: '' }))
    const odoo = connect('http://host/db', { adapter, retry: { maxDelay: Number.POSITIVE_INFINITY } })
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const abort = new AbortController()
    odoo.on('retry', () => queueMicrotask(() => abort.abort()))
    await odoo.request('/route', {}, { signal: abort.signal }).catch(() => {})
    const waits = timers.mock.calls.map(([, milliseconds]) => milliseconds ?? 0)
    timers.mockRestore()
    expect(Math.max(...waits)).toBe(2 ** 31 - 1)
  })

  it('many calls on one signal are no leak', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => void warnings.push(warning)
    process.on('warning', onWarning)
    const abort = new AbortController()
    let calls = 0
    let release = () => {}
    let all = Promise.resolve()
    const adapter = scriptedOdoo('19.0', async (path) => {
      if (path !== '/route') return result({})
      if (++calls === 40) release()
      await all
      return result({})
    })
    for (const more of [{}, { limit: { concurrency: 50 } }, { totalTimeout: 10_000 }]) {
      calls = 0
      all = new Promise<void>((resolve) => {
        release = resolve
      })
      const odoo = connect('http://host/db', { adapter, ...more })
      await odoo.series()
      const visitors = Array.from({ length: 40 }, () => odoo.visitor())
      await Promise.all(visitors.map((visitor) => visitor.request('/route', {}, { signal: abort.signal })))
    }
    // Warnings are told with the next turn.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', onWarning)
    expect(warnings.map(({ name }) => name)).toEqual([])
  })

  it('the shop leads nobody away', () => {
    for (const next of [
      '/.//evil.example/x',
      '/x/..//evil.example',
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
    ]) {
      for (const path of [localPath(next), withParam(localPath(next), 'added', '1')]) {
        expect([next, new URL(path, 'https://shop.example.com').host]).toEqual([next, 'shop.example.com'])
        expect(path).toMatch(/^\/(?![/\\])/)
      }
    }
    expect(localPath('/orders?a=1#b')).toBe('/orders?a=1#b')
  })
})
